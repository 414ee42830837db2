/**
 * From an event on GitHub to a job: `event-to-requests.ts` says what an event asks for,
 * `may-request.ts` who may ask, and `plan-request.ts` runs the job. The App and the Action both use
 * it.
 */

export { convertEventToRequests, isRepositoryEvent } from './event-to-requests.ts';
export type { JobRequest, PlannedRequest } from './job-request.ts';
export { mayRequestAsAuthor } from './may-request.ts';
export { planRequest } from './plan-request.ts';
export { findReviewRequests } from './review-open.ts';
