export { maxCommandsPerHour } from './command-quota.ts';
export { Dispatcher } from './dispatcher.ts';
export { type Job, type JobOutcome, jobKey } from './job.ts';
export { deserializeError, errorMessage, type SerializedError, serializeError, WorkerLost } from './job-error.ts';
export type { JobState, JobStore, QueuedJob, RunStatus } from './job-store.ts';
export { openJobStore } from './sqlite-job-store.ts';
