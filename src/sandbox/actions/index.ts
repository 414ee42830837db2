/**
 * Everything that changes the embedded GitHub: each action updates `model/` and emits the events
 * that GitHub would send.
 */

export { commitFiles, createCommitIdentity, deleteRef, requireCommit, resolveRef, updateRef } from './branches.ts';
export { emitCheckRunEvent, emitCheckSuiteEvent, findOrCreateCheckSuite } from './checks.ts';
export { addComment, editComment, emitCommentEvent } from './comments.ts';
export { emitIssueEvent } from './issue-events.ts';
export { validateBody } from './issue-record.ts';
export { editIssue, openIssue } from './issues.ts';
export { createLabel, setLabels } from './labels.ts';
export { isMergeable, listPullRequestCommits, listPullRequestFiles } from './pull-request-diff.ts';
export { createPullRequest, mergePullRequest } from './pull-requests.ts';
export { addReaction } from './reactions.ts';
export { createEmptyRepository, createRepository, forkRepository, installApp } from './repositories.ts';
