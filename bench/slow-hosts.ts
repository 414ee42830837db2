import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';

/**
 * Many hosts in one server on loopback, in a thread of its own: every answer takes `latency`; the host's name says how it behaves.
 * `hanging…` never answers; `limited…` has a bucket of 40 requests that refills at 20 a second, and says 429 with `retry-after: 3` when it is empty.
 */
const latency = 100;
const burst = 40;
const perSecond = 20;

interface Tally {
  peak: Record<string, number>;
  refused: number;
  connections: number;
}

const now = new Map<string, number>();
const buckets = new Map<string, { tokens: number; at: number }>();
let tally: Tally = { peak: {}, refused: 0, connections: 0 };

const server = createServer((request, response) => {
  const host = request.headers.host ?? '';
  const busy = (now.get(host) ?? 0) + 1;
  now.set(host, busy);
  tally.peak[host] = Math.max(tally.peak[host] ?? 0, busy);
  response.on('close', () => now.set(host, (now.get(host) ?? 1) - 1));
  if (host.startsWith('hanging')) return;
  const refused = host.startsWith('limited') && !hasToken(host);
  if (refused) tally.refused += 1;
  setTimeout(() => response.writeHead(refused ? 429 : 200, refused ? { 'retry-after': '3' } : {}).end(), latency);
});
server.keepAliveTimeout = 30_000;
server.on('connection', () => {
  tally.connections += 1;
});

function hasToken(host: string): boolean {
  const at = performance.now();
  const bucket = buckets.get(host) ?? { tokens: burst, at };
  bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);
  bucket.at = at;
  buckets.set(host, bucket);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  parentPort?.postMessage((server.address() as AddressInfo).port),
);

/** Each message asks for what was counted since the last one. */
parentPort?.on('message', () => {
  parentPort?.postMessage(tally);
  tally = { peak: {}, refused: 0, connections: 0 };
  now.clear();
  buckets.clear();
});

export type { Tally };
