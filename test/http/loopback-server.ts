import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import { createHttpClient } from '../../src/http/client.ts';
import type { HttpClient, HttpClientOptions } from '../../src/http/types.ts';
import type { Clock } from '../../src/runtime/clock.ts';

/**
 * Real servers on loopback, because a test double would not show limits, timeouts and reuse. All
 * are closed after each test.
 */
const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of cleanups.splice(0).reverse()) await close();
});

export interface LoopbackServer {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  baseUrl: string;
  port: number;
  /** Connections accepted so far, and the most that were open at once. */
  connections: { all: number; peak: number };
}

export function listen(server: Server): Promise<LoopbackServer> {
  const open = new Set<Socket>();
  const connections = { all: 0, peak: 0 };
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    connections.all += 1;
    connections.peak = Math.max(connections.peak, open.size);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
  });
  cleanups.push(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ baseUrl: `http://127.0.0.1:${port}`, port, connections });
    });
  });
}

export function serve(handler: RequestListener): Promise<LoopbackServer> {
  return listen(createServer(handler));
}

/** A TCP server that calls `script` with each piece of data. */
export function serveRaw(script: (socket: Socket, request: string) => void): Promise<LoopbackServer> {
  return listen(createTcpServer((socket) => socket.on('data', (data) => script(socket, data.toString('latin1')))));
}

export function createTestClient(options: HttpClientOptions = {}): HttpClient {
  const network = createHttpClient({ allowAddresses: ['127.0.0.0/8'], random: () => 0.5, clock: fastClock(), ...options });
  cleanups.push(() => network.close());
  return network;
}

/** A clock that runs `speed` times as fast as real time. */
export function fastClock(speed = 200): Clock {
  const origin = performance.now();
  return {
    now: () => 1_700_000_000_000 + (performance.now() - origin) * speed,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms / speed);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      }),
  };
}

/** A clock that only moves with `advance`. */
export function manualClock(): Clock & { advance(ms: number): Promise<void> } {
  let now = 1_700_000_000_000;
  const sleepers = new Set<{ at: number; wake: () => void }>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
      }),
    async advance(ms) {
      now += ms;
      for (const sleeper of sleepers) {
        if (sleeper.at > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

export function bodyText(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}

/** One handler per path; 404 for others. */
export function routeByPath(
  handlers: Record<string, (request: IncomingMessage, response: ServerResponse) => void>,
): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const handler = handlers[path];
    if (handler) return handler(request, response);
    response.statusCode = 404;
    response.end('no such path');
  };
}
