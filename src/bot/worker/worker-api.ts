import { ArchiveCache, createGitHubForge } from '../../forge/github/index.ts';
import { createFallbackHttpClient, type HttpClient, type ReserveTurn } from '../../http/index.ts';
import { readDocsUrl } from '../../jobs/shared/index.ts';
import { type Clock, systemClock } from '../../runtime/clock.ts';
import { readContactAddress } from '../../runtime/contact-address.ts';
import { resolveApiUrl } from '../../runtime/github-api-url.ts';
import { openGitHubApp } from '../github/index.ts';
import type { Logger } from '../log.ts';
import { countingFetch, type GitHubRequestSample } from '../metrics.ts';
import { deserializeError } from '../queue/index.ts';
import { InstallationPauses } from './installation-pauses.ts';
import { reportFailure } from './job/report-failure.ts';
import { runJob } from './job/run-job.ts';
import { connectRpc, type RpcCall, type RpcTransport } from './rpc.ts';
import type { ServerApi, WorkerApi, WorkerInit } from './rpc-api.ts';
import { queueInstallationSweeps, queueSweeps } from './sweep/queue-sweeps.ts';
import { createWriteTurns } from './write-turns.ts';

/** What can not be sent as a message, and differs in tests. */
export interface WorkerDependencies {
  network: HttpClient;
  clock?: Clock;
  random?: () => number;
}

/** What lets machines keep one pace, where there are several. */
interface SharedPaces {
  reserveTurn?: ReserveTurn;
}

export type OpenDependencies = (init: WorkerInit, shared: SharedPaces) => WorkerDependencies | Promise<WorkerDependencies>;

/**
 * Serves the worker's methods at one end of a transport.
 * @param openDependencies opens what the worker needs, once the server has sent the settings.
 */
export function serveWorkerApi(transport: RpcTransport, openDependencies: OpenDependencies): { close(): Promise<void> } {
  const started = Promise.withResolvers<StartedWorker>();
  started.promise.catch(() => {});
  const { call: callServer } = connectRpc<ServerApi, WorkerApi>(transport, {
    async initialize(init) {
      try {
        // Without the job store each process keeps its own pace.
        const reserveTurn: ReserveTurn = (key, intervalMs) => callServer('reserveTurn', { key, intervalMs }).catch(() => 0);
        const dependencies = await openDependencies(init, init.sharesPaces ? { reserveTurn } : {});
        started.resolve(startWorkerApi(init, dependencies, (...call) => callServer(...call)));
      } catch (error) {
        started.reject(error);
        throw error;
      }
    },
    ping: async () => {},
    runJob: async (job, signal) => (await started.promise).runJob(job, signal),
    reportFailure: async (params) => (await started.promise).reportFailure(params),
    readApp: async () => (await started.promise).readApp(undefined),
    readWebhookUrl: async () => (await started.promise).readWebhookUrl(undefined),
    queueSweeps: async () => (await started.promise).queueSweeps(undefined),
    queueInstallationSweeps: async (installation) => (await started.promise).queueInstallationSweeps(installation),
    listDeliveries: async (since) => (await started.promise).listDeliveries(since),
    redeliver: async (id) => (await started.promise).redeliver(id),
  });
  return { close: () => started.promise.then((worker) => worker.close()).catch(() => {}) };
}

type StartedWorker = Omit<WorkerApi, 'initialize' | 'ping'> & { close(): Promise<void> };

function startWorkerApi(
  { credentials, environment, throttle, sharesPaces }: WorkerInit,
  dependencies: WorkerDependencies,
  callServer: RpcCall<ServerApi>,
): StartedWorker {
  const { clock = systemClock, random = Math.random } = dependencies;
  // Log lines and counts are sent without waiting. A server that no longer listens must not stop
  // the work.
  const log: Logger = (level, message, fields) =>
    void callServer('log', { level, message, ...(fields ? { fields } : {}) }).catch(() => {});
  const countRequest = (sample: GitHubRequestSample) => void callServer('countGitHubRequest', sample).catch(() => {});
  const onWait = (seconds: number) => void callServer('observeGitHubWait', seconds).catch(() => {});
  const network = {
    ...dependencies.network,
    fetch: countingFetch(dependencies.network.fetch, resolveApiUrl(environment), countRequest),
  };
  const secondNetwork = createFallbackHttpClient({ environment, clock });
  const pauses = new InstallationPauses(callServer, clock);
  const shared = sharesPaces && throttle ? { waitToWrite: createWriteTurns(callServer, clock) } : {};
  const openPause = throttle ? { openPause: (installation: number) => pauses.open(installation) } : {};
  const app = openGitHubApp({ credentials, environment, network, clock, throttle, ...shared, ...openPause, onWait });
  const settings = {
    app,
    openForge: createGitHubForge,
    callServer,
    network,
    clock,
    random,
    log,
    archives: new ArchiveCache(),
    ...(secondNetwork ? { secondNetwork } : {}),
    ...readDocsUrl(environment),
    ...readContactAddress(environment),
  };
  return {
    runJob: (job, signal) => runJob(job, signal, settings),
    reportFailure: ({ job, failure }) => reportFailure(job, deserializeError(failure), app),
    readApp: () => app.readApp(),
    readWebhookUrl: async () => (await app.readWebhookConfig()).url,
    queueSweeps: () => queueSweeps(app, callServer, log),
    queueInstallationSweeps: (installation) => queueInstallationSweeps(installation, app, callServer),
    listDeliveries: (since) => app.listDeliveries(since),
    redeliver: (id) => app.redeliver(id),
    async close() {
      await secondNetwork?.close();
    },
  };
}
