import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { HttpClient } from '../http/index.ts';
import { getMessages } from '../messages/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Credentials } from './github/index.ts';
import { confirmApp, watchAppAccess } from './github-access.ts';
import { HttpServer, requestRedeliveries } from './http/index.ts';
import type { Logger } from './log.ts';
import { Metrics } from './metrics.ts';
import { Dispatcher, getErrorMessage, type JobStore, openJobStore, serializeError } from './queue/index.ts';
import { Readiness } from './readiness.ts';
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

export interface BotSettings {
  credentials: Credentials;
  /** GITHUB_API_URL or GHE_HOST; WEBHOOK_PATH; LISTKEEPER_INBOX. */
  environment: Readonly<Record<string, string | undefined>>;
  /**
   * When given, jobs run in this thread, through this network: for a demo and for tests, whose
   * networks can not be sent to another process. Otherwise they run in a worker process, which
   * opens its own network by the environment.
   */
  network?: HttpClient;
  /** The program of the worker process. Default {@link workerMainUrl}. */
  workerProgram?: URL;
  clock: Clock;
  log: Logger;
  random?: () => number;
  /** 0 takes a free one. Default 3000. */
  port?: number;
  /** Default localhost. Set HOST, or put a proxy in front, to be reachable from elsewhere. */
  host?: string;
  /** File of the job store, or `:memory:`. Default `.listkeeper/inbox.sqlite`. */
  databaseFile?: string;
  /** Keep GitHub's pace for writes. Default true; false for a forge on loopback. */
  throttle?: boolean;
  /** Between two sweeps of all repositories. Default one hour. */
  sweepIntervalMs?: number;
  workerLimits?: Partial<WorkerLimits>;
}

export interface Bot {
  /** Base URL, without a trailing slash. */
  url: string;
  /** Where GitHub is to send webhooks. */
  webhookUrl: string;
  /** Sweeps all repositories now. Resolves when their sweeps are queued. */
  sweep(): Promise<void>;
  /** Resolves when no job runs and none is due. */
  idle(): Promise<void>;
  /**
   * Accepts no further webhooks, waits for running jobs, and keeps the rest for the next start. May
   * be called twice.
   */
  stop(): Promise<void>;
}

/**
 * GitHub redelivers for three days, and for that long a delivery's GUID must be known. With a
 * margin.
 */
const retentionMs = 14 * 24 * 3600 * 1000;

/**
 * Starts the bot: signed webhooks fill the job store, a worker runs the jobs, and a sweep every
 * hour finds what no event reported.
 * @throws `EADDRINUSE` when the port is taken; ListkeeperError `queue-in-use`; `app-rejected` when
 * GitHub does not accept the App's id and key; whatever keeps the worker from starting.
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { environment, clock, log, random = Math.random } = settings;
  const metrics = new Metrics();
  const databaseFile = settings.databaseFile ?? environment.LISTKEEPER_INBOX ?? join('.listkeeper', 'inbox.sqlite');
  const jobStore = openJobStore(databaseFile, clock);
  // Webhooks are stored from the start, even before the dispatcher can run their jobs.
  let started: Dispatcher | undefined;
  const wake = () => started?.wake();
  // A new process may be a new version, so it looks at every repository once.
  const generation = randomUUID();
  const server = createServerApi({ jobStore, clock, log, metrics, generation, onEnqueued: wake });
  const workerPool = openWorkerPool(settings, { serverApi: server.api, jobStore, metrics });
  const webhookPath = environment.WEBHOOK_PATH || '/api/github/webhooks';
  const { webhookSecret } = settings.credentials;
  const readiness = new Readiness(jobStore);
  const watchApp = <T>(work: Promise<T>) => watchAppAccess(work, { readiness, appId: settings.credentials.appId, log });
  const onInstallationRestored = (installation: number) =>
    void workerPool
      .call('queueInstallationSweeps', installation)
      .catch((error) => log('warn', getMessages('en').log.sweepFailed(getErrorMessage(error))));
  const httpServer = new HttpServer({
    webhookPath,
    webhookSecret,
    jobStore,
    metrics,
    readiness,
    clock,
    log,
    onWebhook: wake,
    onInstallationRestored,
  });
  const url = await openListeners(settings, { httpServer, workerPool, jobStore });
  // From here on a rejected key makes the bot unready, and the sweep after its return ready again.
  const dispatcher = new Dispatcher({
    jobStore,
    clock,
    random,
    log,
    onFailed: (job, error) => workerPool.call('reportFailure', { job, failure: serializeError(error) }),
    onFinished: server.recordOutcome,
    run: (job, signal) => watchApp(workerPool.runJob(job, signal)),
  });
  started = dispatcher;
  const sweep = () => watchApp(sweepAll({ jobStore, workerPool, metrics, clock, log }));
  const sweepLoop = new SweepLoop({ sweep, clock, log, intervalMs: settings.sweepIntervalMs });
  await jobStore.join({
    onWork: wake,
    onLost: () => dispatcher.abandonRunning(),
    onLeader: (isLeader) => (isLeader ? sweepLoop.start() : sweepLoop.pause()),
  });

  return createBot({ url, webhookUrl: `${url}${webhookPath}` }, { httpServer, sweepLoop, dispatcher, workerPool, jobStore });
}

interface BotParts {
  httpServer: HttpServer;
  sweepLoop: SweepLoop;
  dispatcher: Dispatcher;
  workerPool: WorkerPool;
  jobStore: JobStore;
}

function createBot(addresses: Pick<Bot, 'url' | 'webhookUrl'>, parts: BotParts): Bot {
  let stopped: Promise<void> | undefined;
  return {
    ...addresses,
    sweep: () => parts.sweepLoop.sweep(),
    async idle() {
      await parts.sweepLoop.idle();
      await parts.dispatcher.idle();
    },
    stop: () => {
      stopped ??= stopParts(parts);
      return stopped;
    },
  };
}

async function stopParts({ httpServer, sweepLoop, dispatcher, workerPool, jobStore }: BotParts): Promise<void> {
  httpServer.startClosing();
  sweepLoop.stop();
  await dispatcher.stop();
  await httpServer.close();
  await workerPool.close();
  await sweepLoop.ended;
  await jobStore.close();
}

/**
 * Resolves with the URL when webhooks are accepted and the worker is up. Closes everything when one
 * of them fails.
 */
