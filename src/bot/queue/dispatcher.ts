import { getMessages } from '../../messages/index.ts';
import { ListkeeperError } from '../../model/listkeeper-error.ts';
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
  /** Called after each run, for metrics. */
  onFinished?: (job: QueuedJob, outcome: JobOutcome) => void;
  /** Default 8, each in another queue. */
  maxConcurrentJobs?: number;
}

/** A job that was started this often has crashed the process each time, and is given up. */
const maxStarts = 20;

/** How long after an error of the job store (ms) it is tried again. */
const storeRetryDelayMs = 5000;

/** How long `stop` waits (ms) for running jobs before it aborts them. */
const stopTimeoutMs = 20_000;

/** Takes jobs from the job store and runs them, until it is stopped. No error of a job stops it. */
export class Dispatcher {
  readonly #settings: DispatcherSettings;
  readonly #maxConcurrentJobs: number;
  readonly #abortRunning = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #idleListeners = new Set<() => void>();
  #isStopping = false;
  #hasStoreFailed = false;
  #wakeTimer = new AbortController();

  constructor(settings: DispatcherSettings) {
    this.#settings = settings;
    this.#maxConcurrentJobs = settings.maxConcurrentJobs ?? 8;
    this.wake();
  }

  /** Looks for work now. To be called when a job was queued. */
  wake(): void {
    try {
      this.#startJobs();
      this.#setWakeTimer(this.#settings.jobStore.nextDueAt());
      this.#hasStoreFailed = false;
    } catch (error) {
      this.#logStoreError(error);
      this.#setWakeTimer(this.#settings.clock.now() + storeRetryDelayMs);
    }
  }

  #startJobs(): void {
    while (!this.#isStopping && this.#running.size < this.#maxConcurrentJobs) {
      const job = this.#settings.jobStore.claim();
      if (!job) break;
      const run = this.#runOne(job).finally(() => {
        this.#running.delete(run);
        this.wake();
      });
      this.#running.add(run);
    }
    if (this.#running.size === 0) for (const listener of this.#idleListeners) listener();
  }

  /**
   * Resolves when nothing runs and nothing is due. Jobs that wait for a later time do not count.
   */
  idle(): Promise<void> {
    const { jobStore, clock } = this.#settings;
    return new Promise((resolve) => {
      const resolveIfIdle = () => {
        if (this.#running.size > 0) return;
        const dueAt = jobStore.nextDueAt();
        if (!this.#isStopping && dueAt !== undefined && dueAt <= clock.now()) return;
        this.#idleListeners.delete(resolveIfIdle);
        resolve();
      };
      this.#idleListeners.add(resolveIfIdle);
      resolveIfIdle();
    });
  }

  /**
   * Starts no further job and waits for the running ones. After the timeout (ms) they are aborted
   * and stay in the store.
   */
  async stop(timeoutMs = stopTimeoutMs): Promise<void> {
    this.#isStopping = true;
    this.#wakeTimer.abort();
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
    try {
      if (job.tries > maxStarts) throw new ListkeeperError('job-given-up', { starts: job.tries - 1 });
      const result = await run(job, this.#abortRunning.signal);
      const fields = { ...describeTarget(job), because: job.because, ms: clock.now() - startedAt };
      await this.#recordEnd(job, 'done', () => jobStore.complete(job.row));
      log('info', `${job.kind}: ${result}`, fields);
    } catch (error) {
      // An aborted job stays `running` in the store, and the next start of the bot resumes it.
      if (!this.#abortRunning.signal.aborted) await this.#handleFailure(job, error);
    }
  }

  async #handleFailure(job: QueuedJob, error: unknown): Promise<void> {
    const { jobStore, clock, random, log } = this.#settings;
    const decision = (this.#settings.decideRetry ?? decideRetry)(error, job.tries);
    const retryAt = getNextRetryTime(job.tries, clock.now(), random, decision);
    // Reported before it is stored: a process killed between the two reports it again, which
    // changes nothing.
    if (retryAt === undefined) await this.#notifyFailure(job, error);
    const outcome = retryAt === undefined ? 'failed' : 'again';
    await this.#recordEnd(job, outcome, () =>
      jobStore.release(job.row, getErrorMessage(error), retryAt, { isCounted: decision.retry !== 'kept' }),
    );
    const words = getMessages('en').log.jobFailed(job.kind, getErrorMessage(error), retryAt);
    log(retryAt === undefined ? 'error' : 'warn', words, { ...describeTarget(job), tries: job.tries });
  }

  /**
   * Stores how a run ended, as soon as the job store takes it. When the bot stops before, the job
   * stays `running` there, and the next start runs it again.
   */
  async #recordEnd(job: QueuedJob, outcome: JobOutcome, write: () => void): Promise<void> {
    const { clock, onFinished } = this.#settings;
    for (;;) {
      try {
        write();
        onFinished?.(job, outcome);
        return;
      } catch (error) {
        this.#logStoreError(error);
      }
      const isAborted = await clock.sleep(storeRetryDelayMs, this.#abortRunning.signal).then(
        () => false,
        () => true,
      );
      if (isAborted) return;
    }
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
      log('warn', getMessages('en').log.failureNotReported(getErrorMessage(notifyError)), describeTarget(job));
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
