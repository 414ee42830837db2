import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parseJson } from '../../text/parse-json.ts';
import type { ApiCall, Credentials } from '../api/index.ts';
import type { HttpResponse } from '../model/index.ts';
import { ApiError, type World } from '../model/index.ts';
import { createFaultInjector, type Fault } from './fault-injector.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** How HTTP becomes calls: the interface under `/api`, everything else is pages. */
export interface HttpServerOptions {
  world: World;
  credentials: Credentials;
  /** Milliseconds that every answer of the interface waits. */
  latencyMs: number;
  handleApiCall(call: Omit<ApiCall, 'params'>): Promise<HttpResponse>;
  renderPage(world: World, path: string): Promise<HttpResponse>;
  submitForm(world: World, path: string, origin: string | undefined, form: string): Promise<HttpResponse>;
}

export interface RunningHttpServer {
  server: Server;
  injectFault(fault: Fault): void;
  observe(watch: (exchange: RecordedExchange) => void): () => void;
}

// GitHub refuses larger requests too.
const maxBodyBytes = 40 * 1024 * 1024;
const apiPathPrefix = /^\/api(?:\/v3)?(?=\/|$)/;

export function createHttpServer(options: HttpServerOptions): RunningHttpServer {
  const faults = createFaultInjector();
  const observers = new Set<(exchange: RecordedExchange) => void>();
  const server = createServer((request, response) => {
    handleRequest(request, response, options, faults, observers).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else
        writeResponse(response, { status: 500, body: { message: error instanceof Error ? error.message : 'Server Error' } }, {});
    });
  });
  return {
    server,
    injectFault: faults.add,
    observe(watch) {
      observers.add(watch);
      return () => observers.delete(watch);
    },
  };
}

async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpServerOptions,
  faults: ReturnType<typeof createFaultInjector>,
  observers: ReadonlySet<(exchange: RecordedExchange) => void>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const method = request.method ?? 'GET';
  if (!apiPathPrefix.test(url.pathname)) {
    const isRead = method === 'GET' || method === 'HEAD';
    const reply = isRead
      ? await options.renderPage(options.world, url.pathname)
      : await handleFormPost(options, method, url.pathname, request);
    writeResponse(response, reply, {});
    return;
  }
  // A path keeps its escapes: routes decode part by part, so that an escaped slash stays within its part.
  const path = url.pathname.replace(apiPathPrefix, '') || '/';
  const headers = flattenHeaders(request);
  const bodyText = await readBody(request);
  if (bodyText === undefined) {
    writeResponse(response, { status: 413, body: { message: 'Request Entity Too Large' } }, {});
    return;
  }
  const fault = faults.take(method, path);
  if (options.latencyMs + (fault?.latencyMs ?? 0) > 0) await wait(options.latencyMs + (fault?.latencyMs ?? 0));
  if (fault?.mode === 'drop') {
    request.socket.destroy();
    return;
  }
  const made =
    fault && fault.mode !== 'after'
      ? undefined
      : await handleApiRequest(options, { method, path, query: url.searchParams, headers }, bodyText);
  const failing = fault && (fault.status !== undefined || !made);
  const reply = failing ? faultResponse(fault) : (made ?? { status: 500 });
  const answerHeaders = { ...buildCommonHeaders(options.world), ...reply.headers };
  const exchange: RecordedExchange = {
    method,
    path,
    query: Object.fromEntries(url.searchParams),
    requestHeaders: headers,
    requestBody: parseJsonBody(bodyText).value,
    status: reply.status,
    responseHeaders: answerHeaders,
    responseBody: reply.body,
    isInjectedFault: failing === true,
  };
  for (const watch of observers) watch(exchange);
  writeResponse(response, withEtag(method, headers, reply), answerHeaders);
}

/** A form of the pages was sent: its page is told by `Origin`, which a form always carries. */
async function handleFormPost(
  options: HttpServerOptions,
  method: string,
  path: string,
  request: IncomingMessage,
): Promise<HttpResponse> {
  const form = method === 'POST' ? await readBody(request) : undefined;
  return form === undefined ? { status: 405 } : options.submitForm(options.world, path, request.headers.origin, form);
}

async function handleApiRequest(
  options: HttpServerOptions,
  request: { method: string; path: string; query: URLSearchParams; headers: Record<string, string> },
  bodyText: string,
): Promise<HttpResponse> {
  try {
    const { value, broken } = parseJsonBody(bodyText);
    if (broken) throw new ApiError(400, 'Problems parsing JSON');
    const caller = options.credentials.authenticate(request.headers.authorization);
    return await options.handleApiCall({ world: options.world, ...request, body: value, caller });
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body, headers: error.headers };
    throw error;
  }
}

const faultResponse = (fault: Fault): HttpResponse => ({
  status: fault.status ?? 500,
  body: fault.body ?? { message: 'Server Error' },
  ...(fault.headers ? { headers: fault.headers } : {}),
});

function buildCommonHeaders(world: World): Record<string, string> {
  return {
    'x-github-request-id': randomUUID().slice(0, 18).toUpperCase(),
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-used': '1',
    'x-ratelimit-reset': String(Math.floor(world.clock.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
  };
}

/** A conditional read of what has not changed is answered without it. */
function withEtag(method: string, headers: Record<string, string>, reply: HttpResponse): HttpResponse {
  if (method !== 'GET' || reply.status !== 200 || reply.body === undefined) return reply;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(reply.body)).digest('hex')}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { ...reply.headers, etag } };
  return { ...reply, headers: { ...reply.headers, etag } };
}

function writeResponse(response: ServerResponse, reply: HttpResponse, headers: Record<string, string>): void {
  const all: Record<string, string> = { ...headers, ...reply.headers };
  const bytes = reply.bytes ?? (reply.body === undefined ? undefined : Buffer.from(JSON.stringify(reply.body)));
  if (bytes) {
    all['content-type'] ??= reply.bytes ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
    all['content-length'] = String(bytes.length);
  }
  response.writeHead(reply.status, all);
  response.end(bytes);
}

const flattenHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));

/** @returns undefined when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size <= maxBodyBytes) chunks.push(piece);
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

function parseJsonBody(text: string): { value: unknown; broken: boolean } {
  if (text === '') return { value: undefined, broken: false };
  const value = parseJson(text);
  return { value, broken: value === undefined };
}
