import { createServer, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Many hosts behind one loopback port, in a worker thread. Each response takes `latency`
 * milliseconds. The host’s name decides the rest:
 * - `hanging…` never responds
 * - `limited…` has a token bucket (burst 40, 20 per second) and responds 429 with `retry-after: 3`
 *   when it is empty
 *
 * Absolute URLs work too, so the port is also an HTTP proxy to these hosts. It writes to sockets
 * directly: on two cores, the work of an HTTP server would be measured with the client’s.
 */
export interface SlowHostOptions {
  /** Milliseconds from a request to its response. */
  latency: number;
  /** The body of responses to GET; without it all are empty. */
  page?: string;
}

export interface RequestCounts {
  /** Most requests at once, by host. */
  peak: Record<string, number>;
  refused: number;
  connections: number;
  requests: number;
}

const { latency, page = '' } = workerData as SlowHostOptions;
const burst = 40;
const tokensPerSecond = 20;
const activeRequests = new Map<string, number>();
const buckets = new Map<string, { tokens: number; at: number }>();
const emptyCounts = (): RequestCounts => ({ peak: {}, refused: 0, connections: 0, requests: 0 });
let tally = emptyCounts();

const head = `HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(page)}\r\n\r\n`;
const answers = {
  HEAD: Buffer.from(head),
  GET: Buffer.from(head + page),
  refusal: Buffer.from('HTTP/1.1 429 Too Many Requests\r\nretry-after: 3\r\ncontent-length: 0\r\n\r\n'),
};

const server = createServer({ noDelay: true }, (socket) => {
  tally.connections += 1;
  const mine = new Set<string>();
  let text = '';
  socket.on('error', () => {});
  socket.on('close', () => {
    for (const host of mine) endRequest(host);
  });
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      const request = text.slice(0, end);
      text = text.slice(end + 4);
      handleRequest(socket, request, mine);
    }
  });
});

function handleRequest(socket: Socket, request: string, mine: Set<string>): void {
  const host = /^host: *(\S+)/im.exec(request)?.[1] ?? '';
  const busy = (activeRequests.get(host) ?? 0) + 1;
  activeRequests.set(host, busy);
  mine.add(host);
  tally.requests += 1;
  tally.peak[host] = Math.max(tally.peak[host] ?? 0, busy);
  if (host.startsWith('hanging')) return;
  const refused = host.startsWith('limited') && !takeToken(host);
  if (refused) tally.refused += 1;
  const answer = refused ? answers.refusal : answers[request.startsWith('HEAD ') ? 'HEAD' : 'GET'];
  setTimeout(() => {
    if (mine.delete(host)) endRequest(host);
    if (!socket.destroyed) socket.write(answer);
  }, latency);
}

function endRequest(host: string): void {
  activeRequests.set(host, (activeRequests.get(host) ?? 1) - 1);
}

function takeToken(host: string): boolean {
  const at = performance.now();
  const bucket = buckets.get(host) ?? { tokens: burst, at };
  bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * tokensPerSecond);
  bucket.at = at;
  buckets.set(host, bucket);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  const address = server.address();
  parentPort?.postMessage(address !== null && typeof address === 'object' ? address.port : 0);
});

/** Each message requests the counts since the last one. */
parentPort?.on('message', () => {
  parentPort?.postMessage(tally);
  tally = emptyCounts();
  activeRequests.clear();
  buckets.clear();
});
