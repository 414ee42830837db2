import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeResponseText } from '../../src/http/charset.ts';
import { type HttpTimeouts, networkErrorKinds } from '../../src/http/types.ts';
import fc from '../seeded-fast-check.ts';
import { createTestClient, fastClock, serveRaw } from './loopback-server.ts';

/** One step of a server: bytes, a pause, or the end of the connection. */
type ServerAction = { bytes: Buffer } | { pause: number } | { end: 'fin' | 'rst' };

const statusLine = fc.oneof(
  fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.0 200 OK', 'HTTP/1.1 302 Found', 'HTTP/1.1 404 Not Found', 'HTTP/1.1 429 Slow down'),
  fc.constantFrom(
    'HTTP/1.1 503 x',
    'HTTP/1.1 101 Switching Protocols',
    'HTTP/1.1 204',
    'HTTP/1.1 999 No',
    'HTTP/2 200',
    'ICY 200 OK',
    '',
  ),
  fc.string({ maxLength: 30 }),
);
const header = fc.oneof(
  fc.nat(2000).map((n) => `content-length: ${n}`),
  fc.constantFrom('content-length: -1', 'content-length: 99999999999999999999', 'content-length: 1, 2', 'content-length:'),
  fc.constantFrom('transfer-encoding: chunked', 'transfer-encoding: gzip, chunked', 'transfer-encoding: x'),
  fc.constantFrom('content-encoding: gzip', 'content-encoding: br', 'content-encoding: deflate', 'content-encoding: gzip, gzip'),
  fc.constantFrom(
    'location: /',
    'location: /b',
    'location: //[',
    'location: http://10.0.0.1/',
    'location: data:,x',
    'location: \xff\xfe',
  ),
  fc.constantFrom(
    'connection: close',
    'connection: keep-alive',
    'keep-alive: timeout=0',
    'upgrade: websocket',
    'connection: upgrade',
  ),
  fc.constantFrom('retry-after: 5', 'retry-after: 99999', 'retry-after: -1', 'retry-after: Thu, 01 Jan 1970 00:00:00 GMT'),
  fc.constantFrom(
    'set-cookie: a=b',
    'set-cookie: =;;;',
    'set-cookie: a=b; domain=com',
    'content-type: text/html; charset=x',
    '__proto__: x',
  ),
  fc.string({ maxLength: 60 }),
  fc.constant(`x: ${'y'.repeat(70_000)}`),
);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom('5\r\nhello\r\n0\r\n\r\n', 'ffffffffff\r\nx', '5\r\nhel', 'zz\r\n', '0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n')
    .map((text) => Buffer.from(text)),
  fc.constantFrom(gzipSync('hello'), gzipSync(Buffer.alloc(3_000_000)), gzipSync('cut').subarray(0, 12)),
  fc.constant(Buffer.alloc(200_000, 120)),
);
const serverAction: fc.Arbitrary<ServerAction> = fc.oneof(
  { weight: 4, arbitrary: body.map((bytes): ServerAction => ({ bytes })) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 12 }).map((pause): ServerAction => ({ pause })) },
  { weight: 2, arbitrary: fc.constantFrom<ServerAction>({ end: 'fin' }, { end: 'rst' }) },
);
const malformedResponse = fc
  .tuple(
    statusLine,
    fc.array(header, { maxLength: 5 }),
    fc.constantFrom('\r\n', '\n'),
    fc.array(serverAction, { maxLength: 5 }),
    fc.boolean(),
  )
  .map(([line, headers, newline, actions, whole]): ServerAction[] => {
    const head = Buffer.from([line, ...headers, '', ''].join(newline), 'latin1');
    // Sometimes the head arrives in two parts with a pause between.
    const pieces: ServerAction[] = whole
      ? [{ bytes: head }]
      : [{ bytes: head.subarray(0, 20) }, { pause: 5 }, { bytes: head.subarray(20) }];
    return [...pieces, ...actions];
  });

/** One server in twenty is silent. */
const serverBehavior: fc.Arbitrary<ServerAction[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<ServerAction[]>([]) },
  { weight: 19, arbitrary: malformedResponse },
);

async function performActions(socket: Socket, actions: ServerAction[]): Promise<void> {
  for (const each of actions) {
    if (socket.destroyed) return;
    if ('bytes' in each) socket.write(each.bytes);
    else if ('pause' in each) await new Promise((resolve) => setTimeout(resolve, each.pause));
    else if (each.end === 'fin') socket.end();
    else socket.resetAndDestroy();
  }
}

const runCount = 20;

describe('an HTTP client and a server that misbehaves', () => {
  it('gets one result, in time and within bounds, and never throws', async () => {
    let actions: ServerAction[][] = [];
    const server = await serveRaw((socket, request) => {
      const n = Number(/\/(\d+)/.exec(request)?.[1] ?? 0);
      void performActions(socket, actions[n] ?? actions[0] ?? []);
    });
    const deadlines: HttpTimeouts = { connectMs: 200, headersMs: 40, bodyMs: 40, totalMs: 80 };
    const network = createTestClient({
      timeouts: deadlines,
      clock: fastClock(1000),
      maxWaitMs: 60_000,
      route: () => new URL(server.baseUrl),
    });
    let run = 0;
    const kinds = new Set<string>();

    await fc.assert(
      fc.asyncProperty(
        fc.array(serverBehavior, { minLength: 20, maxLength: 20 }),
        fc.constantFrom<'GET' | 'HEAD' | 'POST'>('GET', 'HEAD', 'POST'),
        async (answers, method) => {
          actions = answers;
          run += 1;
          const responses = await Promise.all(
            answers.map((_, n) => network.request({ url: `http://r${run}-${n}.test/${n}`, method, maxBodyBytes: 1000 })),
          );
          for (const response of responses) {
            kinds.add(response.ok ? 'answer' : response.kind);
            if (response.ok) {
              expect(response.body.length).toBeLessThanOrEqual(1000);
              expect(response.status).toBeGreaterThanOrEqual(100);
              expect(typeof decodeResponseText(response)).toBe('string');
            } else {
              expect(networkErrorKinds).toContain(response.kind);
              expect(response.message.length).toBeLessThanOrEqual(200);
              expect(response.redirects.length).toBeLessThanOrEqual(11);
            }
          }
        },
      ),
      { numRuns: runCount },
    );
    // Checks that the generated servers are diverse enough.
    for (const kind of ['answer', 'protocol', 'timeout']) expect(kinds).toContain(kind);
  }, 20_000);
});
