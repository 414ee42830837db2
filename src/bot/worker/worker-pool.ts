import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import { getJobKey, type JobStore, type QueuedJob, WorkerLost } from '../queue/index.ts';
import { PooledWorker, type WorkerHandle } from './pooled-worker.ts';
import type { RpcCall } from './rpc.ts';
import type { ServerApi, WorkerApi, WorkerInit } from './rpc-api.ts';
import { defaultWorkerLimits, isLongJob, type WorkerLimits } from './worker-limits.ts';

export interface WorkerPoolSettings {
  /** Starts a worker. */
  spawn: () => WorkerHandle;
  init: WorkerInit;
  serverApi: ServerApi;
  /** Remembers the jobs that lost a worker. */
  jobStore: Pick<JobStore, 'getValue' | 'setValue'>;
  clock: Clock;
  log: Logger;
  /** Called when a worker exited without being closed. */
  onWorkerLost?: () => void;
  limits?: Partial<WorkerLimits>;
}

/** How often a job may lose a worker of its own before it has failed for good. */
const maxIsolatedLosses = 2;

/**
 * A lost job is tried again within seconds. One that has not been tried for this long did not cause
 * the later losses.
 */
const lossMemoryMs = 3600 * 1000;

/** By job key and not by run: another push must not put a suspect beside other jobs again. */
const lossName = (job: QueuedJob) => `lost ${getJobKey(job)}`;

/**
 * Runs jobs in worker processes, and replaces the ones that exit.
 *
 * All jobs share one worker. When it exits, every job that ran in it is a suspect. Each suspect
 * runs again, one at a time, in a worker of its own. So the one that crashes is found, and the
 * others finish. A job that also loses its own workers fails for good. The job store knows how
 * often that was, should this process exit too.
 *
 * See `docs/decisions/jobs-in-worker-processes.md`.
 */
export class WorkerPool {
  readonly #settings: WorkerPoolSettings;
  readonly #limits: WorkerLimits;
  readonly #workers = new Set<PooledWorker>();
  #sharedWorker: PooledWorker | undefined;
  #isClosing = false;
  /**
   * The last isolated run of each queue. One at a time, because a job that needs more memory than
   * there is must not run four times at once. Long and short jobs have separate queues so that a
   * check of hours does not delay reviews.
   */
  readonly #isolatedQueues = { long: Promise.resolve(), short: Promise.resolve() };

  constructor(settings: WorkerPoolSettings) {
    this.#settings = settings;
    this.#limits = { ...defaultWorkerLimits, ...settings.limits };
  }

  /** Resolves when a worker is ready. Rejects when it can not start. */
  ready(): Promise<void> {
    return this.#getSharedWorker().initialized;
  }

  /** Whether the shared worker takes jobs. One that has exited is started again, as by a job. */
  isRunning(): boolean {
    return this.#getSharedWorker().isInitialized;
  }

  readonly call: RpcCall<WorkerApi> = (method, params, signal) => this.#getSharedWorker().call(method, params, signal);

  /**
   * @returns one line about the outcome.
   * @throws the job's error; or WorkerLost, permanent when the job is not to be tried again.
   */
  async runJob(job: QueuedJob, signal: AbortSignal): Promise<string> {
    const losses = await this.#countLosses(job);
    try {
      const result = await (losses === 0 ? this.#getSharedWorker().run(job, signal) : this.#runIsolated(job, signal));
      if (losses > 0) await this.#setLosses(job, 0);
      return result;
    } catch (error) {
      if (!(error instanceof WorkerLost) || this.#isClosing) throw error;
      const isPermanent = losses >= maxIsolatedLosses;
      // After the last loss, the next job with this key is isolated from the start.
      await this.#setLosses(job, isPermanent ? 1 : losses + 1);
      throw isPermanent ? error.toPermanent() : error;
    }
  }

  /** How often the job has lost its worker, without a success since. */
  async #countLosses(job: QueuedJob): Promise<number> {
    const [count, at] = ((await this.#settings.jobStore.getValue(lossName(job))) ?? '').split(' ').map(Number);
    return count && at && this.#settings.clock.now() - at < lossMemoryMs ? count : 0;
  }

  async #setLosses(job: QueuedJob, count: number): Promise<void> {
    const { jobStore, clock } = this.#settings;
    await jobStore.setValue(lossName(job), count === 0 ? undefined : `${count} ${clock.now()}`);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all([...this.#workers].map((worker) => worker.close()));
  }

  #getSharedWorker(): PooledWorker {
    this.#sharedWorker ??= this.#startWorker();
    return this.#sharedWorker;
  }

  #startWorker(): PooledWorker {
    const { spawn, init, serverApi, clock, log, onWorkerLost } = this.#settings;
    const onExit = (worker: PooledWorker, isExpected: boolean) => {
      this.#workers.delete(worker);
      if (this.#sharedWorker === worker) this.#sharedWorker = undefined;
      if (!isExpected) onWorkerLost?.();
    };
    const worker = new PooledWorker(spawn(), { init, serverApi, clock, log, limits: this.#limits, onExit });
    this.#workers.add(worker);
    return worker;
  }

  /** Runs a job in a worker of its own, after the isolated jobs before it. */
  #runIsolated(job: QueuedJob, signal: AbortSignal): Promise<string> {
    const queue = isLongJob(job.kind) ? 'long' : 'short';
    const run = this.#isolatedQueues[queue].then(async () => {
      signal.throwIfAborted();
      const worker = this.#startWorker();
      try {
        return await worker.run(job, signal);
      } finally {
        await worker.close();
      }
    });
    this.#isolatedQueues[queue] = run.then(
      () => {},
      () => {},
    );
    return run;
  }
}
