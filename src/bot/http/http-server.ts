import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getMessages } from '../../messages/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import { type Metrics, metricsContentType } from '../metrics.ts';
import type { JobStore } from '../queue/index.ts';
import { verifySignature } from './signature.ts';
import { receiveWebhook } from './webhook-endpoint.ts';

export interface HttpServerSettings {
  webhookPath: string;
  webhookSecret: string;
  jobStore: JobStore;
  metrics: Metrics;
  clock: Clock;
  log: Logger;
  /** Called after each webhook. */
  onWebhook: () => void;
}

/** What an operator has to do before the bot can work. */
export interface ReadinessProblem {
  code: string;
  message: string;
  remedy: string;
}

/**
 * The bot's HTTP server: the webhook endpoint, health and readiness probes, and the metrics page.
 */
export class HttpServer {
  readonly #settings: HttpServerSettings;
  readonly #server: Server;
  #isClosing = false;
  #problem: ReadinessProblem | undefined;
  #closed: Promise<void> | undefined;

  constructor(settings: HttpServerSettings) {
    this.#settings = settings;
    this.#server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) =>
      this.#handle(request, response),
    );
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

  /** While there is a problem, the bot reports that it is not ready. It takes webhooks all the same. */
  setProblem(problem: ReadinessProblem | undefined): void {
    this.#problem = problem;
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

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const { webhookPath, jobStore, metrics, clock } = this.#settings;
    const { bot } = getMessages('en');
    const path = request.url?.split('?', 1)[0];
    if (path === webhookPath) this.#receiveWebhook(request, response);
    else if (path === '/healthz') sendJson(response, 200, { ok: true, jobs: jobStore.countByState() });
    else if (path === '/readyz') this.#sendReadiness(response);
    else if (path === '/metrics') sendMetrics(response, metrics.format(jobStore.countByState(), clock.now()));
    else if (path === '/' && request.method === 'GET')
      sendJson(response, 200, { listkeeper: bot.description, webhooks: webhookPath });
    else sendJson(response, 404, { error: bot.notFound });
  }

  #sendReadiness(response: ServerResponse): void {
    const isReady = !this.#isClosing && !this.#problem;
    sendJson(response, isReady ? 200 : 503, { ready: isReady, ...this.#problem });
  }

  async #receiveWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { webhookSecret, jobStore, log, metrics, onWebhook } = this.#settings;
    const isSignatureValid = (body: Uint8Array, signature: string) => verifySignature(body, signature, webhookSecret);
    const { status, reply } = await receiveWebhook(request, { isSignatureValid, jobStore, log });
    metrics.countDelivery(reply === 'accepted' || reply === 'known' ? reply : 'refused');
    sendJson(response, status, { message: getMessages('en').bot.webhookReplies[reply] });
    onWebhook();
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  // After an early reply the rest of the request is not read, so the connection can not be used
  // again.
  const connection: Record<string, string> = status === 413 ? { connection: 'close' } : {};
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...connection });
  response.end(`${JSON.stringify(body)}\n`);
}

function sendMetrics(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': metricsContentType, 'cache-control': 'no-store' });
  response.end(text);
}
