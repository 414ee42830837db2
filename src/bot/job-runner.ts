import type { HttpClient } from '../http/index.ts';
import { getMessages } from '../messages/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Credentials } from './github/index.ts';
import { confirmApp, watchAppAccess } from './github-access.ts';
import { requestRedeliveries } from './http/index.ts';
import { ListRecords } from './lists-page/index.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { Dispatcher, formatErrorWithRemedy, type JobStore, lastSweepKey, serializeError } from './queue/index.ts';
import type { Readiness } from './readiness.ts';
import type { RestoredInstallations } from './restored-installations.ts';
import {
  createInThreadTransports,
  createServerApi,
  forkWorker,
  omitSecrets,
  type ServerApi,
  SweepLoop,
  serveWorkerApi,
  type WorkerDependencies,
  type WorkerHandle,
  type WorkerLimits,
  WorkerPool,
  workerMainUrl,
} from './worker/index.ts';

export interface JobRunnerSettings {
  jobStore: JobStore;
  installations: RestoredInstallations;
  credentials: Credentials;
  environment: Readonly<Record<string, string | undefined>>;
  network?: HttpClient;
  workerProgram?: URL;
  clock: Clock;
  log: Logger;
  random?: () => number;
  throttle?: boolean;
  /** Other processes run jobs, too. Default false. */
  sharesPaces?: boolean;
  sweepIntervalMs?: number;
  workerLimits?: Partial<WorkerLimits>;
  metrics: Metrics;
  readiness: Readiness;
  /** See `SweptStatesSettings`. */
  generation: string;
}

/**
 * GitHub redelivers for three days, and for that long a delivery's GUID must be known. With a
 * margin.
 */
const retentionMs = 14 * 24 * 3600 * 1000;

/** The part of the bot that runs jobs, and sweeps while it leads. */
export class JobRunner {
  readonly #settings: JobRunnerSettings;
  readonly #workerPool: WorkerPool;
  readonly #sweepLoop: SweepLoop;
  readonly #recordOutcome: ReturnType<typeof createServerApi>['recordOutcome'];
  #dispatcher: Dispatcher | undefined;

  /** Starts a worker, and no job yet. */
  constructor(settings: JobRunnerSettings) {
    const { jobStore, clock, log, metrics, generation, sweepIntervalMs } = settings;
    const server = createServerApi({ jobStore, clock, log, metrics, generation, onEnqueued: () => this.wake() });
    this.#settings = settings;
    this.#recordOutcome = server.recordOutcome;
    this.#workerPool = openWorkerPool(settings, server.api);
    const sweep = () => this.#watchApp(this.#sweepAll());
    this.#sweepLoop = new SweepLoop({ sweep, clock, log, intervalMs: sweepIntervalMs });
  }

  /**
   * Runs jobs from now on. Rejects when the worker can not start, or GitHub rejects the App. After
   * that a rejected key makes the bot unready, and the sweep after its return ready again.
   */
  async start(): Promise<void> {
    const { jobStore, installations, readiness, credentials, clock, log, random = Math.random } = this.#settings;
    const workerPool = this.#workerPool;
    await workerPool.ready();
    readiness.watchWorker(() => workerPool.isRunning());
    await confirmApp(workerPool.call, credentials.appId, log);
    const dispatcher = new Dispatcher({
      jobStore,
      clock,
      random,
      log,
      onFailed: (job, error) => workerPool.call('reportFailure', { job, failure: serializeError(error) }),
      onFinished: this.#recordOutcome,
      run: (job, signal) => this.#watchApp(workerPool.runJob(job, signal)),
    });
    this.#dispatcher = dispatcher;
    const queueSweeps = (installation: number) => workerPool.call('queueInstallationSweeps', installation);
    await jobStore.join({
      onWork: () => {
        this.wake();
        void installations.look();
      },
      onLost: () => {
        log('warn', getMessages('en').log.cutOff);
        dispatcher.abandonRunning();
      },
      onLeader: (isLeader) => {
        installations.setLeader(isLeader ? queueSweeps : undefined);
        if (isLeader) this.#sweepLoop.start();
        else this.#sweepLoop.pause();
      },
    });
  }

  /** Looks for work now. */
  wake(): void {
    this.#dispatcher?.wake();
  }

  /** Sweeps all repositories now. Resolves when their sweeps are queued. */
  sweep(): Promise<void> {
    return this.#sweepLoop.sweep();
  }

  /** Resolves when no job runs here and none is due. */
  async idle(): Promise<void> {
    await this.#sweepLoop.idle();
    await this.#dispatcher?.idle();
  }

  /** Starts no further job and no sweep, and waits for the running jobs. */
  async stopJobs(): Promise<void> {
    this.#sweepLoop.stop();
    await this.#dispatcher?.stop();
  }

  /** Closes the workers. */
  async close(): Promise<void> {
    await this.#workerPool.close();
    await this.#sweepLoop.ended;
  }

  #watchApp<T>(work: Promise<T>): Promise<T> {
    const { readiness, credentials, log } = this.#settings;
    return watchAppAccess(work, { readiness, appId: credentials.appId, log });
  }

  /**
   * Prunes the job store, queues a sweep of every repository, and asks GitHub for missed webhooks.
   */
  async #sweepAll(): Promise<void> {
    const { jobStore, metrics, clock, log } = this.#settings;
    // In batches, so that webhooks which arrive meanwhile are stored in between.
    while (!(await jobStore.prune(clock.now() - retentionMs))) await new Promise((resolve) => setImmediate(resolve));
    await new ListRecords(jobStore, clock).prune();
    await this.#workerPool.call('queueSweeps', undefined);
    await jobStore.setValue(lastSweepKey, String(clock.now()));
    const words = getMessages('en').log;
    try {
      const { requested, elsewhere } = await requestRedeliveries(this.#workerPool.call, jobStore, clock);
      metrics.countRedeliveries(requested);
      if (requested > 0) log('info', words.redeliveriesRequested(requested));
      if (elsewhere > 0)
        log('warn', words.deliveredElsewhere(elsewhere, await this.#workerPool.call('readWebhookUrl', undefined)));
    } catch (error) {
      // The sweep itself finds most of what the missed webhooks would have reported.
      log('warn', words.sweepFailed(formatErrorWithRemedy(error)));
    }
  }
}

function openWorkerPool(settings: JobRunnerSettings, serverApi: ServerApi): WorkerPool {
  const { network, clock, log, random = Math.random, environment, workerLimits, jobStore, metrics } = settings;
  const { appId, privateKey } = settings.credentials;
  return new WorkerPool({
    spawn: () => (network ? openInThreadWorker({ network, clock, random }) : forkWorker(settings.workerProgram ?? workerMainUrl)),
    init: {
      credentials: { appId, privateKey },
      environment: omitSecrets(environment),
      throttle: settings.throttle ?? true,
      sharesPaces: settings.sharesPaces ?? false,
    },
    serverApi,
    jobStore,
    clock,
    log,
    onWorkerLost: () => metrics.countWorkerExit(),
    ...(workerLimits ? { limits: workerLimits } : {}),
  });
}

/** A worker in this thread. */
function openInThreadWorker(dependencies: WorkerDependencies): WorkerHandle {
  const [transport, workerTransport] = createInThreadTransports();
  const exited = Promise.withResolvers<string>();
  const worker = serveWorkerApi(workerTransport, () => dependencies);
  const close = () => worker.close().then(() => exited.resolve('closed'));
  return { transport, exited: exited.promise, close };
}