async function openListeners(
  { port = 3000, host = 'localhost', credentials, log }: BotSettings,
  { httpServer, workerPool, jobStore }: { httpServer: HttpServer; workerPool: WorkerPool; jobStore: JobStore },
): Promise<string> {
  try {
    const url = await httpServer.listen(port, host);
    await workerPool.ready();
    await confirmApp(workerPool.call, credentials.appId, log);
    return url;
  } catch (error) {
    httpServer.startClosing();
    await workerPool.close();
    await jobStore.close();
    throw error;
  }
}

function openWorkerPool(
  settings: BotSettings,
  { serverApi, jobStore, metrics }: { serverApi: ServerApi; jobStore: JobStore; metrics: Metrics },
): WorkerPool {
  const { network, clock, log, random = Math.random, environment, workerLimits } = settings;
  const { appId, privateKey } = settings.credentials;
  return new WorkerPool({
    spawn: () => (network ? openInThreadWorker({ network, clock, random }) : forkWorker(settings.workerProgram ?? workerMainUrl)),
    init: {
      credentials: { appId, privateKey },
      environment: omitSecrets(environment),
      throttle: settings.throttle ?? true,
    },
    serverApi,
    jobStore,
    clock,
    log,
    onWorkerLost: () => metrics.countWorkerExit(),
    ...(workerLimits ? { limits: workerLimits } : {}),
  });
}

interface SweepContext {
  jobStore: JobStore;
  workerPool: WorkerPool;
  metrics: Metrics;
  clock: Clock;
  log: Logger;
}

/**
 * Prunes the job store, queues a sweep of every repository, and asks GitHub for missed webhooks.
 */
async function sweepAll({ jobStore, workerPool, metrics, clock, log }: SweepContext): Promise<void> {
  // In batches, so that webhooks which arrive meanwhile are stored in between.
  while (!(await jobStore.prune(clock.now() - retentionMs))) await new Promise((resolve) => setImmediate(resolve));
  await workerPool.call('queueSweeps', undefined);
  metrics.recordSweep(clock.now());
  const words = getMessages('en').log;
  try {
    const count = await requestRedeliveries(workerPool.call, jobStore, clock);
    metrics.countRedeliveries(count);
    if (count > 0) log('info', words.redeliveriesRequested(count));
  } catch (error) {
    // The sweep itself finds most of what the missed webhooks would have reported.
    log('warn', words.sweepFailed(getErrorMessage(error)));
  }
}

/** A worker in this thread. */
function openInThreadWorker(dependencies: WorkerDependencies): WorkerHandle {
  const [transport, workerTransport] = createInThreadTransports();
  const exited = Promise.withResolvers<string>();
  const worker = serveWorkerApi(workerTransport, () => dependencies);
  const close = () => worker.close().then(() => exited.resolve('closed'));
  return { transport, exited: exited.promise, close };
}
