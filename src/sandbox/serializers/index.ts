/** The state of `model/` as JSON, in the form that GitHub’s OpenAPI description gives. */

export { encodeNodeId, serializeAccount, serializeApp, serializeInstallation } from './accounts.ts';
export { serializeLabel } from './authors.ts';
export { serializeChangedFile } from './changed-files.ts';
export { getCheckSuiteState, serializeAnnotation, serializeCheckRun, serializeCheckSuite } from './checks.ts';
export { findCommitAccount, formatNoreplyEmail, serializeCommit, serializeGitCommit, serializeSimpleCommit } from './commits.ts';
export { serializeComment, serializeIssue } from './issues.ts';
export { serializeFullPullRequest, serializePullRequest, serializeReview, serializeReviewComment } from './pull-requests.ts';
export { serializeReaction } from './reactions.ts';
export { repositoryApiUrl, repositoryPageUrl, serializeFullRepository, serializeRepository } from './repositories.ts';
