import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Credentials } from './api/credentials.ts';
import type { Exchange } from './api/exchange.ts';
import { type Fault, faultList } from './api/faults.ts';
import type { Call, Reply } from './api/route.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** How HTTP becomes calls: the interface under `/api`, everything else is pages. */
export interface ServerParts {
  world: World;
  credentials: Credentials;
  /** Milliseconds that every answer of the interface waits. */
  latency: number;
  answer(call: Omit<Call, 'at'>): Promise<Reply>;
  page(world: World, path: string): Promise<Reply>;
  press(world: World, path: string, origin: string | undefined, form: string): Promise<Reply>;
}

export interface RunningServer {
  server: Server;
  fail(fault: Fault): void;
  observe(watch: (exchange: Exchange) => void): () => void;
}

// GitHub refuses larger requests too.
const longestBody = 40 * 1024 * 1024;
const apiPrefix = /^\/api(?:\/v3)?(?=\/|$)/;

export function openServer(parts: ServerParts): RunningServer {
  const faults = faultList();
  const watchers = new Set<(exchange: Exchange) => void>();
  const server = createServer((request, response) => {
    serve(request, response, parts, faults, watchers).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, { status: 500, body: { message: error instanceof Error ? error.message : 'Server Error' } }, {});
    });
  });
  return {
    server,
    fail: faults.add,
    observe(watch) {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ServerParts,
  faults: ReturnType<typeof faultList>,
  watchers: ReadonlySet<(exchange: Exchange) => void>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const method = request.method ?? 'GET';
  if (!apiPrefix.test(url.pathname)) {
    const isRead = method === 'GET' || method === 'HEAD';
    const reply = isRead ? await parts.page(parts.world, url.pathname) : await pressed(parts, method, url.pathname, request);
    send(response, reply, {});
    return;
  }
  // A path keeps its escapes: routes decode part by part, so that an escaped slash stays within its part.
  const path = url.pathname.replace(apiPrefix, '') || '/';
  const headers = headersOf(request);
  const text = await bodyOf(request);
  if (text === undefined) {
    send(response, { status: 413, body: { message: 'Request Entity Too Large' } }, {});
    return;
  }
  const fault = faults.take(method, path);
  if (parts.latency + (fault?.latency ?? 0) > 0) await wait(parts.latency + (fault?.latency ?? 0));
  if (fault?.how === 'drop') {
    request.socket.destroy();
    return;
  }
  const made =
    fault && fault.how !== 'after' ? undefined : await replyTo(parts, { method, path, query: url.searchParams, headers }, text);
  const failing = fault && (fault.status !== undefined || !made);
  const reply = failing ? faultReply(fault) : (made ?? { status: 500 });
  const answerHeaders = { ...commonHeaders(parts.world), ...reply.headers };
  const exchange: Exchange = {
    method,
    path,
    query: Object.fromEntries(url.searchParams),
    requestHeaders: headers,
    requestBody: parsed(text).value,
    status: reply.status,
    answerHeaders,
    answerBody: reply.body,
    fault: failing === true,
  };
  for (const watch of watchers) watch(exchange);
  send(response, withTag(method, headers, reply), answerHeaders);
}

/** A form of the pages was sent: its page is told by `Origin`, which a form always carries. */
async function pressed(parts: ServerParts, method: string, path: string, request: IncomingMessage): Promise<Reply> {
  const form = method === 'POST' ? await bodyOf(request) : undefined;
  return form === undefined ? { status: 405 } : parts.press(parts.world, path, request.headers.origin, form);
}

async function replyTo(
  parts: ServerParts,
  asked: { method: string; path: string; query: URLSearchParams; headers: Record<string, string> },
  text: string,
): Promise<Reply> {
  try {
    const { value, broken } = parsed(text);
    if (broken) throw new Refusal(400, 'Problems parsing JSON');
    const caller = parts.credentials.callerOf(asked.headers.authorization);
    return await parts.answer({ world: parts.world, ...asked, body: value, caller });
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
    throw error;
  }
}

const faultReply = (fault: Fault): Reply => ({
  status: fault.status ?? 500,
  body: fault.body ?? { message: 'Server Error' },
  ...(fault.headers ? { headers: fault.headers } : {}),
});

function commonHeaders(world: World): Record<string, string> {
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
function withTag(method: string, headers: Record<string, string>, reply: Reply): Reply {
  if (method !== 'GET' || reply.status !== 200 || reply.body === undefined) return reply;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(reply.body)).digest('hex')}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { ...reply.headers, etag } };
  return { ...reply, headers: { ...reply.headers, etag } };
}

function send(response: ServerResponse, reply: Reply, headers: Record<string, string>): void {
  const all: Record<string, string> = { ...headers, ...reply.headers };
  const bytes = reply.bytes ?? (reply.body === undefined ? undefined : Buffer.from(JSON.stringify(reply.body)));
  if (bytes) {
    all['content-type'] ??= reply.bytes ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
    all['content-length'] = String(bytes.length);
  }
  response.writeHead(reply.status, all);
  response.end(bytes);
}

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));

/** @returns undefined when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size <= longestBody) pieces.push(piece);
  }
  return size > longestBody ? undefined : Buffer.concat(pieces).toString('utf8');
}

function parsed(text: string): { value: unknown; broken: boolean } {
  if (text === '') return { value: undefined, broken: false };
  try {
    return { value: JSON.parse(text), broken: false };
  } catch {
    return { value: undefined, broken: true };
  }
}
