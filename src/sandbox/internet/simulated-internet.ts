import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createHtmlResponse,
  escapeHtml,
  type SimulatedHost,
  type SimulatedRequest,
  type SimulatedResponse,
} from './responses.ts';

export interface SimulatedInternet {
  /**
   * For the `route` option of the HTTP client. Undefined (the real internet) only for unknown hosts
   * with `fallthrough`.
   */
  route(url: URL): URL | undefined;
  /** Every request that arrived, in order. */
  requests: { host: string; method: string; url: string }[];
  close(): Promise<void>;
}

export interface SimulatedInternetOptions {
  /**
   * Send unknown hosts to the real internet. Otherwise they answer with a plain page that is alive.
   */
  fallthrough?: boolean;
}

const maxBodyBytes = 1024 * 1024;

/**
 * Starts a simulated internet on loopback. The Host header selects the host, the port the scheme;
 * both ports speak plain HTTP. Addresses without a response of their host get 404.
 */
export async function openSimulatedInternet(
  hosts: SimulatedHost[],
  settings: SimulatedInternetOptions = {},
): Promise<SimulatedInternet> {
  const exact = new Map(hosts.filter(({ host }) => !host.startsWith('*.')).map((host) => [host.host, host]));
  const wildcardHosts = hosts.filter(({ host }) => host.startsWith('*.'));
  const requests: SimulatedInternet['requests'] = [];
  const find = (name: string) => exact.get(name) ?? wildcardHosts.find(({ host }) => name.endsWith(host.slice(1)));

  const open = async (scheme: 'http' | 'https') => {
    const server = createServer((incoming, outgoing) => {
      void readRequest(incoming, scheme).then(
        (request) => {
          requests.push({ host: request.url.hostname, method: request.method, url: request.url.href });
          const host = find(request.url.hostname);
          writeResponse(
            outgoing,
            request,
            host === undefined ? defaultPage(request) : (host.respond(request) ?? { status: 404, body: 'Not found' }),
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
      const port = getPort(url.protocol === 'https:' ? secure : plain);
      return new URL(`http://127.0.0.1:${port}${url.pathname}${url.search}`);
    },
    requests,
    async close() {
      await Promise.all([plain, secure].map(closeServer));
    },
  };
}

function getPort(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function readRequest(incoming: IncomingMessage, scheme: string): Promise<SimulatedRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new Error('request body too large');
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
    cookies: parseCookies(headers.cookie),
  };
}

function parseCookies(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name = '', ...value]) => [name, value.join('=')]));
}

function writeResponse(outgoing: ServerResponse, request: SimulatedRequest, response: SimulatedResponse): void {
  if (response.fault === 'silence') return;
  if (response.fault === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(response.body ?? '');
  const length = response.fault === 'truncated' ? body.length + 1000 : body.length;
  const type = { 'content-type': 'text/html; charset=utf-8' };
  outgoing.writeHead(response.status ?? 200, { ...type, 'content-length': String(length), ...response.headers });
  if (response.fault === 'truncated') {
    outgoing.write(body, () => outgoing.destroy());
    return;
  }
  outgoing.end(request.method === 'HEAD' ? undefined : body);
}

function defaultPage(request: SimulatedRequest): SimulatedResponse {
  const file = /\.(pdf|zip|png|jpe?g|gz|csv)$/i.exec(request.url.pathname)?.[1]?.toLowerCase();
  if (file !== undefined) return { headers: { 'content-type': `application/${file}` }, body: file };
  return createHtmlResponse(
    request.url.hostname,
    `<p>This page of the simulated internet stands for ${escapeHtml(request.url.href)}.</p>`,
  );
}
