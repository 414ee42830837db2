import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { getMessages } from '../../messages/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import type { JobOutcome } from './job.ts';
import { formatErrorWithRemedy, getErrorMessage } from './job-error.ts';
import type { JobStore, QueuedJob } from './job-store.ts';
import { decideRetry, getNextRetryTime, type RetryDecision } from './retry-policy.ts';

export interface DispatcherSettings {
  jobStore: JobStore;
  clock: Clock;
  random: () => number;
  log: Logger;
  /** Runs a job. @returns one line about the outcome. */
  run: (job: QueuedJob, signal: AbortSignal) => Promise<string>;
  /** Whether an error may be temporary. Default: {@link decideRetry}. */
  decideRetry?: (error: unknown, tries: number) => RetryDecision;
  /**
   * Called before a job ends as failed, to tell the people who wait for it. An error is only
   * logged.
   */
  onFailed?: (job: QueuedJob, error: unknown) => Promise<void>;
  /** Called after each run that the store has taken. Called again after an error. */
  onFinished?: (job: QueuedJob, outcome: JobOutcome) => Promise<void>;
  /** Default 24, each in another queue: most of them wait for GitHub, or for their turn to write. */
  maxConcurrentJobs?: number;
}

/** A job that was started this often has crashed the process each time, and is given up. */
const maxStarts = 20;

/** How long after an error of the job store (ms) it is tried again. */
const storeRetryDelayMs = 5000;

/** How long `stop` waits (ms) for running jobs before it aborts them. */
const stopTimeoutMs = 20_000;

/** How a run ended, and what stores it. */
interface RunEnd {
  outcome: JobOutcome;
  signal: AbortSignal;
  write: () => Promise<void>;
}

/**
 * Takes jobs from the job store and runs them, until it is stopped. No error of a job stops it, and
 * none of the job store.
 */
export class Dispatcher {
  readonly #settings: DispatcherSettings;
  readonly #maxConcurrentJobs: number;
  readonly #abortRunning = new AbortController();
  /** Aborted when the running jobs may be given to other processes. */
  #lost = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #idleListeners = new Set<() => void>();
  #isStopping = false;
  #hasStoreFailed = false;
  #wakeTimer = new AbortController();
  #isWakeRequested = false;
  #looking: Promise<void> | undefined;

  constructor(settings: DispatcherSettings) {
    this.#settings = settings;
    this.#maxConcurrentJobs = settings.maxConcurrentJobs ?? 24;
    this.wake();
  }

  /** Looks for work now. To be called when a job was queued. */
  wake(): void {
    this.#isWakeRequested = true;
    this.#looking ??= this.#lookForWork();
  }

  /** Looks once at a time, and once more when it was woken meanwhile. Never rejects. */
  async #lookForWork(): Promise<void> {
    const { jobStore, clock } = this.#settings;
    while (this.#isWakeRequested) {
      this.#isWakeRequested = false;
      try {
        await this.#startJobs();
        // While all places are taken, the next end of a job wakes it.
        const isFull = this.#running.size >= this.#maxConcurrentJobs;
        this.#setWakeTimer(this.#isStopping || isFull ? undefined : await jobStore.nextDueAt());
        this.#hasStoreFailed = false;
      } catch (error) {
        this.#logStoreError(error);
        this.#setWakeTimer(clock.now() + storeRetryDelayMs);
      }
    }
    this.#looking = undefined;
    if (this.#running.size === 0) for (const listener of this.#idleListeners) listener();
  }

