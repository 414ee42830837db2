export { findAffectedPullRequests } from './affected-pull-requests.ts';
export { appendEntriesDigest, readChangedEntries } from './marked-duplicate.ts';
export { exceededEntryLimit, isTooLarge } from './review-limits.ts';
export { reviewMergeGroup } from './review-merge-group.ts';
export type { PullRequestReview } from './review-plan.ts';
export { buildReview, reviewPullRequest } from './review-pull-request.ts';
