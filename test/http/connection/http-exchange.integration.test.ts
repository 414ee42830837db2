import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpResponse, HttpTimeouts } from '../../../src/http/types.ts';
import { bodyText, createTestClient, routeByPath, serve, serveRaw } from '../loopback-server.ts';

describe('a response', () => {
  it('has status, URL, lower-case header names, body and duration', async () => {
    const server = await serve((_, response) => {
      response.writeHead(404, { 'X-Test': ['one', 'two'], 'content-type': 'text/plain' });
      response.end('不在');
    });
    const response = await createTestClient().request({ url: `${server.baseUrl}/a?b=c#d` });
    expect(response).toMatchObject({ ok: true, status: 404, url: `${server.baseUrl}/a?b=c#d`, truncated: false, redirects: [] });
    if (!response.ok) return;
    expect(response.headers).toMatchObject({ 'x-test': 'one, two', 'content-type': 'text/plain' });
    expect(bodyText(response.body)).toBe('不在');
    expect(response.durationMs).toBeGreaterThanOrEqual(0);
  });

  it('is for a request with its headers, its body and our user agent', async () => {
    let received: unknown;
    const server = await serve(async (request, response) => {
      const chunks = await request.toArray();
      received = {
        method: request.method,
        type: request.headers['content-type'],
        agent: request.headers['user-agent'],
        body: String(chunks[0]),
      };
      response.end();
    });
    const headers = { 'Content-Type': 'application/json' };
    await createTestClient({ userAgent: 'tester' }).request({ url: server.baseUrl, method: 'POST', headers, body: '{"a":1}' });
    expect(received).toEqual({ method: 'POST', type: 'application/json', agent: 'tester', body: '{"a":1}' });
  });

  it('names us and where we can be found, without the word that common filters refuse', async () => {
    let agent = '';
    const server = await serve((request, response) => {
      agent = String(request.headers['user-agent']);
      response.end();
    });
    await createTestClient().request({ url: server.baseUrl });
    expect(agent).toMatch(/Listkeeper; \+https:\/\/github\.com\//);
    // projectbenyehuda/bybe#1594: mod_security answers 403 to agents with “link” in their name.
    expect(agent).not.toMatch(/link|crawl|spider|scan/i);
  });

  it('decodes UTF-8 in headers', async () => {
    const server = await serveRaw((socket) => {
      socket.end(Buffer.from('HTTP/1.1 302 Found\r\nLocation: /数据\r\nContent-Length: 0\r\n\r\n'));
    });
    expect(await createTestClient().request({ url: server.baseUrl, maxRedirects: 0 })).toMatchObject({
      status: 302,
      headers: { location: '/数据' },
    });
  });

  it('may follow any number of 1xx responses', async () => {
    const server = await serveRaw((socket) => {
      socket.end(
        'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi',
      );
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: true, status: 200 });
  });
});

describe('the response body', () => {
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
    const response = await createTestClient().request({ url: server.baseUrl });
    expect(response).toMatchObject({ ok: true, truncated: false });
    expect(response.ok && bodyText(response.body) === page).toBe(true);
  });

  it('is read up to maxBodyBytes and not fetched beyond', async () => {
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
    const response = await createTestClient().request({ url: server.baseUrl, maxBodyBytes: 1000 });
    expect(response).toMatchObject({ ok: true, truncated: true });
    expect(response.ok && response.body.length).toBe(1000);
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
  ])('stops a decompression bomb of %s at maxBodyBytes', async (encoding, bomb) => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb));
    const response = await createTestClient().request({ url: server.baseUrl, maxBodyBytes: 10_000 });
    expect(response).toMatchObject({ ok: true, truncated: true });
    expect(response.ok && response.body.length).toBe(10_000);
  });

  it('is drained if it is small and not needed, so that the connection is reused', async () => {
    const server = await serve((_, response) => response.end('small'));
    const network = createTestClient();
    for (let i = 0; i < 5; i += 1) {
      const response = await network.request({ url: server.baseUrl, maxBodyBytes: 0 });
      expect(response.ok && response.body.length).toBe(0);
    }
    expect(server.connections.all).toBe(1);
  });

  it('may be undecodable; the response is valid all the same', async () => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all'));
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({
      ok: true,
      status: 200,
      truncated: true,
      bodyErrorKind: 'protocol',
    });
  });

  it('is requested again if it breaks off, and then returned as far as it came', async () => {
    let requestCount = 0;
    const server = await serveRaw((socket) => {
      requestCount += 1;
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this');
    });
    const response = await createTestClient().request({ url: server.baseUrl });
    expect(response).toMatchObject({ ok: true, status: 200, truncated: true });
    expect(response.ok && bodyText(response.body)).toBe('only this');
    expect((response as HttpResponse).bodyErrorKind).toBeDefined();
    expect(requestCount).toBe(2);
  });
});

