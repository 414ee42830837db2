import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { HttpClient } from '../http/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Credentials } from './github/index.ts';
import { knownDeliveryMessage, receiveWebhook, requestRedeliveries, verifySignature } from './http/index.ts';
import type { Logger } from './log.ts';
import { createMetrics, metricsContentType } from './metrics.ts';
import { type Dispatcher, decideRetry, errorMessage, openJobStore, serializeError, startDispatcher } from './queue/index.ts';
import {
  createInThreadTransports,
  createServerApi,
  forkWorker,
  omitSecrets,
  openWorkerPool,
  serveWorkerApi,
  type WorkerDependencies,
  type WorkerHandle,
  type WorkerLimits,
  workerMainUrl,
} from './worker/index.ts';

export interface BotSettings {
  credentials: Credentials;
  /** GITHUB_API_URL or GHE_HOST; WEBHOOK_PATH; LISTKEEPER_INBOX. */
  environment: Readonly<Record<string, string | undefined>>;
  /**
   * Where it is given, jobs are done in this very thread, through this network: for a demo and for tests, whose networks can not be told to
   * anybody. Otherwise in a process of their own, which opens its own by the environment.
   */
  network?: HttpClient;
  /** The program of that process. Default {@link workerMainUrl}. */
  workerProgram?: URL;
  clock: Clock;
  log: Logger;
  random?: () => number;
  /** 0 takes a free one. Default 3000. */
  port?: number;
  /** Default localhost: what is open to the world is for a proxy or HOST to say. */
  host?: string;
  /** Where work in hand is kept, or `:memory:`. Default `.listkeeper/inbox.sqlite`. */
  databaseFile?: string;
  /** Keep GitHub's pace for writes. Default true; false for a forge on loopback. */
  throttle?: boolean;
  /** Milliseconds from one sweep of all repositories to the next. Default one hour. */
  sweepIntervalMs?: number;
  /** Of jobs and of who does them. */
  workerLimits?: Partial<WorkerLimits>;
}

export interface Bot {
  /** Where it listens, without a slash at its end. */
  url: string;
  /** Where GitHub is to send webhooks. */
  webhookUrl: string;
  /** Looks at every repository now, as it does at the start and every hour: resolves when their sweeps are queued. */
  sweep(): Promise<void>;
  /** Resolves when nothing is at work and nothing is due. */
  idle(): Promise<void>;
  /** Takes no more webhooks, ends what is at work, keeps the rest for the next start. Can be called twice. */
  stop(): Promise<void>;
}

const hourMs = 3600 * 1000;
/** From a sweep that failed to the next: what keeps the bot from looking around keeps it from finding what it missed. */
const sweepRetryDelayMs = 5 * 60 * 1000;
/** GitHub lets a delivery be asked for again for three days; with a margin, so long must its GUID be known. */
const retentionMs = 14 * 24 * hourMs;

