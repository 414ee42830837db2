/**
 * The job queue: jobs in SQLite, a dispatcher that runs one at a time for each repository, retries,
 * and the quota on commands.
 *
 * Start with `job-store.ts` and `dispatcher.ts`. A job says where to look and never what was seen,
 * so losing the queue loses nothing that a sweep does not find again.
 */

export { type CommandAuthor, maxCommandsPerHour } from './command-quota.ts';
export { Dispatcher } from './dispatcher.ts';
export { getJobKey, type Job, type JobOutcome } from './job.ts';
export {
  deserializeError,
  formatErrorWithRemedy,
  getErrorMessage,
  type SerializedError,
  serializeError,
  WorkerLost,
} from './job-error.ts';
export type { EnqueueRequest, JobState, JobStore, QueuedJob, RunStatus, StoreListener } from './job-store.ts';
export { openJobStore } from './sqlite-job-store.ts';
