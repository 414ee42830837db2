import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getMessages } from '../../messages/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { ListsPage } from '../lists-page/index.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { JobStore } from '../queue/index.ts';
import type { Readiness } from '../readiness.ts';
import { BodyReader } from './body-reader.ts';
import { verifySignature } from './signature.ts';
import { receiveWebhook } from './webhook-endpoint.ts';

export interface HttpServerSettings {
  /** Without one, only probes are served. */
  webhookPath?: string;
  webhookSecret: string;
  jobStore: JobStore;
  metrics: Metrics;
  readiness: Readiness;
  /** Without one there is no page of all lists. */
  listsPage?: ListsPage;
  clock: Clock;
  log: Logger;
  /** Called after each webhook. */
  onWebhook: () => void;
  /** Called when every repository of an installation is to be swept. */
  onInstallationRestored: (installation: number) => void;
}

/**
 * The bot's HTTP server: the webhook endpoint, health and readiness probes.
 */
export class HttpServer {
  readonly #settings: HttpServerSettings;
  readonly #server: Server;
  readonly #bodies = new BodyReader();
  #isClosing = false;
  #closed: Promise<void> | undefined;

  constructor(settings: HttpServerSettings) {
    this.#settings = settings;
    this.#server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
      void this.#handle(request, response);
    });
  }

  /**
   * @returns the base URL, without a trailing slash.
   * @throws `EADDRINUSE` when the port is taken.
   */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, resolve);
    });
    const address = this.#server.address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  }

  /** Accepts no further connections, and reports that it is not ready. Open requests go on. */
  startClosing(): void {
    this.#isClosing = true;
    this.#closed ??= new Promise((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
  }

  /** Closes what is still open. Resolves when all connections are closed. */
  async close(): Promise<void> {
    this.startClosing();
    this.#server.closeAllConnections();
    await this.#closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch {
      // The job store, which the dispatcher logs.
      const problem = await this.#settings.readiness.findProblem().catch(() => undefined);
      sendJson(response, 503, { ready: false, ...problem });
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { webhookPath, jobStore, readiness, listsPage } = this.#settings;
    const { bot } = getMessages('en');
    const path = request.url?.split('?', 1)[0];
    if (path === webhookPath) await this.#receiveWebhook(request, response);
    else if (listsPage?.has(path)) await listsPage.serve(request, response);
    else if (path === '/healthz') sendJson(response, 200, { ok: true, jobs: await countJobs(jobStore) });
    else if (path === '/readyz') {
      const problem = await readiness.findProblem();
      const isReady = problem === undefined && !this.#isClosing;
      sendJson(response, isReady ? 200 : 503, { ready: isReady, ...problem });
    } else if (path === '/' && request.method === 'GET')
      sendJson(response, 200, { listkeeper: bot.description, ...(webhookPath ? { webhooks: webhookPath } : {}) });
    else sendJson(response, 404, { error: bot.notFound });
  }

  async #receiveWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { webhookSecret, jobStore, log, clock, metrics, onWebhook, onInstallationRestored } = this.#settings;
    const isSignatureValid = (body: Uint8Array, signature: string) => verifySignature(body, signature, webhookSecret);
    const { status, reply } = await receiveWebhook(request, {
      isSignatureValid,
      bodies: this.#bodies,
      jobStore,
      onInstallationRestored,
      log,
      now: clock.now,
    });
    metrics.countDelivery(reply === 'accepted' || reply === 'known' ? reply : 'refused');
    sendJson(response, status, { message: getMessages('en').bot.webhookReplies[reply] });
    onWebhook();
  }
}

/** A restart does not repair the job store, so the liveness probe succeeds without it. */
const countJobs = (jobStore: JobStore): Promise<object | null> => jobStore.countByState().catch(() => null);

function sendJson(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  // After an early reply the rest of the request is not read, so the connection can not be used
  // again.
  const more: Record<string, string> = status === 413 || status === 503 ? { connection: 'close' } : {};
  // RFC 9110, section 15.5.6: which methods are allowed has to be said.
  if (status === 405) more.allow = 'POST';
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...more });
  response.end(`${JSON.stringify(body)}\n`);
}
