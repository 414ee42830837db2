import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a simulated host is asked. */
export interface SimulatedRequest {
  /** The address as the outside would see it, host and scheme included. */
  url: URL;
  method: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
  cookies: Record<string, string>;
}

/** What a simulated host says; `fault` instead of an answer breaks the connection or leaves it open without a word. */
export interface SimulatedAnswer {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
  fault?: 'reset' | 'silence' | 'truncated';
}

/** A host of the simulated internet. `host` may begin with `*.` for all names below one. */
export interface SimulatedHost {
  host: string;
  answer(request: SimulatedRequest): SimulatedAnswer | undefined;
}

export interface SimulatedInternet {
  /** For `NetworkSettings.route`: where a request really goes. Undefined (the true internet) only for unknown hosts with `fallthrough`. */
  route(url: URL): URL | undefined;
  /** Every request that arrived, in order. */
  requests: { host: string; method: string; url: string }[];
  close(): Promise<void>;
}

export interface InternetSettings {
  /** Send unknown hosts to the true internet; otherwise they answer a plain page that is alive. */
  fallthrough?: boolean;
}

const bodyLimit = 1024 * 1024;

/**
 * Starts one simulated internet on loopback. Hosts are told apart by the Host header, `http` and `https` by the port they arrive at: the
 * network speaks plain HTTP to both. Answers 404 where a host says nothing about an address.
 */
export async function openInternet(hosts: SimulatedHost[], settings: InternetSettings = {}): Promise<SimulatedInternet> {
  const exact = new Map(hosts.filter(({ host }) => !host.startsWith('*.')).map((host) => [host.host, host]));
  const below = hosts.filter(({ host }) => host.startsWith('*.'));
  const requests: SimulatedInternet['requests'] = [];
  const find = (name: string) => exact.get(name) ?? below.find(({ host }) => name.endsWith(host.slice(1)));

  const open = async (scheme: 'http' | 'https') => {
    const server = createServer((incoming, outgoing) => {
      void receive(incoming, scheme).then(
        (request) => {
          requests.push({ host: request.url.hostname, method: request.method, url: request.url.href });
          const host = find(request.url.hostname);
          send(
            outgoing,
            request,
            host === undefined ? plainPage(request) : (host.answer(request) ?? { status: 404, body: 'Not found' }),
          );
        },
        () => outgoing.destroy(),
      );
    });
    server.keepAliveTimeout = 30_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  };
  const [plain, secure] = await Promise.all([open('http'), open('https')]);

  return {
    route(url) {
      if (settings.fallthrough === true && find(url.hostname) === undefined) return undefined;
      const port = portOf(url.protocol === 'https:' ? secure : plain);
      return new URL(`http://127.0.0.1:${port}${url.pathname}${url.search}`);
    },
    requests,
    async close() {
      await Promise.all([plain, secure].map(shut));
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function shut(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function receive(incoming: IncomingMessage, scheme: string): Promise<SimulatedRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw new Error('request body too large');
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const url = new URL(`${scheme}://${headers.host ?? 'localhost'}${incoming.url ?? '/'}`);
  return {
    url,
    method: incoming.method ?? 'GET',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
    cookies: cookiesOf(headers.cookie),
  };
}

function cookiesOf(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name = '', ...value]) => [name, value.join('=')]));
}

function send(outgoing: ServerResponse, request: SimulatedRequest, answer: SimulatedAnswer): void {
  if (answer.fault === 'silence') return;
  if (answer.fault === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(answer.body ?? '');
  const length = answer.fault === 'truncated' ? body.length + 1000 : body.length;
  const type = { 'content-type': 'text/html; charset=utf-8' };
  outgoing.writeHead(answer.status ?? 200, { ...type, 'content-length': String(length), ...answer.headers });
  if (answer.fault === 'truncated') {
    outgoing.write(body, () => outgoing.destroy());
    return;
  }
  outgoing.end(request.method === 'HEAD' ? undefined : body);
}

function plainPage(request: SimulatedRequest): SimulatedAnswer {
  const file = /\.(pdf|zip|png|jpe?g|gz|csv)$/i.exec(request.url.pathname)?.[1]?.toLowerCase();
  if (file !== undefined) return { headers: { 'content-type': `application/${file}` }, body: file };
  return page(request.url.hostname, `<p>This page of the simulated internet stands for ${escaped(request.url.href)}.</p>`);
}

/** A small HTML page with a title. */
export function page(title: string, body = '<p>Some words that stand on this page.</p>', status = 200): SimulatedAnswer {
  return {
    status,
    body: `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>${body}</body></html>`,
  };
}

/** An answer in JSON. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): SimulatedAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) };
}

/** A redirect. */
export function redirect(to: string, status = 302, headers: Record<string, string | string[]> = {}): SimulatedAnswer {
  return { status, headers: { location: to, ...headers } };
}

/** Text made safe for HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
