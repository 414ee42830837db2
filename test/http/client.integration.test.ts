import { createServer } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpResponse, HttpTimeouts } from '../../src/http/types.ts';
import { bodyText, createTestClient, listen, routeByPath, serve, serveRaw } from './loopback-server.ts';

describe('an answer', () => {
  it('has status, address, headers in lower case, body and time', async () => {
    const server = await serve((_, response) => {
      response.writeHead(404, { 'X-Test': ['one', 'two'], 'content-type': 'text/plain' });
      response.end('不在');
    });
    const reply = await createTestClient().request({ url: `${server.baseUrl}/a?b=c#d` });
    expect(reply).toMatchObject({ ok: true, status: 404, url: `${server.baseUrl}/a?b=c#d`, truncated: false, redirects: [] });
    if (!reply.ok) return;
    expect(reply.headers).toMatchObject({ 'x-test': 'one, two', 'content-type': 'text/plain' });
    expect(bodyText(reply.body)).toBe('不在');
    expect(reply.durationMs).toBeGreaterThanOrEqual(0);
  });

  it('is asked for with the question’s headers and body, and our name', async () => {
    let seen: unknown;
    const server = await serve(async (request, response) => {
      const chunks = await request.toArray();
      seen = {
        method: request.method,
        type: request.headers['content-type'],
        agent: request.headers['user-agent'],
        body: String(chunks[0]),
      };
      response.end();
    });
    const headers = { 'Content-Type': 'application/json' };
    await createTestClient({ userAgent: 'tester' }).request({ url: server.baseUrl, method: 'POST', headers, body: '{"a":1}' });
    expect(seen).toEqual({ method: 'POST', type: 'application/json', agent: 'tester', body: '{"a":1}' });
  });

  it('reads header bytes that are UTF-8 as that', async () => {
    const server = await serveRaw((socket) => {
      socket.end(Buffer.from('HTTP/1.1 302 Found\r\nLocation: /数据\r\nContent-Length: 0\r\n\r\n'));
    });
    expect(await createTestClient().request({ url: server.baseUrl, maxRedirects: 0 })).toMatchObject({
      status: 302,
      headers: { location: '/数据' },
    });
  });

  it('comes after any number of 1xx', async () => {
    const server = await serveRaw((socket) => {
      socket.end(
        'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi',
      );
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: true, status: 200 });
  });
});

describe('the body', () => {
  const page = 'x'.repeat(100_000);

  it.each([
    ['gzip', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['br', brotliCompressSync(page)],
    ['identity', Buffer.from(page)],
  ])('is decompressed: %s', async (encoding, bytes) => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes));
    const reply = await createTestClient().request({ url: server.baseUrl });
    expect(reply).toMatchObject({ ok: true, truncated: false });
    expect(reply.ok && bodyText(reply.body) === page).toBe(true);
  });

  it('is read as far as wanted and not fetched beyond', async () => {
    let sent = 0;
    const server = await serve((request, response) => {
      response.on('error', () => {});
      const more = () => {
        while (!request.socket.destroyed && sent < 50_000_000) {
          sent += 65_536;
          if (!response.write(Buffer.alloc(65_536, 120))) return response.once('drain', more);
        }
        return response.end();
      };
      more();
    });
    const reply = await createTestClient().request({ url: server.baseUrl, maxBodyBytes: 1000 });
    expect(reply).toMatchObject({ ok: true, truncated: true });
    expect(reply.ok && reply.body.length).toBe(1000);
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
  ])('stops a bomb of %s at the cap', async (encoding, bomb) => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb));
    const reply = await createTestClient().request({ url: server.baseUrl, maxBodyBytes: 10_000 });
    expect(reply).toMatchObject({ ok: true, truncated: true });
    expect(reply.ok && reply.body.length).toBe(10_000);
  });

  it('of which nothing is wanted leaves the connection usable when it is small', async () => {
    const server = await serve((_, response) => response.end('small'));
    const network = createTestClient();
    for (let i = 0; i < 5; i += 1) {
      const reply = await network.request({ url: server.baseUrl, maxBodyBytes: 0 });
      expect(reply.ok && reply.body.length).toBe(0);
    }
    expect(server.connections.all).toBe(1);
  });

  it('is an answer even when its encoding is a lie', async () => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all'));
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({
      ok: true,
      status: 200,
      truncated: true,
      bodyErrorKind: 'protocol',
    });
  });

  it('that breaks off is asked for again, and then an answer with what there was', async () => {
    let asked = 0;
    const server = await serveRaw((socket) => {
      asked += 1;
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this');
    });
    const reply = await createTestClient().request({ url: server.baseUrl });
    expect(reply).toMatchObject({ ok: true, status: 200, truncated: true });
    expect(reply.ok && bodyText(reply.body)).toBe('only this');
    expect((reply as HttpResponse).bodyErrorKind).toBeDefined();
    expect(asked).toBe(2);
  });
});

