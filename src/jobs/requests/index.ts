export { convertEventToRequests, isRepositoryEvent } from './event-to-requests.ts';
export type { JobRequest, PlannedRequest } from './job-request.ts';
export { mayRequestAsAuthor } from './may-request.ts';
export { planRequest } from './plan-request.ts';
export { findReviewRequests } from './review-open.ts';
