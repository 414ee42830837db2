/**
 * Reviews pull requests and merge groups: reads base and head, validates both, checks new links,
 * and plans a check run, a comment, suggestions and labels.
 *
 * Start with `review-pull-request.ts`. `classify-findings.ts` separates new problems from existing
 * ones. The words are in `report/review/`.
 */

export { planIdlePullRequests, planReopening } from './idle-pull-requests.ts';
export { findAffectedPullRequests } from './other-pull-requests/affected-pull-requests.ts';
export { appendEntriesDigest, readChangedEntries } from './other-pull-requests/marked-duplicate.ts';
export { getExceededEntryLimit, isTooLarge } from './review-limits.ts';
export { reviewMergeGroup } from './review-merge-group.ts';
export type { PullRequestReview } from './review-plan.ts';
export { buildReview, reviewPullRequest } from './review-pull-request.ts';
