/**
 * One file for each kind of action of a plan. Every action is idempotent: it finds what it wrote
 * before by a marker and its author, and changes only what differs. The order of actions and their
 * fallbacks are in `../apply.ts`.
 */

export type { ActionContext, ActionOutcome } from './action-context.ts';
export { applyCheckRun } from './check-run.ts';
export { applyComment, findOwnComments } from './comment.ts';
export { applyCommit } from './commit.ts';
export { applyIssue, findOwnIssue } from './issue.ts';
export { applyLabels } from './labels.ts';
export { applyPullRequest, isProposalCommit } from './pull-request.ts';
export { applyPullRequestState } from './pull-request-state.ts';
export { applyReaction } from './reaction.ts';
export { applySuggestions } from './suggestions.ts';
