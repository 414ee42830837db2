export { formatSubmissionComment } from './comment.ts';
export type { ExistingEntry, SubmissionOutcome } from './outcome.ts';
export { formatSubmissionPullRequest } from './pull-request.ts';
