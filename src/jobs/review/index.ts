export { appendEntriesDigest, readChangedEntries } from './marked-duplicate.ts';
export { maxReviewedEntries, TooManyEntriesError } from './review-limits.ts';
export { reviewMergeGroup } from './review-merge-group.ts';
export { buildReview, reviewPullRequest } from './review-pull-request.ts';
