import type { Job } from './job.ts';

export interface WebhookDelivery {
  /** `X-GitHub-Delivery`. Redeliveries have the same one, so each delivery counts once. */
  guid: string;
  event: string;
  action: string | undefined;
}

export interface QueuedJob extends Job {
  row: number;
  /** How often it was started, this time included. */
  tries: number;
}

export type JobState = 'queued' | 'running' | 'done' | 'failed';

/**
 * Whether the result of a run may be written. `overtaken`: the same job is queued again, so this
 * result is not the last one. `gone`: the run was abandoned.
 */
export type RunStatus = 'current' | 'overtaken' | 'gone';

/**
 * The job queue, with the deliveries that filled it. It holds only what a job needs to read the
 * repository again, never a payload. Losing it loses nothing that a sweep does not find again.
 *
 * Every method throws ListkeeperError `queue-unavailable` while the store can not be used. It may
 * be called again: once the cause is gone, it works.
 */
export interface JobStore {
  /**
   * Stores a delivery and its jobs in one transaction. `known` when the delivery came before: then
   * nothing is added.
   */
  acceptDelivery(delivery: WebhookDelivery, jobs: readonly Job[]): 'new' | 'known';
  hasDelivery(guid: string): boolean;
  /**
   * Queues a job, unless the same one is queued already.
   * @param notBefore in ms since 1970.
   * @returns whether it was added.
   */
  enqueue(job: Job, notBefore?: number): boolean;
  /** Queues several jobs in one transaction. */
  enqueueAll(requests: readonly { job: Job; notBefore?: number }[]): void;
  /**
   * Takes the next job that is due and marks it as running. Round robin over repositories; within
   * one, the oldest job first. A repository runs one job at a time, and beside it one job of its
   * link-check queue.
   */
  claim(): QueuedJob | undefined;
  getRunStatus(run: Pick<QueuedJob, 'row' | 'tries'>): RunStatus;
  complete(row: number): void;
  /**
   * Puts a job back in the queue until `retryAt` (ms since 1970), or ends it as failed when there
   * is none. A run that is not counted leaves `tries` as it was.
   */
  release(row: number, error: string, retryAt: number | undefined, options?: { isCounted?: boolean }): void;
  /** When the next queued job is due, in ms since 1970. */
  nextDueAt(): number | undefined;
  countByState(): Record<JobState, number>;
  /** A value stored under a name, such as the time of a repository's last link check. */
  getValue(name: string): string | undefined;
  setValue(name: string, value: string): void;
  /** Writes something. @throws ListkeeperError `queue-unavailable` when the store takes no writes. */
  checkWritable(): void;
  /** When the queued job that has waited longest was due, in ms since 1970; may be in the future. */
  oldestDueAt(): number | undefined;
  /** Exempts somebody with write access from the command quota for a day. */
  trustMaintainer(person: { owner: string; repo: string; login: string }): void;
  /**
   * Deletes deliveries and ended jobs from before a time, in a batch of bounded size.
   * @returns false when there may be more.
   */
  prune(before: number): boolean;
  close(): void;
}
