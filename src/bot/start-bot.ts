import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ListkeeperError } from '../errors/listkeeper-error.ts';
import type { HttpClient } from '../http/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Credentials } from './github/index.ts';
import { HttpServer, MetricsServer, type MetricsServerSettings } from './http/index.ts';
import { JobRunner } from './job-runner.ts';
import { type OpenListsPage, readListsPage } from './lists-page/index.ts';
import type { Logger } from './log.ts';
import { Metrics } from './metrics.ts';
import { type JobStore, openJobQueue, translateJobStoreErrors } from './queue/index.ts';
import { Readiness } from './readiness.ts';
import { RestoredInstallations } from './restored-installations.ts';
import type { WorkerLimits } from './worker/index.ts';

/**
 * What a process does. `web` stores webhooks, `worker` runs jobs; one of the workers sweeps. All
 * but `all` need a job store that processes share.
 */
export type BotRole = 'all' | 'web' | 'worker';

export interface BotSettings {
  credentials: Credentials;
  /** Default `all`. */
  role?: BotRole;
  /** Of this program. */
  version?: string;
  /**
   * DATABASE_URL; GITHUB_API_URL or GHE_HOST; WEBHOOK_PATH; LISTKEEPER_INBOX;
   * LISTKEEPER_LISTS_TOKEN; GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET.
   */
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
  /** Of the metrics, which are not served without one. 0 takes a free one. */
  metricsPort?: number;
  /**
   * File of the job store, or `:memory:`, even where DATABASE_URL is set. Default
   * `.listkeeper/inbox.sqlite`.
   */
  databaseFile?: string;
  /** Keep GitHub's pace for writes. Default true; false for a forge on loopback. */
  throttle?: boolean;
  /** See `SweptStatesSettings`. Default: the version; without one, every start looks at everything. */
  generation?: string;
  /** Between two sweeps of all repositories. Default one hour. */
  sweepIntervalMs?: number;
  workerLimits?: Partial<WorkerLimits>;
}

export interface Bot {
  /** Base URL, without a trailing slash. */
  url: string;
  /** Where GitHub is to send webhooks. */
  webhookUrl: string;
  /** The page of the metrics, where a port was given. */
  metricsUrl?: string;
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
 * Starts the bot: signed webhooks fill the job store, a worker runs the jobs, and a sweep every
 * hour finds what no event reported. With DATABASE_URL, processes share these parts.
 * @throws `EADDRINUSE` when the port is taken, and whatever keeps the worker from starting.
 * ListkeeperError: `queue-in-use`, `queue-unavailable`, `bad-database-url`, `role-needs-database`,
 * `weak-lists-token`, `incomplete-sign-in`, or `app-rejected` when GitHub does not accept the App's
 * id and key.
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { environment, clock, log, role = 'all' } = settings;
  const databaseUrl = settings.databaseFile === undefined ? environment.DATABASE_URL : undefined;
  if (role !== 'all' && !databaseUrl) throw new ListkeeperError('role-needs-database', { role });
  const openListsPage = readListsPage(settings);
  const metrics = new Metrics();
  const file = settings.databaseFile ?? environment.LISTKEEPER_INBOX ?? join('.listkeeper', 'inbox.sqlite');
  const jobStore = countQueueErrors(await openJobQueue({ databaseUrl, file, clock }), metrics);
  const readiness = new Readiness(jobStore);
  const parts: BotParts = { jobStore, installations: new RestoredInstallations(jobStore, { clock, log }) };
  const listsPage = openListsPage?.(jobStore);
  if (listsPage) parts.listsPage = listsPage;
  try {
    // Another version may do more in a sweep, so it looks at every repository once. The same
    // version goes on from what the queue remembers.
    const generation = settings.generation ?? settings.version ?? randomUUID();
    if (role !== 'web')
      parts.jobRunner = new JobRunner({
        ...settings,
        ...parts,
        metrics,
        readiness,
        generation,
        sharesPaces: Boolean(databaseUrl),
      });
    const webhookPath = environment.WEBHOOK_PATH || '/api/github/webhooks';
    const httpServer = new HttpServer({
      ...(role === 'worker' ? {} : { webhookPath }),
      webhookSecret: settings.credentials.webhookSecret,
      jobStore,
      metrics,
      readiness,
      ...(listsPage ? { listsPage: listsPage.page } : {}),
      clock,
      log,
      onWebhook: () => parts.jobRunner?.wake(),
      onInstallationRestored: (installation) => void parts.installations.record(installation),
    });
    parts.httpServer = httpServer;
    // Webhooks are stored from the start, even before their jobs can run.
    const url = await httpServer.listen(settings.port ?? 3000, settings.host ?? 'localhost');
    const metricsUrl = await startMetrics(settings, { metrics, jobStore, readiness, clock }, parts);
    await parts.jobRunner?.start();
    return createBot({ url, webhookUrl: `${url}${webhookPath}`, ...metricsUrl }, parts);
  } catch (error) {
    await stopParts(parts);
    throw error;
  }
}

/** The same store, whose failures are counted. */
const countQueueErrors = (store: JobStore, metrics: Metrics): JobStore =>
  translateJobStoreErrors(store, (error) => {
    metrics.countQueueError();
    return error;
  });

interface BotParts {
  jobStore: JobStore;
  installations: RestoredInstallations;
  httpServer?: HttpServer;
  metricsServer?: MetricsServer;
  jobRunner?: JobRunner;
  listsPage?: OpenListsPage;
}

/** The metrics on a port of their own, where one is given. */
async function startMetrics(
  { metricsPort, host = 'localhost', environment }: BotSettings,
  served: MetricsServerSettings,
  parts: BotParts,
): Promise<Pick<Bot, 'metricsUrl'>> {
  if (metricsPort === undefined) return {};
  parts.metricsServer = new MetricsServer(served);
  return { metricsUrl: await parts.metricsServer.listen(metricsPort, environment.METRICS_HOST || host) };
}

function createBot(addresses: Pick<Bot, 'url' | 'webhookUrl' | 'metricsUrl'>, parts: BotParts): Bot {
  let stopped: Promise<void> | undefined;
  return {
    ...addresses,
    sweep: async () => parts.jobRunner?.sweep(),
    idle: async () => parts.jobRunner?.idle(),
    stop: () => {
      stopped ??= stopParts(parts);
      return stopped;
    },
  };
}

async function stopParts({ httpServer, metricsServer, jobRunner, listsPage, jobStore }: BotParts): Promise<void> {
  httpServer?.startClosing();
  await jobRunner?.stopJobs();
  await httpServer?.close();
  await metricsServer?.close();
  await listsPage?.close();
  await jobRunner?.close();
  await jobStore.close();
}
