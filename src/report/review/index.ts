export {
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
export { buildLocationUrl } from './problems.ts';
export { formatPreviewItems, formatPullRequestComment } from './pull-request-comment.ts';
export { formatSuggestedChange } from './suggested-change.ts';
export { buildTooLargeCheck } from './too-large.ts';