describe('connections', () => {
  it('are kept over HEAD requests', async () => {
    const server = await serve((_, response) => response.end());
    const network = createTestClient();
    for (let i = 0; i < 10; i += 1) await network.request({ url: `${server.baseUrl}/${i}`, method: 'HEAD' });
    expect(server.connections.all).toBe(1);
  });

  it('are at most as many as the questions, as the host’s pace, and as the budget', async () => {
    const slow = () => serve((_, response) => setTimeout(() => response.end(), 15));
    const [few, many, ...others] = await Promise.all([slow(), slow(), slow(), slow(), slow()]);
    const hosts = [few, many, ...others].map((server, i) => ({ server, name: `h${i}.test` }));
    const network = createTestClient({
      maxConnections: 12,
      route: (url) => new URL(hosts.find(({ name }) => name === url.hostname)?.server.baseUrl ?? 'http://127.0.0.1:1'),
    });
    const questions = hosts.flatMap(({ name }, i) => Array.from({ length: i === 0 ? 2 : 30 }, (_, n) => `http://${name}/${n}`));
    const replies = await Promise.all(questions.map((url) => network.request({ url })));
    expect(replies.every((reply) => reply.ok)).toBe(true);
    expect(few.connections.peak).toBeLessThanOrEqual(2);
    expect(many.connections.peak).toBeLessThanOrEqual(8);
    expect(many.connections.all).toBeLessThan(30);
  });

  it('that the server has meanwhile closed cost nothing', async () => {
    const server = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nhi');
      // Closed only when the next request is on its way, as an idle time-out would.
      socket.removeAllListeners('data');
      socket.once('data', () => socket.destroy());
    });
    const network = createTestClient();
    expect(await network.request({ url: server.baseUrl })).toMatchObject({ ok: true });
    expect(await network.request({ url: server.baseUrl })).toMatchObject({ ok: true });
    expect(network.requestCounts().byHost).toEqual({ '127.0.0.1': 3 });
  });

  it('carry a POST only when new, so that it is never sent twice', async () => {
    let posts = 0;
    const server = await serveRaw((socket, request) => {
      if (!request.startsWith('POST')) return socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi');
      posts += 1;
      socket.destroy();
    });
    const network = createTestClient();
    await network.request({ url: server.baseUrl });
    expect(await network.request({ url: server.baseUrl, method: 'POST', body: 'code=abcd' })).toMatchObject({
      ok: false,
      kind: 'reset',
    });
    expect(posts).toBe(1);
    await network.request({ url: server.baseUrl, method: 'POST', body: 'query', idempotent: true });
    // On the old connection, at once on a new one, and once more later.
    expect(posts).toBe(4);
  });
});

