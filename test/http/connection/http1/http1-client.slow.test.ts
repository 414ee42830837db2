import { describe, expect, it } from 'vitest';
import { AbortToken } from '../../../../src/http/cancellation/cancellation.ts';
import type { ExchangeClient, RawRequest } from '../../../../src/http/connection/exchange-client.ts';
import { exchangeHttp } from '../../../../src/http/connection/http-exchange.ts';
import { Http1Client } from '../../../../src/http/connection/http1/index.ts';
import { createUndiciClient } from '../../../../src/http/connection/undici-client.ts';
import fc from '../../../seeded-fast-check.ts';
import { type ScriptEnd, ScriptedSocket } from './scripted-socket.ts';

const statusLine = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.1 404 Not Found', 'HTTP/1.1 204 No Content', 'HTTP/1.1 304'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('HTTP/1.0 200 OK', 'HTTP/1.1 999 x', 'HTTP/1.1 200', 'HTTP/1.1  200 OK', 'ICY 200 OK', ''),
  },
);
const header = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'content-type: text/html',
      'Server:nginx',
      'x:',
      'set-cookie: a=b',
      'Set-Cookie: c=d',
      'location: /a',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'connection: close',
      'Connection: Keep-Alive',
      'connection: close, keep-alive',
      'keep-alive: timeout=5',
      'keep-alive: timeout=1',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'upgrade: h2c',
      'proxy-connection: close',
      'x: \xe4\xb8\xad\xff',
      'x : y',
      'x: y\t ',
      ' folded',
      '__proto__: x',
      'no colon',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'content-length: 5',
      'content-length: 0',
      'content-length: 5, 5',
      'content-length: -1',
      'transfer-encoding: chunked',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'transfer-encoding: gzip',
      'Transfer-Encoding: Chunked',
      'transfer-encoding: gzip, chunked',
      'content-encoding: gzip',
    ),
  },
);
const text = fc.string({ maxLength: 20 });
const chunk = fc.oneof(
  { weight: 6, arbitrary: text.filter((part) => part !== '').map((part) => `${part.length.toString(16)}\r\n${part}\r\n`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '3;a=b\r\nabc\r\n',
      '003\r\nabc\r\n',
      '3\r\nabcd\r\n',
      '3\nabc\n',
      'x\r\n',
      '-1\r\n',
      '3 \r\nabc\r\n',
    ),
  },
);
const chunks = fc
  .tuple(
    fc.array(chunk, { maxLength: 4 }),
    fc.constantFrom('0\r\n\r\n', '0\r\n\r\n', '0\r\nx: y\r\n\r\n', '0\r\n', '00\r\n\r\n', ''),
  )
  .map(([parts, last]) => ({ name: 'transfer-encoding: chunked', body: parts.join('') + last }));
const framedBody = fc.oneof(
  text.map((body) => ({ name: `content-length: ${body.length}`, body })),
  chunks,
  text.map((body) => ({ name: 'x: y', body })),
  fc.tuple(text, fc.nat(30)).map(([body, n]) => ({ name: `content-length: ${n}`, body })),
);
/** Whole responses, most of them usual, some with a byte too many or too few. */
const response = fc
  .tuple(
    statusLine,
    fc.array(header, { maxLength: 4 }),
    framedBody,
    fc.constantFrom('\r\n', '\r\n', '\r\n', '\n'),
    fc.constantFrom('', '', '', 'HTTP/1.1 200 OK\r\n'),
  )
  .map(([line, headers, { name, body }, end, excess]) => [line, ...headers, name, '', ''].join(end) + body + excess);
const mutation = fc.option(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('', '\r', '\n', '\0', ' ', 'x', ':')),
  { freq: 3 },
);
const pieces = fc.tuple(response, mutation, fc.array(fc.nat(200), { maxLength: 4 })).map(([whole, change, cuts]) => {
  const at = Math.floor((change?.[0] ?? 0) * whole.length);
  const mutated = change ? whole.slice(0, at) + change[1] + whole.slice(at + 1) : whole;
  const bytes = Buffer.from(mutated, 'latin1');
  const ends = [...new Set([...cuts.filter((cut) => cut > 0 && cut < bytes.length), bytes.length])].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
});
const request = fc.constantFrom<RawRequest>(
  { method: 'GET', path: '/a?b', host: 'a.example', headers: { accept: '*/*' } },
  { method: 'GET', path: 'http://a.example/', host: 'a.example', headers: { 'x-y': '\xe9 ' } },
  { method: 'HEAD', path: '/', host: 'a.example', headers: {} },
  { method: 'POST', path: '/', host: 'a.example', headers: { 'content-type': 'text/plain' }, body: '中' },
  { method: 'POST', path: '/', host: 'a.example', headers: {} },
  { method: 'GET', path: '/', host: 'a.example', headers: { connection: 'close' } },
  { method: 'GET', path: '/', host: 'a.example', headers: { upgrade: 'h2c' } },
  { method: 'GET', path: '/', host: 'a.example', headers: { 'x-y': 'a\r\nb: c' } },
);

type CreateClient = (socket: ScriptedSocket, onClose: () => void) => ExchangeClient;

const createOwn: CreateClient = (socket, onClose) => new Http1Client(socket.asSocket, onClose);
const createUndici: CreateClient = (socket, onClose) => createUndiciClient(socket, false, onClose);

/** One exchange over a scripted socket, and what became of the connection. */
async function exchange(createClient: CreateClient, raw: RawRequest, script: readonly Buffer[], end: ScriptEnd) {
  const socket = new ScriptedSocket(script, end);
  let closed = false;
  const client = createClient(socket, () => {
    closed = true;
  });
  const token = new AbortToken();
  const limits = { headersTimeoutMs: 60_000, bodyTimeoutMs: 60_000, totalTimeoutMs: 60_000, maxBodyBytes: 1_000 };
  const connection = { client, key: '', host: '', requestCount: 0, idleOrder: 0, closed: false };
  const settled = exchangeHttp(connection, raw, limits, token);
  // A request that is refused starts no script.
  await Promise.race([settled, socket.finished]);
  if (socket.written !== '') await socket.finished;
  token.abort();
  const result = await settled;
  const state = { reusable: result.ok && result.reusable && !closed, sent: socket.written };
  client.destroy(new Error('END'));
  if (!result.ok) return { ...state, error: result.error };
  const { status, headers, setCookie, body, truncated, bodyError } = result;
  return { ...state, status, headers, setCookie, body: Buffer.from(body).toString('latin1'), truncated, bodyError };
}

describe('an exchange over HTTP/1.1', () => {
  it('has the result that undici has, whatever the server sends', async () => {
    await fc.assert(
      fc.asyncProperty(request, pieces, fc.constantFrom<ScriptEnd>('close', 'reset', 'open'), async (raw, script, end) => {
        const [own, theirs] = await Promise.all([
          exchange(createOwn, raw, script, end),
          exchange(createUndici, raw, script, end),
        ]);
        expect(own).toEqual(theirs);
      }),
      { numRuns: 2000 },
    );
  });
});
