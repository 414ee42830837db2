/**
 * The comment, the check run and the suggestions of a review. Start with `pull-request-comment.ts`.
 * The findings come from `jobs/review/`, the words from `messages/`.
 */

export {
  buildAdoptionCheck,
  buildCheckWithoutAnnotations,
  buildFailedJobCheck,
  buildSupersededCheck,
  buildUnreviewedMergeGroupCheck,
  buildUpToDateCheck,
  formatFailedRequestComment,
  formatMergeGroupNote,
  formatRecoveredRequestComment,
} from './check-output.ts';
export { buildFindingAnnotation, buildReviewCheck, type ReviewAnnotation } from './check-run.ts';
export { buildLocationUrl } from './locations.ts';
export { formatIdleComment, formatPreviewItems, formatPullRequestComment } from './pull-request-comment.ts';
export { formatSuggestedChange } from './suggestions/suggested-change.ts';
export { buildTooLargeCheck } from './too-large.ts';