describe('timeouts', () => {
  const shortTimeouts: HttpTimeouts = { connectMs: 60_000, headersMs: 60, bodyMs: 60, totalMs: 150 };

  it('apply to a server that accepts and stays silent', async () => {
    const server = await serveRaw(() => {});
    // The others are long, because on a busy machine any of them could fire first.
    const timeouts: HttpTimeouts = { connectMs: 60_000, headersMs: 60, bodyMs: 60_000, totalMs: 60_000 };
    const response = await createTestClient({ timeouts: timeouts }).request({ url: server.baseUrl });
    expect(response).toMatchObject({ ok: false, kind: 'timeout', code: 'HEADERS_TIMEOUT' });
  });

  it('apply to headers that arrive one byte at a time', async () => {
    const server = await serveRaw((socket) => {
      const timer = setInterval(() => socket.write('x'), 10);
      socket.write('HTTP/1.1 200 OK\r\nx: ');
      socket.on('close', () => clearInterval(timer));
    });
    expect(await createTestClient({ timeouts: shortTimeouts }).request({ url: server.baseUrl })).toMatchObject({
      ok: false,
      kind: 'timeout',
    });
  });

  it('apply to a body that stops and to one that never ends; both are responses', async () => {
    const server = await serveRaw((socket, request) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\nstart');
      if (request.startsWith('GET /stop')) return;
      const timer = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(timer));
    });
    const network = createTestClient({ timeouts: shortTimeouts });
    for (const path of ['/stop', '/drip']) {
      expect(await network.request({ url: server.baseUrl + path })).toMatchObject({
        ok: true,
        status: 200,
        truncated: true,
        bodyErrorKind: 'timeout',
      });
    }
  });

  it('apply to their own phase only: headers or body', async () => {
    const server = await serveRaw((socket) => {
      setTimeout(() => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nstart'), 120);
    });
    const timeouts: HttpTimeouts = { connectMs: 60_000, headersMs: 60_000, bodyMs: 50, totalMs: 60_000 };
    // The test would time out before a minute.
    const response = await createTestClient({ timeouts: timeouts }).request({ url: server.baseUrl, method: 'POST' });
    expect(response).toMatchObject({ ok: true, status: 200, truncated: true, bodyErrorKind: 'timeout' });
  });

  it('cover all redirects together', async () => {
    const server = await serve((request, response) => {
      const n = Number(request.url?.slice(1));
      setTimeout(() => response.writeHead(302, { location: `/${n + 1}` }).end(), 40);
    });
    const response = await createTestClient({ timeouts: shortTimeouts }).request({ url: `${server.baseUrl}/0` });
    expect(response).toMatchObject({ ok: false, kind: 'timeout' });
    expect(response.redirects.length).toBeLessThan(6);
  });

  it('do not matter to a request that is aborted while it waits or runs', async () => {
    const server = await serveRaw(() => {});
    const network = createTestClient();
    network.setPace('127.0.0.1', { maxConcurrent: 1, minIntervalMs: 0 });
    const abort = new AbortController();
    const both = [1, 2].map((n) => network.request({ url: `${server.baseUrl}/${n}`, signal: abort.signal }));
    setTimeout(() => abort.abort(), 20);
    expect((await Promise.all(both)).map((response) => !response.ok && response.kind)).toEqual(['aborted', 'aborted']);
    expect(network.requestCounts().byHost).toEqual({ '127.0.0.1': 1 });
  });

  it('do not matter after close, which aborts everything', async () => {
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
