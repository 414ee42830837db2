export { encodeNodeId, serializeAccount, serializeApp, serializeInstallation } from './accounts.ts';
export { serializeAnnotation, serializeCheckRun, serializeCheckSuite, serializeSimpleCommit } from './checks.ts';
export {
  serializeComment,
  serializeFullPullRequest,
  serializeIssue,
  serializeLabel,
  serializePullRequest,
  serializeReaction,
  serializeReview,
  serializeReviewComment,
} from './issues.ts';
export {
  formatNoreplyEmail,
  repositoryApiUrl,
  repositoryPageUrl,
  serializeCommit,
  serializeFullRepository,
  serializeGitCommit,
  serializeRepository,
} from './repositories.ts';
