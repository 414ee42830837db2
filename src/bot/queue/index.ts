/**
 * The job queue: jobs in SQLite or PostgreSQL, a dispatcher that runs one at a time for each
 * repository, retries, and the quota on commands.
 *
 * Start with `job-store.ts` and `dispatcher.ts`. A job says where to look and never what was seen,
 * so losing the queue loses nothing that a sweep does not find again.
 */

export { type CommandAuthor, maxCommandsPerHour } from './command-quota.ts';
export { formatDatabaseAddress } from './database-address.ts';
export { Dispatcher } from './dispatcher.ts';
export { InstalledRepositories, installedKey } from './installed-repositories.ts';
export { getJobKey, type Job, type JobOutcome } from './job.ts';
export {
  deserializeError,
  formatErrorWithRemedy,
  getErrorMessage,
  type SerializedError,
  serializeError,
  WorkerLost,
} from './job-error.ts';
export type { EnqueueRequest, JobState, JobStore, QueuedJob, RunStatus } from './job-store.ts';
export { lastSweepKey } from './job-store.ts';
export { openJobQueue } from './open-job-queue.ts';
export { RenderCaches, renderCachePrefix } from './render-caches.ts';
export { translateJobStoreErrors } from './translate-errors.ts';
