export { type Dispatcher, startDispatcher } from './dispatcher.ts';
export { type Job, jobKey } from './job.ts';
export { decideRetry, deserializeError, errorMessage, type SerializedError, serializeError, WorkerLost } from './job-error.ts';
export { type JobState, type JobStore, openJobStore, type QueuedJob, type RunStatus } from './job-store.ts';
