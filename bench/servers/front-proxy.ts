import { readFileSync } from 'node:fs';
import { request as askHttp, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { LinkCase } from '../../test/links/corpus/link-case.ts';

/**
 * An HTTP proxy in front of a simulated internet, for checkers that have no other setting for it.
 */
export interface FrontProxy {
  port: number;
  /** Sends all later requests there. */
  serve(internet: { route(url: URL): URL | undefined; faults: NonNullable<LinkCase['faults']> }): void;
  close(): Promise<void>;
}

/**
 * Plain requests have absolute URLs. For `https` a tunnel leads to a server with our own
 * certificate, which the checkers are configured to accept. Some hosts fail before a server is
 * reached: a missing name is the proxy’s 502, an invalid certificate a broken handshake.
 */
export async function openFrontProxy(): Promise<FrontProxy> {
  let current: Parameters<FrontProxy['serve']>[0] = { route: () => undefined, faults: {} };
  const pem = readFileSync(new URL('../../test/http/connection/localhost.pem', import.meta.url));
  const answer = (scheme: string) => (request: IncomingMessage, response: ServerResponse) => {
    const asked = request.url?.startsWith('http') ? request.url : `${scheme}://${request.headers.host}${request.url}`;
    const url = new URL(asked);
    url.hostname = removeAlias(url.hostname);
    const to = current.route(url);
    if (!to || current.faults[url.hostname]) return void response.writeHead(502).end();
    const headers = { ...request.headers, host: url.host };
    const onward = askHttp({
      host: to.hostname,
      port: to.port,
      method: request.method,
      path: url.pathname + url.search,
      headers,
    });
    onward.on('response', (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
      reply.on('error', () => response.destroy());
      reply.on('aborted', () => response.destroy());
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };
  const secure = createSecureServer({ key: pem, cert: pem }, answer('https'));
  secure.on('tlsClientError', () => {});
  const plain = createServer(answer('http'));
  await Promise.all([plain, secure].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))));
  plain.on('connect', (request, socket) => {
    socket.on('error', () => {});
    const host = removeAlias(String(request.url).replace(/:\d+$/, ''));
    const fault = current.faults[host]?.kind;
    if (fault === 'dns') return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (fault !== undefined) return void socket.destroy();
    const inner = connect(getPort(secure), '127.0.0.1');
    inner.on('error', () => socket.destroy());
    inner.on('close', () => socket.destroy());
    socket.on('close', () => inner.destroy());
    inner.pipe(socket).pipe(inner);
  });
  return {
    port: getPort(plain),
    serve(internet) {
      current = internet;
    },
    async close() {
      await Promise.all([plain, secure].map(closeServer));
    },
  };
}

/**
 * `name.internal` is an alias of every host, for checkers that skip names reserved for examples.
 */
export const aliasSuffix = '.internal';

function removeAlias(hostname: string): string {
  return hostname.endsWith(aliasSuffix) ? hostname.slice(0, -aliasSuffix.length) : hostname;
}

function getPort(server: Pick<Server, 'address'>): number {
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Pick<Server, 'close' | 'closeAllConnections'>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
