import { describe, expect, it } from 'vitest';
import { createTestClient, fastClock, routeByPath, serve, serveRaw } from './loopback-server.ts';

describe('a rate-limited request', () => {
  it('waits for the time that the host names, halves its concurrency, and succeeds', async () => {
    let until = 0;
    let early = 0;
    let requestCount = 0;
    const server = await serve((_, response) => {
      requestCount += 1;
      if (requestCount === 3) {
        until = performance.now() + 200;
        return response.writeHead(429, { 'retry-after': '40' }).end();
      }
      if (requestCount > 10 && performance.now() < until - 20) early += 1;
      return setTimeout(() => response.end(), 2);
    });
    const network = createTestClient();
    const responses = await Promise.all(Array.from({ length: 30 }, (_, i) => network.request({ url: `${server.baseUrl}/${i}` })));
    expect(responses.every((response) => response.ok && response.status === 200)).toBe(true);
    expect(early).toBe(0);
    expect(requestCount).toBe(31);
  });

  it('is sent four times in all; then the refusal is the response', async () => {
    let requestCount = 0;
    const server = await serve((_, response) => {
      requestCount += 1;
      response.writeHead(429).end('go away');
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: true, status: 429 });
    expect(requestCount).toBe(4);
  });

  it('is deferred, with all others of the host, if the pause is longer than the maximum wait', async () => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': '7200' }).end());
    const network = createTestClient();
    network.setPace('127.0.0.1', { maxConcurrent: 1, minIntervalMs: 0 });
    const responses = await Promise.all([1, 2, 3].map((n) => network.request({ url: `${server.baseUrl}/${n}` })));
    for (const response of responses)
      expect(response).toMatchObject({ ok: false, kind: 'deferred', retryAt: expect.any(Number) });
    expect(network.requestCounts().byHost).toEqual({ '127.0.0.1': 1 });
  });

  it('does not delay requests to other hosts', async () => {
    const [limited, free] = await Promise.all([
      serve((_, response) => response.writeHead(429, { 'retry-after': '10' }).end()),
      serve((_, response) => response.end()),
    ]);
    const network = createTestClient({
      maxConnections: 1,
      route: (url) => new URL(url.hostname === 'limited.test' ? limited.baseUrl : free.baseUrl),
    });
    const order: string[] = [];
    const ask = async (url: string) => {
      await network.request({ url });
      order.push(url);
    };
    await Promise.all([ask('http://limited.test/'), ask('http://free.test/1'), ask('http://free.test/2')]);
    expect(order).toEqual(['http://free.test/1', 'http://free.test/2', 'http://limited.test/']);
  });

  it('is not repeated if it is a POST', async () => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': '1' }).end());
    const network = createTestClient();
    expect(await network.request({ url: server.baseUrl, method: 'POST', body: 'x' })).toMatchObject({ ok: true, status: 429 });
    expect(network.requestCounts().byHost).toEqual({ '127.0.0.1': 1 });
  });
});

describe('a transient error', () => {
  it.each([502, 503, 504])('%d is retried after the other requests of the host', async (status) => {
    const order: string[] = [];
    const server = await serve((request, response) => {
      const path = request.url ?? '';
      response.statusCode = order.includes(path) || path !== '/bad' ? 200 : status;
      order.push(path);
      response.end();
    });
    const network = createTestClient();
    network.setPace('127.0.0.1', { maxConcurrent: 1, minIntervalMs: 0 });
    const responses = await Promise.all(
      ['/bad', '/1', '/2', '/3'].map((path) => network.request({ url: server.baseUrl + path })),
    );
    expect(responses.map((response) => response.ok && response.status)).toEqual([200, 200, 200, 200]);
    expect(order).toEqual(['/bad', '/1', '/2', '/3', '/bad']);
  });

  it('of a connection reset is retried once', async () => {
    let requestCount = 0;
    const server = await serveRaw((socket) => {
      requestCount += 1;
      socket.resetAndDestroy();
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: false, kind: 'reset' });
    expect(requestCount).toBe(2);
  });

  it('of a timeout is retried only if enough of the total timeout is left', async () => {
    let requestCount = 0;
    const server = await serveRaw(() => {
      requestCount += 1;
    });
    await createTestClient({ timeouts: { headersMs: 50, totalMs: 1000 } }).request({ url: server.baseUrl });
    expect(requestCount).toBe(2);
    await createTestClient({ timeouts: { headersMs: 1000, totalMs: 50 } }).request({ url: server.baseUrl });
    expect(requestCount).toBe(3);
  });

  it.each([200, 301, 400, 401, 403, 404, 410, 451, 500, 501])('%d is not retried', async (status) => {
    let requestCount = 0;
    const server = await serve((_, response) => {
      requestCount += 1;
      response.writeHead(status).end();
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: true, status });
    expect(requestCount).toBe(1);
  });

  it('of connecting opens the circuit breaker, so that 200 links cost a few timeouts', async () => {
    const server = await serveRaw(() => {});
    const network = createTestClient({ timeouts: { connectMs: 40 }, clock: fastClock(20) });
    const responses = await Promise.all(
      Array.from({ length: 200 }, (_, i) => network.request({ url: `https://127.0.0.1:${server.port}/${i}` })),
    );
    expect(responses.every((response) => !response.ok && response.kind === 'timeout')).toBe(true);
    expect(server.connections.all).toBeLessThan(60);
    expect(network.requestCounts().byHost).toEqual({});
  });
});

describe('requestCounts', () => {
  it('counts the requests sent by host and service, with redirects and retries', async () => {
    const server = await serve(
      routeByPath({
        '/r': (_, response) => response.writeHead(302, { location: '/x' }).end(),
        '/x': (_, response) => response.end(),
      }),
    );
    const network = createTestClient();
    await network.request({ url: `${server.baseUrl}/r`, service: 'page' });
    await network.request({ url: `${server.baseUrl}/x`, service: 'doi' });
    await network.request({ url: 'http://10.0.0.1/', service: 'page' });
    expect(network.requestCounts()).toEqual({ byHost: { '127.0.0.1': 3 }, byService: { page: 2, doi: 1 } });
  });
});
