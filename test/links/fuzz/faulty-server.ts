import { type AddressInfo, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/**
 * A server that answers each request in one of a few million bad ways. Lengths are wrong, bodies
 * drip, stop or never end, headers make no sense, redirects go anywhere. There are compression
 * bombs, bottomless markup, and words of bot walls. It never says that something is gone: no 404,
 * 410 or 451, no such sentence of a service. Every address has its own answer, always the same for
 * one seed.
 */
export interface FaultyServer {
  port: number;
  close(): Promise<void>;
}

/** What a server does, one after another. */
type ServerAction = { bytes: Buffer } | { pause: number } | { end: 'fin' | 'rst' | 'never' };

/** Pseudo-random numbers from 0 to 1, the same for one seed (Marsaglia's xorshift, 32 bits). */
export function createRandom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

export async function openFaultyServer(seed: number): Promise<FaultyServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    socket.on('data', (data) => {
      const request = data.toString('latin1');
      const path = /^\w+ (\S+)/.exec(request)?.[1] ?? '';
      const host = /\r\nhost: ([^\r]*)/i.exec(request)?.[1] ?? '';
      void performActions(
        socket,
        createActions(createRandom(hash(`${host}${path}`) ^ Math.imul(seed, 0x9e3779b1)), path, request.startsWith('HEAD')),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function performActions(socket: Socket, acts: ServerAction[]): Promise<void> {
  for (const act of acts) {
    if (socket.destroyed) return;
    if ('bytes' in act) socket.write(act.bytes);
    else if ('pause' in act) await new Promise((resolve) => setTimeout(resolve, act.pause));
    else if (act.end === 'fin') socket.end();
    else if (act.end === 'rst') socket.resetAndDestroy();
  }
}

type Random = () => number;
const pick = <T>(draw: Random, from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T;
const randomInteger = (draw: Random, least: number, most: number) => least + Math.floor(draw() * (most - least + 1));

const statuses = [
  ...Array(12).fill(200),
  ...[0, 99, 101, 201, 202, 203, 204, 205, 206, 226, 299, 300, 301, 302, 303, 304, 305, 307, 308, 399],
  ...[
    400, 401, 402, 403, 405, 406, 407, 408, 409, 412, 413, 416, 418, 421, 422, 425, 426, 428, 429, 431, 440, 444, 449, 460, 499,
  ],
  ...[500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 525, 526, 530, 599, 600, 799, 999],
];
const validStatuses = statuses.filter((status) => status >= 200 && status < 600);
const types = [
  ...[
    'text/html',
    'text/html; charset=gbk',
    'text/html; charset=x-none',
    'text/html; charset=utf-16le',
    'application/json',
    'text/xml',
  ],
  ...['application/atom+xml', 'application/pdf', 'image/png', 'text/plain', '', ';;;', 'text/html; charset="', 'a'.repeat(3000)],
];
const headers = [
  ...['content-length: 5', 'content-length: -1', 'content-length: 1, 2', 'content-length: 99999999999', 'content-length:'],
  ...['transfer-encoding: chunked', 'transfer-encoding: gzip, chunked', 'transfer-encoding: x', 'content-encoding: gzip'],
  ...['content-encoding: br', 'content-encoding: gzip, gzip, gzip', 'connection: close', 'connection: upgrade', 'upgrade: h2c'],
  ...['retry-after: 1', 'retry-after: 99999999', 'retry-after: x', 'x-ratelimit-remaining: 0', 'x-ratelimit-reset: 9999999999'],
  ...['set-cookie: a=b; path=/', 'set-cookie: =;;;=', 'set-cookie: a=b; domain=test', `set-cookie: ${'c'.repeat(9000)}=1`],
  ...[': no name', 'no colon at all', `x: ${'y'.repeat(70_000)}`, 'x: \x00\x01'],
  // These nine are in order, whatever they say.
  ...['__proto__: x', 'constructor: y', 'x: \xff\xfe', 'set-cookie: a=b; path=/', 'set-cookie: =;;;='],
  ...['cf-mitigated: challenge', 'x-error-code: GatedRepo', 'x-amzn-waf-action: challenge', 'content-disposition: attachment'],
];
const titles = [
  'A page',
  'Just a moment...',
  '安全验证',
  'Access Denied',
  'Log in',
  '百度网盘 请输入提取码',
  '百度网盘',
  '',
  '\u0000',
  'x'.repeat(9000),
];
const words = [
  '<p>Some words.</p>',
  '请输入验证码',
  '<div id="app"></div>',
  '<div id="js_content">',
  '<script>location="/"</script>',
  '<![CDATA[',
  '<!--',
];
const jsons = [
  ...[
    '{}',
    '[]',
    'null',
    '{"errno":-62}',
    '{"errno":"0"}',
    '{"errno":140}',
    '{"responseCode":2}',
    '{"responseCode":"100"}',
    '{"data":null}',
  ],
  ...[
    '{"data":{"r0":null},"errors":[{"type":"NOT_FOUND","path":["r0"]}]}',
    '{"data":{"r0":{}}}',
    '{"errors":[{"type":"RATE_LIMITED"}]}',
  ],
  ...[
    '{"message":{"items":[{"DOI":1}]}}',
    '{"message":{"items":null}}',
    '{"result":{"1":{}}}',
    '{"notes":[{"content":{"title":5}}]}',
  ],
  ...['{"Code":200}', '{"Code":"x"}', '{"__proto__":{"errno":0}}', `${'['.repeat(50_000)}`, '{"a":1', '{"state":true,"data":{}}'],
];
const feeds = [
  '<feed></feed>',
  '<feed><entry/></feed>',
  '<feed><entry><id>http://arxiv.org/abs/2010.00001v1</id></entry></feed>',
  '<OA><error code="x">',
];

function createActions(draw: Random, path: string, isHead: boolean): ServerAction[] {
  const start = draw();
  if (start < 0.03) return [{ end: pick(draw, ['fin', 'rst', 'never']) }];
  if (start < 0.06) return [{ bytes: randomBytes(draw, randomInteger(draw, 1, 3000)) }, { end: pick(draw, ['fin', 'never']) }];
  // Most speak HTTP well and say odd things by it; the rest can not even do that.
  const isValidHttp = draw() < 0.7;
  const status = isValidHttp ? pick(draw, validStatuses) : pick(draw, statuses);
  const forms = [`HTTP/1.1 ${status} x`, `HTTP/1.1 ${status}`, `HTTP/1.0 ${status} OK`, `HTTP/2 ${status}`];
  const lines = [isValidHttp ? `HTTP/1.1 ${status} x` : pick(draw, forms)];
  if (draw() < 0.9) lines.push(`content-type: ${draw() < 0.6 ? 'text/html; charset=utf-8' : pick(draw, types)}`);
  if (status >= 300 && status < 400 && draw() < 0.9) lines.push(`location: ${randomLocation(draw, path)}`);
  for (let more = randomInteger(draw, 0, 2); more > 0; more -= 1)
    lines.push(pick(draw, isValidHttp ? headers.slice(-9) : headers));
  const body = isHead ? Buffer.alloc(0) : randomBody(draw, path);
  if (isValidHttp || draw() < 0.4) lines.push(`content-length: ${body.length}`);
  const whole = Buffer.concat([
    Buffer.from([...lines, '', ''].join(isValidHttp || draw() < 0.9 ? '\r\n' : '\n'), 'latin1'),
    body,
  ]);
  if (isValidHttp) return [{ bytes: whole }];
  return [...splitIntoActions(draw, whole), { end: pick(draw, ['fin', 'fin', 'rst', 'never']) }];
}

/** At once, in two, or a little at a time. */
function splitIntoActions(draw: Random, whole: Buffer): ServerAction[] {
  const way = draw();
  if (way < 0.8) return [{ bytes: whole }];
  const cut = randomInteger(draw, 1, whole.length);
  if (way < 0.9)
    return [{ bytes: whole.subarray(0, cut) }, { pause: randomInteger(draw, 0, 20) }, { bytes: whole.subarray(cut) }];
  if (way < 0.95) return [{ bytes: whole.subarray(0, cut) }];
  return Array.from({ length: 20 }, (_, n) => [{ bytes: whole.subarray(n * 20, n * 20 + 20) }, { pause: 8 }]).flat();
}

/** Never a first page and never an error page: to be sent there says something. */
function randomLocation(draw: Random, path: string): string {
  const own = `/${hash(path)}`;
  return pick(draw, [
    ...[
      path,
      own,
      `${own}/b`,
      `//b${own}.test${own}`,
      `https://c${own.slice(1)}.test${own}`,
      'http://10.0.0.1/x',
      'http://[::1]/x',
      'http://169.254.169.254/x',
    ],
    ...[
      'data:,x',
      'javascript:1',
      'file:///etc/passwd',
      'http://user:password@d.test/x',
      '//[',
      'http://',
      '\xff',
      `${own}/${'z'.repeat(9000)}`,
      '',
      '?',
      '#x',
    ],
    `/login?next=${own}`,
  ]);
}

function randomBody(draw: Random, path: string): Buffer {
  const way = draw();
  if (way < 0.3) return Buffer.from(`<title>${pick(draw, titles)}</title><p>${hash(path)} ${pick(draw, words)}</p>`);
  if (way < 0.45) return Buffer.from(pick(draw, jsons));
  if (way < 0.5) return Buffer.from(pick(draw, feeds));
  if (way < 0.6) return randomBytes(draw, randomInteger(draw, 0, 5000));
  if (way < 0.68) return gzipSync(way < 0.62 ? Buffer.alloc(2_000_000, 60) : Buffer.from(pick(draw, words)));
  if (way < 0.74)
    return Buffer.from(
      pick(draw, ['5\r\nhello\r\n0\r\n\r\n', 'ffffffffff\r\nx', '5\r\nhel', 'zz\r\n', '0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n']),
    );
  if (way < 0.8)
    return Buffer.from(
      pick(draw, ['<div>', '<a href="', '<!DOCTYPE a [', '&amp;', '<title>', '(((((']).repeat(randomInteger(draw, 1, 20_000)),
    );
  if (way < 0.83) return Buffer.alloc(700_000, 120);
  if (way < 0.9)
    return Buffer.from(
      `<meta http-equiv="refresh" content="0; url=${randomLocation(draw, path)}"><p>${hash(path)}</p>`,
      'latin1',
    );
  return Buffer.from(
    `<html><head><title>${pick(draw, titles)}</title></head><body id="root">${pick(draw, words).repeat(randomInteger(draw, 0, 50))}</body>`,
  );
}

function randomBytes(draw: Random, size: number): Buffer {
  return Buffer.from(Array.from({ length: size }, () => Math.floor(draw() * 256)));
}
