import type { DeliveryAttempt } from '../../forge/index.ts';
import { createFallbackHttpClient, type HttpClient } from '../../http/index.ts';
import { readDocsUrl } from '../../jobs/shared/index.ts';
import { type Clock, systemClock } from '../../runtime/clock.ts';
import { resolveApiUrl } from '../../runtime/github-api-url.ts';
import { type Credentials, openGitHubApp } from '../github/index.ts';
import type { Logger, LogLevel } from '../log.ts';
import { countingFetch, type GitHubRequestSample } from '../metrics.ts';
import {
  deserializeError,
  errorMessage,
  type Job,
  type QueuedJob,
  type RunStatus,
  type SerializedError,
} from '../queue/index.ts';
import { reportFailure } from './report-failure.ts';
import { connectRpc, type RpcCall, type RpcTransport } from './rpc.ts';
import { runJob } from './run-job.ts';

/**
 * The bot has two sides. The *desk* takes webhooks, keeps the inbox, and never does anything that takes long. The *hands* do the jobs: they
 * read repositories, parse, ask about links and speak to GitHub. They stand in a process of their own, so that nothing they do keeps a
 * webhook waiting; a demo and most tests let both stand in one thread, with the same messages between them.
 */

/** What the desk asks of the hands. */
export interface WorkerApi {
  /** The first thing said: what they need to begin. Rejects when they can not. */
  initialize(init: WorkerInit): Promise<void>;
  /** Answered at once, unless something holds the thread. */
  ping(given: undefined): Promise<void>;
  /** Does a job and returns one line about what came of it. */
  runJob(job: QueuedJob, signal: AbortSignal): Promise<string>;
  /** Tells whoever waits for a job that it failed for good. */
  reportFailure(given: { job: QueuedJob; failure: SerializedError }): Promise<void>;
  /** Has a sweep of every repository queued. */
  queueSweeps(given: undefined): Promise<void>;
  /** Attempts of GitHub to reach us since this time. */
  listDeliveries(since: number): Promise<DeliveryAttempt[]>;
  /** Asks GitHub to send this one again. */
  redeliver(id: number): Promise<void>;
}

/** What the hands ask of the desk: the inbox is its alone. */
export interface ServerApi {
  /** Whether what this run of a job found is still to be said. Asked before anything is written, so that a run that was given up writes nothing. */
  getRunStatus(job: QueuedJob): Promise<RunStatus>;
  enqueue(wanted: { job: Job; notBefore?: number }[]): Promise<void>;
  /** When the links of a repository were last checked, in milliseconds since 1970. */
  getLastLinkCheck(place: { owner: string; repo: string }): Promise<number | undefined>;
  /** Somebody was found to be a maintainer. */
  trustMaintainer(who: { owner: string; repo: string; login: string }): Promise<void>;
  log(line: { level: LogLevel; message: string; fields?: Readonly<Record<string, string | number | boolean>> }): Promise<void>;
  countGitHubRequest(exchange: GitHubRequestSample): Promise<void>;
}

/** What the hands are told to begin with. The webhooks' secret is not theirs to know. */
export interface WorkerInit {
  credentials: Pick<Credentials, 'appId' | 'privateKey'>;
  environment: Readonly<Record<string, string | undefined>>;
  throttle: boolean;
}

/** What can not be told, and is different in a test. */
export interface WorkerDependencies {
  network: HttpClient;
  clock?: Clock;
  random?: () => number;
}

/**
 * Lets hands answer at the end of a wire.
 * @param openDependencies gives what they work with, when they are told to begin.
 */
export function serveWorkerApi(
  transport: RpcTransport,
  openDependencies: (init: WorkerInit) => WorkerDependencies | Promise<WorkerDependencies>,
): { close(): Promise<void> } {
  const started = Promise.withResolvers<StartedWorker>();
  started.promise.catch(() => {});
  const { ask: callServer } = connectRpc<ServerApi, WorkerApi>(transport, {
    async initialize(init) {
      try {
        started.resolve(startWorkerApi(init, await openDependencies(init), (...given) => callServer(...given)));
      } catch (error) {
        started.reject(error);
        throw error;
      }
    },
    ping: async () => {},
    runJob: async (job, signal) => (await started.promise).runJob(job, signal),
    reportFailure: async (given) => (await started.promise).reportFailure(given),
    queueSweeps: async () => (await started.promise).queueSweeps(undefined),
    listDeliveries: async (since) => (await started.promise).listDeliveries(since),
    redeliver: async (id) => (await started.promise).redeliver(id),
  });
  return { close: () => started.promise.then((hands) => hands.close()).catch(() => {}) };
}

type StartedWorker = Omit<WorkerApi, 'initialize' | 'ping'> & { close(): Promise<void> };

/** Repositories named to the desk at once: it writes each lot in one step. */
const sweepBatchSize = 100;

function startWorkerApi(
  { credentials, environment, throttle }: WorkerInit,
  dependencies: WorkerDependencies,
  callServer: RpcCall<ServerApi>,
): StartedWorker {
  const { clock = systemClock, random = Math.random } = dependencies;
  // What is only told is not waited for; that nobody hears it any more is no reason to stop.
  const log: Logger = (level, message, fields) =>
    void callServer('log', { level, message, ...(fields ? { fields } : {}) }).catch(() => {});
  const countRequest = (exchange: GitHubRequestSample) => void callServer('countGitHubRequest', exchange).catch(() => {});
  const network = {
    ...dependencies.network,
    fetch: countingFetch(dependencies.network.fetch, resolveApiUrl(environment), countRequest),
  };
  const secondNetwork = createFallbackHttpClient({ environment, clock });
  const app = openGitHubApp({ credentials, environment, network, clock, throttle });
  const more = { ...(secondNetwork ? { secondNetwork } : {}), ...readDocsUrl(environment) };
  return {
    runJob: (job, signal) => runJob(job, signal, { app, callServer, network, ...more, clock, random, log }),
    reportFailure: ({ job, failure }) => reportFailure(job, deserializeError(failure), app),
    async queueSweeps() {
      const sweeps: { job: Job }[] = [];
      for await (const place of app.listRepositories((error) => log('warn', `sweep: ${errorMessage(error)}`))) {
        sweeps.push({ job: { kind: 'sweep', ...place, because: 'sweep' } });
        if (sweeps.length === sweepBatchSize) await callServer('enqueue', sweeps.splice(0));
      }
      if (sweeps.length > 0) await callServer('enqueue', sweeps);
    },
    listDeliveries: (since) => app.listDeliveries(since),
    redeliver: (id) => app.redeliver(id),
    async close() {
      await secondNetwork?.close();
    },
  };
}
