import type { CommandAuthor } from './command-quota.ts';
import type { Job } from './job.ts';

/** The name of the value with the time of the last sweep of all repositories, in ms since 1970. */
export const lastSweepKey = 'swept-all';

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

export interface EnqueueRequest {
  job: Job;
  /** In ms since 1970. Default: now. */
  notBefore?: number;
}

export type JobState = 'queued' | 'running' | 'done' | 'failed';

/**
 * Whether the result of a run may be written. `overtaken`: the same job is queued again, so this
 * result is not the last one. `gone`: the run was abandoned.
 */
export type RunStatus = 'current' | 'overtaken' | 'gone';

/** One run of a job. Its count distinguishes it from the runs before and after it. */
export type RunId = Pick<QueuedJob, 'row' | 'tries'>;

/** What the store reports to the process that uses it. */
export interface StoreListener {
  /** Another process may have left work: look for jobs. */
  onWork(): void;
  /**
   * This process was cut off too long, so its running jobs may be given to others. They have to
   * stop at once, and their results no longer count.
   */
  onLost(): void;
  /**
   * Whether this process is the one that does what is to be done once: sweeps, redeliveries and
   * pruning. One process at a time, after a short overlap at most.
   */
  onLeader(isLeader: boolean): void;
}

/**
 * The job queue, with the deliveries that filled it. It holds only what a job needs to read the
 * repository again, never a payload. Losing it loses nothing that a sweep does not find again.
 *
 * Every method rejects with ListkeeperError `queue-unavailable` while the store can not be used. It
 * may be called again: once the cause is gone, it works.
 */
export interface JobStore {
  /**
   * Stores a delivery and its jobs in one transaction. `known` when the delivery came before: then
   * nothing is added.
   */
  acceptDelivery(delivery: WebhookDelivery, jobs: readonly Job[]): Promise<'new' | 'known'>;
  hasDelivery(guid: string): Promise<boolean>;
  /**
   * Queues a job, unless the same one is queued already: that one keeps the earlier time.
   * @param notBefore in ms since 1970.
   */
  enqueue(job: Job, notBefore?: number): Promise<void>;
  /** Queues several jobs in one transaction. */
  enqueueAll(requests: readonly EnqueueRequest[]): Promise<void>;
  /**
   * Takes the next job that is due and marks it as running. Round robin over repositories; within
   * one, the oldest job first. A repository runs one job at a time, and beside it one job of its
   * link-check queue, whatever process claims it.
   */
  claim(): Promise<QueuedJob | undefined>;
  getRunStatus(run: RunId): Promise<RunStatus>;
  /** Ends a job. Does nothing for a run that is `gone`. */
  complete(run: RunId): Promise<void>;
  /**
   * Puts a job back in the queue until `retryAt` (ms since 1970), or ends it as failed when there
   * is none. A run that is not counted leaves `tries` as it was. Does nothing for a run that is
   * `gone`.
   */
  release(run: RunId, error: string, retryAt: number | undefined, options?: { isCounted?: boolean }): Promise<void>;
  /** When the next queued job that this process could run is due, in ms since 1970. */
  nextDueAt(): Promise<number | undefined>;
  countByState(): Promise<Record<JobState, number>>;
  /** A value stored under a name, such as the time of a repository's last link check. */
  getValue(name: string): Promise<string | undefined>;
  /** The values of those of the names that have one. */
  getValues(names: readonly string[]): Promise<Map<string, string>>;
  /** Stores a value. Without one the name is deleted. */
  setValue(name: string, value: string | undefined): Promise<void>;
  /**
   * The values whose name begins with `prefix`, ordered by the bytes of their names.
   * @param after only later names; empty for the first ones.
   * @param limit how many at most.
   */
  listValues(prefix: string, after: string, limit: number): Promise<[name: string, value: string][]>;
  /** Deletes all values whose name begins with `prefix`. @returns their names. */
  takeValues(prefix: string): Promise<string[]>;
  /**
   * Writes something. @throws ListkeeperError `queue-unavailable` when the store takes no writes.
   */
  checkWritable(): Promise<void>;
  /**
   * When the queued job that has waited longest was due, in ms since 1970; may be in the future.
   */
  oldestDueAt(): Promise<number | undefined>;
  /** Exempts somebody with write access from the command quota for a day. */
  trustMaintainer(person: CommandAuthor): Promise<void>;
  /**
   * Rate limit that all processes share: reserves the next turn of a key, `intervalMs` after the
   * one before.
   * @returns how long to wait for it, in ms. 0 where this process is the only one.
   */
  reserveTurn(key: string, intervalMs: number): Promise<number>;
  /** Pauses a key for all processes. An earlier call whose pause ends later still holds. */
  startPause(key: string, ms: number): Promise<void>;
  /** How long a key is still paused, in ms; 0 when it is not. */
  getRemainingPause(key: string): Promise<number>;
  /**
   * Deletes deliveries and ended jobs from before a time, in a batch of bounded size.
   * @returns false when there may be more.
   */
  prune(before: number): Promise<boolean>;
  /**
   * Makes this process one that runs jobs, and reports to it what other processes do. To be called
   * once. Resolves when it may claim jobs.
   */
  join(listener: StoreListener): Promise<void>;
  close(): Promise<void>;
}