/**
 * The bot: signed webhooks into the inbox, a worker on the other end, and a sweep every hour for what no event told. Rejects when
 * the port is taken (`EADDRINUSE`), the inbox belongs to another process, or nobody who does jobs can begin.
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { credentials, environment, clock, log, network, random = Math.random } = settings;
  const metrics = createMetrics();
  const jobStore = openJobStore(
    settings.databaseFile ?? environment.LISTKEEPER_INBOX ?? join('.listkeeper', 'inbox.sqlite'),
    clock,
  );
  const { appId, privateKey, webhookSecret } = credentials;
  // Webhooks may come before anybody can do what they ask for: they are written down.
  let dispatcher: Dispatcher | undefined;
  const serverApi = createServerApi({ jobStore, clock, log, metrics, onEnqueued: () => dispatcher?.wake() });
  const workerPool = openWorkerPool({
    spawn: () => (network ? openInlineWorker({ network, clock, random }) : forkWorker(settings.workerProgram ?? workerMainUrl)),
    init: {
      credentials: { appId, privateKey },
      environment: omitSecrets(environment),
      throttle: settings.throttle ?? true,
    },
    serverApi: serverApi.hands,
    clock,
    log,
    onWorkerLost: metrics.countWorkerExit,
    ...(settings.workerLimits ? { limits: settings.workerLimits } : {}),
  });
  const path = environment.WEBHOOK_PATH || '/api/github/webhooks';
  let isReady = true;

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    const where = request.url?.split('?', 1)[0];
    if (where === path) return void handleWebhook(request, response);
    if (where === '/healthz') return sendJson(response, 200, { ok: true, jobs: jobStore.countByState() });
    if (where === '/readyz') return sendJson(response, isReady ? 200 : 503, { ready: isReady });
    if (where === '/metrics') return sendMetrics(response, metrics.format(jobStore.countByState(), clock.now()));
    if (where === '/' && request.method === 'GET')
      return sendJson(response, 200, { listkeeper: 'a bot for curated lists', webhooks: path });
    return sendJson(response, 404, { error: 'There is nothing here.' });
  });
  const port = settings.port ?? 3000;
  const host = settings.host ?? 'localhost';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  })
    .then(() => workerPool.ready())
    .catch(async (error: unknown) => {
      server.close();
      await workerPool.close();
      jobStore.close();
      throw error;
    });

  dispatcher = startDispatcher({
    jobStore,
    clock,
    random,
    log,
    decideRetry: decideRetry,
    onFailed: (job, error) => workerPool.call('reportFailure', { job, failure: serializeError(error) }),
    onFinished: serverApi.ended,
    run: workerPool.runJob,
  });

  async function handleWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verify = (body: Uint8Array, signature: string) => verifySignature(body, signature, webhookSecret);
    const { status, words } = await receiveWebhook(request, { isSignatureValid: verify, jobStore, log });
    metrics.countDelivery(status !== 202 ? 'refused' : words === knownDeliveryMessage ? 'known' : 'accepted');
    sendJson(response, status, { message: words });
    dispatcher?.wake();
  }

  let sweeping: Promise<void> | undefined;
  /** One at a time: who asks while one is under way waits for that one. */
  function sweepShared(): Promise<void> {
    sweeping ??= sweepOnce().finally(() => {
      sweeping = undefined;
    });
    return sweeping;
  }

  const logSweepError = (error: unknown) => log('warn', `sweep: ${errorMessage(error)}`);

  async function sweepOnce(): Promise<void> {
    // Little by little: webhooks that come meanwhile are taken in between.
    while (!jobStore.prune(clock.now() - retentionMs)) await new Promise((resolve) => setImmediate(resolve));
    await workerPool.call('queueSweeps', undefined);
    metrics.recordSweep(clock.now());
    await redeliverMissed();
  }

  /** What failed is asked for again; that this fails is no reason not to go on, since the sweep itself sees most of it. */
  async function redeliverMissed(): Promise<void> {
    try {
      const asked = await requestRedeliveries(workerPool.call, jobStore, clock);
      metrics.countRedeliveries(asked);
      if (asked > 0) log('info', `asked GitHub for ${asked} webhooks again that did not come through`);
    } catch (error) {
      logSweepError(error);
    }
  }

  const stopping = new AbortController();
  const sweepLoop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await sweepShared();
        await clock.sleep(settings.sweepIntervalMs ?? hourMs, stopping.signal);
      } catch (error) {
        if (stopping.signal.aborted) return;
        logSweepError(error);
        await clock.sleep(sweepRetryDelayMs, stopping.signal).catch(() => {});
      }
    }
  })();

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    isReady = false;
    stopping.abort(new Error('The bot is stopping'));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await dispatcher?.stop();
    server.closeAllConnections();
    await closed;
    await workerPool.close();
    await sweepLoop;
    jobStore.close();
  }

  const address = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  return {
    url,
    webhookUrl: `${url}${path}`,
    sweep: sweepShared,
    async idle() {
      await sweeping?.catch(() => {});
      await dispatcher?.idle();
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Hands in this thread. */
function openInlineWorker(dependencies: WorkerDependencies): WorkerHandle {
  const [transport, workerTransport] = createInThreadTransports();
  const exited = Promise.withResolvers<string>();
  const worker = serveWorkerApi(workerTransport, () => dependencies);
  const close = () => worker.close().then(() => exited.resolve('closed'));
  return { transport, exited: exited.promise, close };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  // After an early answer the rest of the request is not read, so the connection can not serve another.
  const connection: Record<string, string> = status === 413 ? { connection: 'close' } : {};
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...connection });
  response.end(`${JSON.stringify(body)}\n`);
}

function sendMetrics(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': metricsContentType, 'cache-control': 'no-store' });
  response.end(text);
}
