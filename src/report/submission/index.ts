export {
  type ExistingEntry,
  formatSubmissionComment,
  formatSubmissionPullRequest,
  type SubmissionOutcome,
} from './submission.ts';
