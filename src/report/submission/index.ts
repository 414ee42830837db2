/**
 * The comment on a suggested entry, and its pull request. The outcome is decided in
 * `jobs/submission/`.
 */

export { formatSubmissionComment } from './comment.ts';
export type { ExistingEntry, SubmissionOutcome } from './outcome.ts';
export { formatSubmissionPullRequest } from './pull-request.ts';
