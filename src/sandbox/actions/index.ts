export { commitFiles, createCommitIdentity, deleteRef, requireCommit, resolveRef, updateRef } from './branches.ts';
export { emitCheckRunEvent, emitCheckSuiteEvent, findOrCreateCheckSuite } from './checks.ts';
export {
  addComment,
  addReaction,
  createLabel,
  editComment,
  editIssue,
  emitCommentEvent,
  emitIssueEvent,
  openIssue,
  setLabels,
  validateBody,
} from './issues.ts';
export { isMergeable, listPullRequestCommits, listPullRequestFiles } from './pull-request-diff.ts';
export { createPullRequest, mergePullRequest } from './pull-requests.ts';
export { createEmptyRepository, createRepository, forkRepository, installApp } from './repositories.ts';