  async #startJobs(): Promise<void> {
    while (!this.#isStopping && this.#running.size < this.#maxConcurrentJobs) {
      const job = await this.#settings.jobStore.claim();
      if (!job) break;
      const run = this.#runOne(job).finally(() => {
        this.#running.delete(run);
        this.wake();
      });
      this.#running.add(run);
    }
  }

  /**
   * Resolves when nothing runs here and nothing is due. Jobs that wait for a later time do not
   * count.
   */
  async idle(): Promise<void> {
    const { jobStore, clock } = this.#settings;
    for (;;) {
      await this.#looking;
      if (this.#running.size === 0 && this.#looking === undefined) {
        const dueAt = await jobStore.nextDueAt();
        const isDue = !this.#isStopping && dueAt !== undefined && dueAt <= clock.now();
        if (!isDue && this.#running.size === 0 && this.#looking === undefined) return;
      }
      await new Promise<void>((resolve) => {
        const listener = () => {
          this.#idleListeners.delete(listener);
          resolve();
        };
        this.#idleListeners.add(listener);
        if (this.#running.size === 0) this.wake();
      });
    }
  }

  /**
   * Aborts the running jobs, because other processes may get them. The job store accepts no more
   * results of them.
   */
  abandonRunning(): void {
    this.#lost.abort(new Error('The job store was out of reach for too long'));
    this.#lost = new AbortController();
  }

  /**
   * Starts no further job and waits for the running ones. After the timeout (ms) they are aborted
   * and stay in the store.
   */
  async stop(timeoutMs = stopTimeoutMs): Promise<void> {
    this.#isStopping = true;
    this.#wakeTimer.abort();
    // A job that is being claimed still runs.
    await this.#looking;
    if (this.#running.size === 0) return;
    const stopped = new AbortController();
    this.#settings.clock.sleep(timeoutMs, stopped.signal).then(
      () => this.#abortRunning.abort(new Error('The bot is stopping')),
      () => {},
    );
    // A job that ignores its signal must not keep the process alive either.
    const aborted = new Promise<void>((resolve) =>
      this.#abortRunning.signal.addEventListener('abort', () => setImmediate(resolve)),
    );
    await Promise.race([Promise.all(this.#running), aborted]);
    stopped.abort();
  }

  async #runOne(job: QueuedJob): Promise<void> {
    const { jobStore, clock, log, run } = this.#settings;
    const startedAt = clock.now();
    const signal = AbortSignal.any([this.#abortRunning.signal, this.#lost.signal]);
    try {
      if (job.tries > maxStarts) throw new ListkeeperError('job-given-up', { starts: job.tries - 1 });
      const result = await run(job, signal);
      const fields = { ...describeTarget(job), because: job.because, ms: clock.now() - startedAt };
      await this.#recordEnd(job, { outcome: 'done', signal, write: () => jobStore.complete(job) });
      log('info', `${job.kind}: ${result}`, fields);
    } catch (error) {
      // An aborted job stays `running` in the store. It is resumed by the next start of the bot, or
      // by another process.
      if (!signal.aborted) await this.#handleFailure(job, error, signal);
    }
  }

  async #handleFailure(job: QueuedJob, error: unknown, signal: AbortSignal): Promise<void> {
    const { jobStore, clock, random, log } = this.#settings;
    const decision = (this.#settings.decideRetry ?? decideRetry)(error, job.tries);
    const retryAt = getNextRetryTime(job.tries, clock.now(), random, decision);
    // Reported before it is stored: a process killed between the two reports it again, which
    // changes nothing.
    if (retryAt === undefined) await this.#notifyFailure(job, error);
    const isCounted = decision.retry !== 'kept';
    const write = () => jobStore.release(job, getErrorMessage(error), retryAt, { isCounted });
    await this.#recordEnd(job, { outcome: retryAt === undefined ? 'failed' : 'again', signal, write });
    const words = getMessages('en').log.jobFailed(job.kind, formatErrorWithRemedy(error), retryAt);
    log(retryAt === undefined ? 'error' : 'warn', words, { ...describeTarget(job), tries: job.tries });
  }

  /**
   * Stores how a run ended, as soon as the job store takes it. When the bot stops before, the job
   * stays `running` there, and the next start runs it again.
   */
  async #recordEnd(job: QueuedJob, { outcome, signal, write }: RunEnd): Promise<void> {
    const { clock, onFinished } = this.#settings;
    do {
      try {
        await write();
        await onFinished?.(job, outcome);
        return;
      } catch (error) {
        this.#logStoreError(error);
      }
      await clock.sleep(storeRetryDelayMs, signal).catch(() => {});
    } while (!signal.aborted);
  }

  /** Once for each time that the store stops working. */
  #logStoreError(error: unknown): void {
    if (!this.#hasStoreFailed) this.#settings.log('error', formatErrorWithRemedy(error));
    this.#hasStoreFailed = true;
  }

  async #notifyFailure(job: QueuedJob, error: unknown): Promise<void> {
    const { log, onFailed } = this.#settings;
    try {
      await onFailed?.(job, error);
    } catch (notifyError) {
      log('warn', getMessages('en').log.failureNotReported(formatErrorWithRemedy(notifyError)), describeTarget(job));
    }
  }

  /** Wakes up when the next job is due. */
  #setWakeTimer(dueAt: number | undefined): void {
    const { clock } = this.#settings;
    this.#wakeTimer.abort();
    if (this.#isStopping || this.#running.size >= this.#maxConcurrentJobs) return;
    if (dueAt === undefined) return;
    this.#wakeTimer = new AbortController();
    clock.sleep(Math.max(1, dueAt - clock.now()), this.#wakeTimer.signal).then(
      () => this.wake(),
      () => {},
    );
  }
}

const describeTarget = ({ owner, repo, number }: QueuedJob) => ({
  repository: `${owner}/${repo}`,
  ...(number === undefined ? {} : { pull: number }),
});