describe('a failure has its kind', () => {
  it('refused', async () => {
    const gone = createServer();
    const { port } = await listen(gone);
    await new Promise((resolve) => gone.close(resolve));
    expect(await createTestClient().request({ url: `http://127.0.0.1:${port}` })).toMatchObject({
      ok: false,
      kind: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  it.each([
    ['reset', '', 'reset'],
    ['garbage', 'SSH-2.0-OpenSSH_9.6\r\n', 'protocol'],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'x-padding: yyyyyyyyyyyyyyyy\r\n'.repeat(5000)}`, 'protocol'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 'protocol'],
  ])('%s', async (_, bytes, kind) => {
    const server = await serveRaw((socket) => socket.end(bytes));
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: false, kind });
  });

  it.each([
    '',
    'nonsense',
    'ftp://host/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://',
    `http://a/${'b'.repeat(9000)}`,
    'http://[::1',
  ])('bad address: %.30s', async (url) =>
    expect(await createTestClient().request({ url })).toMatchObject({ ok: false, kind: 'bad-address' }),
  );

  it('protocol, for a header that may not be sent', async () => {
    const server = await serve((_, response) => response.end());
    const reply = await createTestClient().request({ url: server.baseUrl, headers: { 'x-a': 'b\r\nevil: 1' } });
    expect(reply).toMatchObject({ ok: false, kind: 'protocol' });
  });
});

describe('deadlines', () => {
  const quick: HttpTimeouts = { connectMs: 60_000, headersMs: 60, bodyMs: 60, totalMs: 150 };

  it('end a server that accepts and says nothing', async () => {
    const server = await serveRaw(() => {});
    // The others are long: on a busy machine whichever is looked at first would end it.
    const deadlines: HttpTimeouts = { connectMs: 60_000, headersMs: 60, bodyMs: 60_000, totalMs: 60_000 };
    const reply = await createTestClient({ timeouts: deadlines }).request({ url: server.baseUrl });
    expect(reply).toMatchObject({ ok: false, kind: 'timeout', code: 'HEADERS_TIMEOUT' });
  });

  it('end headers that come a letter at a time', async () => {
    const server = await serveRaw((socket) => {
      const timer = setInterval(() => socket.write('x'), 10);
      socket.write('HTTP/1.1 200 OK\r\nx: ');
      socket.on('close', () => clearInterval(timer));
    });
    expect(await createTestClient({ timeouts: quick }).request({ url: server.baseUrl })).toMatchObject({
      ok: false,
      kind: 'timeout',
    });
  });

  it('end a body that stops, and one that never stops; both remain answers', async () => {
    const server = await serveRaw((socket, request) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\nstart');
      if (request.startsWith('GET /stop')) return;
      const timer = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(timer));
    });
    const network = createTestClient({ timeouts: quick });
    for (const path of ['/stop', '/drip']) {
      expect(await network.request({ url: server.baseUrl + path })).toMatchObject({
        ok: true,
        status: 200,
        truncated: true,
        bodyErrorKind: 'timeout',
      });
    }
  });

  it('hold each for its own part: slow headers are not ended by the body’s, nor a body spared by that of the headers', async () => {
    const server = await serveRaw((socket) => {
      setTimeout(() => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nstart'), 120);
    });
    const deadlines: HttpTimeouts = { connectMs: 60_000, headersMs: 60_000, bodyMs: 50, totalMs: 60_000 };
    // Nobody waits a minute for the end of this body: the test would be over before.
    const reply = await createTestClient({ timeouts: deadlines }).request({ url: server.baseUrl, method: 'POST' });
    expect(reply).toMatchObject({ ok: true, status: 200, truncated: true, bodyErrorKind: 'timeout' });
  });

  it('hold over all redirects together', async () => {
    const server = await serve((request, response) => {
      const n = Number(request.url?.slice(1));
      setTimeout(() => response.writeHead(302, { location: `/${n + 1}` }).end(), 40);
    });
    const reply = await createTestClient({ timeouts: quick }).request({ url: `${server.baseUrl}/0` });
    expect(reply).toMatchObject({ ok: false, kind: 'timeout' });
    expect(reply.redirects.length).toBeLessThan(6);
  });

  it('a question can be withdrawn while it waits and while it runs', async () => {
    const server = await serveRaw(() => {});
    const network = createTestClient();
    network.setPace('127.0.0.1', { maxConcurrent: 1, minIntervalMs: 0 });
    const abort = new AbortController();
    const both = [1, 2].map((n) => network.request({ url: `${server.baseUrl}/${n}`, signal: abort.signal }));
    setTimeout(() => abort.abort(), 20);
    expect((await Promise.all(both)).map((reply) => !reply.ok && reply.kind)).toEqual(['aborted', 'aborted']);
    expect(network.requestCounts().byHost).toEqual({ '127.0.0.1': 1 });
  });

  it('closing the network ends everything, and nothing is asked after that', async () => {
    const server = await serve(routeByPath({}));
    const silent = await serveRaw(() => {});
    const network = createTestClient();
    const waiting = network.request({ url: silent.baseUrl });
    setTimeout(() => network.close(), 20);
    expect(await waiting).toMatchObject({ ok: false, kind: 'aborted' });
    expect(await network.request({ url: server.baseUrl })).toMatchObject({ ok: false, kind: 'aborted' });
    expect(server.connections.all).toBe(0);
  });
});
