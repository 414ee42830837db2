import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Clock } from '../net/clock.ts';
import type { Network } from '../net/network.ts';
import { handsApart, handsProgram, withoutSecrets } from './apart.ts';
import type { Credentials } from './credentials.ts';
import { type Limits, openCrew, type Post } from './crew.ts';
import { openDesk } from './desk.ts';
import { failureOf, remedyFor, wordsOf } from './failure.ts';
import { serveHands, type Tools } from './hands.ts';
import { openInbox } from './inbox.ts';
import { intake, knownAlready } from './intake.ts';
import type { Log } from './log.ts';
import { metricsType, openMetrics } from './metrics.ts';
import { askAgain } from './redeliver.ts';
import { isSigned } from './signature.ts';
import { wireInThread } from './wire.ts';
import { startWorker, type Worker } from './worker.ts';

export interface BotSettings {
  credentials: Credentials;
  /** GITHUB_API_URL or GHE_HOST; WEBHOOK_PATH; LISTKEEPER_INBOX. */
  environment: Readonly<Record<string, string | undefined>>;
  /**
   * Where it is given, jobs are done in this very thread, through this network: for a demo and for tests, whose networks can not be told to
   * anybody. Otherwise in a process of their own, which opens its own by the environment.
   */
  network?: Network;
  /** The program of that process. Default {@link handsProgram}. */
  program?: URL;
  clock: Clock;
  log: Log;
  random?: () => number;
  /** 0 takes a free one. Default 3000. */
  port?: number;
  /** Default localhost: what is open to the world is for a proxy or HOST to say. */
  host?: string;
  /** Where work in hand is kept, or `:memory:`. Default `.listkeeper/inbox.sqlite`. */
  inboxFile?: string;
  /** Keep GitHub's pace for writes. Default true; false for a forge on loopback. */
  throttle?: boolean;
  /** Milliseconds from one sweep of all repositories to the next. Default one hour. */
  sweepEvery?: number;
  /** Of jobs and of who does them. */
  limits?: Partial<Limits>;
}

export interface Bot {
  /** Where it listens, without a slash at its end. */
  url: string;
  /** Where GitHub is to send webhooks. */
  webhooks: string;
  /** Looks at every repository now, as it does at the start and every hour: resolves when their sweeps are queued. */
  sweep(): Promise<void>;
  /** Resolves when nothing is at work and nothing is due. */
  idle(): Promise<void>;
  /** Takes no more webhooks, ends what is at work, keeps the rest for the next start. Can be called twice. */
  stop(): Promise<void>;
}

const hour = 3600 * 1000;
/** From a sweep that failed to the next: what keeps the bot from looking around keeps it from finding what it missed. */
const soon = 5 * 60 * 1000;
/** GitHub lets a delivery be asked for again for three days; with a margin, so long must its GUID be known. */
const remembered = 14 * 24 * hour;

