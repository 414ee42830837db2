import type { HttpClient } from '../http/index.ts';
import { getMessages } from '../messages/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Credentials } from './github/index.ts';
import { confirmApp, watchAppAccess } from './github-access.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { Dispatcher, type JobStore, serializeError } from './queue/index.ts';
import type { Readiness } from './readiness.ts';
import type { RestoredInstallations } from './restored-installations.ts';
import { sweepAll } from './sweep-all.ts';
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

/** What is used of the workers. */
type RunningWorkers = Pick<WorkerPool, 'ready' | 'isRunning' | 'call' | 'runJob' | 'close'>;

type OpenWorkerPool = (settings: JobRunnerSettings, serverApi: ServerApi) => RunningWorkers;

/** The part of the bot that runs jobs, and sweeps while it leads. */
export class JobRunner {
  readonly #settings: JobRunnerSettings;
  readonly #workerPool: RunningWorkers;
  readonly #sweepLoop: SweepLoop;
  readonly #recordOutcome: ReturnType<typeof createServerApi>['recordOutcome'];
  #dispatcher: Dispatcher | undefined;

  /**
   * Starts a worker, and no job yet.
   * @param openPool opens the workers, with what they may call here.
   */
  constructor(settings: JobRunnerSettings, openPool: OpenWorkerPool = openWorkerPool) {
    const { jobStore, clock, log, metrics, generation, sweepIntervalMs } = settings;
    const server = createServerApi({ jobStore, clock, log, metrics, generation, onEnqueued: () => this.wake() });
    this.#settings = settings;
    this.#recordOutcome = server.recordOutcome;
    this.#workerPool = openPool(settings, server.api);
    const callWorker = this.#workerPool.call;
    const sweep = () => this.#watchApp(sweepAll({ jobStore, callWorker, metrics, clock, log }));
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