/**
 * The bot: signed webhooks into the inbox, a worker on the other end, and a sweep every hour for what no event told. Rejects when
 * the port is taken (`EADDRINUSE`), the inbox belongs to another process, or nobody who does jobs can begin.
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { credentials, environment, clock, log, network, random = Math.random } = settings;
  const metrics = openMetrics();
  const inbox = openInbox(settings.inboxFile ?? environment.LISTKEEPER_INBOX ?? join('.listkeeper', 'inbox.sqlite'), clock);
  const { appId, privateKey, webhookSecret } = credentials;
  // Webhooks may come before anybody can do what they ask for: they are written down.
  let worker: Worker | undefined;
  const desk = openDesk({ inbox, clock, log, metrics, queued: () => worker?.poke() });
  const crew = openCrew({
    begin: () => (network ? handsHere({ network, clock, random }) : handsApart(settings.program ?? handsProgram)),
    init: {
      credentials: { appId, privateKey },
      environment: withoutSecrets(environment),
      throttle: settings.throttle ?? true,
    },
    desk: desk.hands,
    clock,
    log,
    lost: metrics.workerEnded,
    ...(settings.limits ? { limits: settings.limits } : {}),
  });
  const path = environment.WEBHOOK_PATH || '/api/github/webhooks';
  let ready = true;

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    const where = request.url?.split('?', 1)[0];
    if (where === path) return void receive(request, response);
    if (where === '/healthz') return answer(response, 200, { ok: true, jobs: inbox.counts() });
    if (where === '/readyz') return answer(response, ready ? 200 : 503, { ready });
    if (where === '/metrics') return answerText(response, metrics.text(inbox.counts(), clock.now()));
    if (where === '/' && request.method === 'GET')
      return answer(response, 200, { listkeeper: 'a bot for curated lists', webhooks: path });
    return answer(response, 404, { error: 'There is nothing here.' });
  });
  const port = settings.port ?? 3000;
  const host = settings.host ?? 'localhost';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  })
    .then(() => crew.ready())
    .catch(async (error: unknown) => {
      server.close();
      await crew.close();
      inbox.close();
      throw error;
    });

  worker = startWorker({
    inbox,
    clock,
    random,
    log,
    remedy: remedyFor,
    givenUp: (job, error) => crew.ask('giveUp', { job, failure: failureOf(error) }),
    ended: desk.ended,
    run: crew.work,
  });

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verify = (body: Uint8Array, signature: string) => isSigned(body, signature, webhookSecret);
    const { status, words } = await intake(request, { verify, inbox, log });
    metrics.delivery(status !== 202 ? 'refused' : words === knownAlready ? 'known' : 'accepted');
    answer(response, status, { message: words });
    worker?.poke();
  }

  let sweeping: Promise<void> | undefined;
  /** One at a time: who asks while one is under way waits for that one. */
  function sweepAll(): Promise<void> {
    sweeping ??= sweepOnce().finally(() => {
      sweeping = undefined;
    });
    return sweeping;
  }

  const trouble = (error: unknown) => log('warn', `sweep: ${wordsOf(error)}`);

  async function sweepOnce(): Promise<void> {
    // Little by little: webhooks that come meanwhile are taken in between.
    while (!inbox.prune(clock.now() - remembered)) await new Promise((resolve) => setImmediate(resolve));
    await crew.ask('lookAround', undefined);
    metrics.swept(clock.now());
    await askForMissed();
  }

  /** What failed is asked for again; that this fails is no reason not to go on, since the sweep itself sees most of it. */
  async function askForMissed(): Promise<void> {
    try {
      const asked = await askAgain(crew.ask, inbox, clock);
      metrics.askedAgain(asked);
      if (asked > 0) log('info', `asked GitHub for ${asked} webhooks again that did not come through`);
    } catch (error) {
      trouble(error);
    }
  }

  const stopping = new AbortController();
  const rounds = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await sweepAll();
        await clock.sleep(settings.sweepEvery ?? hour, stopping.signal);
      } catch (error) {
        if (stopping.signal.aborted) return;
        trouble(error);
        await clock.sleep(soon, stopping.signal).catch(() => {});
      }
    }
  })();

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    ready = false;
    stopping.abort(new Error('The bot is stopping'));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await worker?.stop();
    server.closeAllConnections();
    await closed;
    await crew.close();
    await rounds;
    inbox.close();
  }

  const address = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  return {
    url,
    webhooks: `${url}${path}`,
    sweep: sweepAll,
    async idle() {
      await sweeping?.catch(() => {});
      await worker?.idle();
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Hands in this thread. */
function handsHere(tools: Tools): Post {
  const [wire, theirs] = wireInThread();
  const ended = Promise.withResolvers<string>();
  const hands = serveHands(theirs, () => tools);
  const close = () => hands.close().then(() => ended.resolve('closed'));
  return { wire, ended: ended.promise, close };
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  // After an early answer the rest of the request is not read, so the connection can not serve another.
  const connection: Record<string, string> = status === 413 ? { connection: 'close' } : {};
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...connection });
  response.end(`${JSON.stringify(body)}\n`);
}

function answerText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': metricsType, 'cache-control': 'no-store' });
  response.end(text);
}
