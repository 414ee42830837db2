import { describe, expect, it } from 'vitest';
import { createTestClient, fastClock, routeByPath, serve, serveRaw } from '../loopback-server.ts';

describe('told to wait', () => {
  it('waits the whole time named, halves its pace, and gets its answer', async () => {
    let until = 0;
    let early = 0;
    let asked = 0;
    const server = await serve((_, response) => {
      asked += 1;
      if (asked === 3) {
        until = performance.now() + 200;
        return response.writeHead(429, { 'retry-after': '40' }).end();
      }
      if (asked > 10 && performance.now() < until - 20) early += 1;
      return setTimeout(() => response.end(), 2);
    });
    const network = createTestClient();
    const replies = await Promise.all(Array.from({ length: 30 }, (_, i) => network.request({ url: `${server.baseUrl}/${i}` })));
    expect(replies.every((reply) => reply.ok && reply.status === 200)).toBe(true);
    expect(early).toBe(0);
    expect(asked).toBe(31);
  });

  it('asks a question that is always refused four times in all, then that is the answer', async () => {
    let asked = 0;
    const server = await serve((_, response) => {
      asked += 1;
      response.writeHead(429).end('go away');
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: true, status: 429 });
    expect(asked).toBe(4);
  });

  it('beyond the patience defers the question and those behind it', async () => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': '7200' }).end());
    const network = createTestClient();
    network.setPace('127.0.0.1', { maxConcurrent: 1, minIntervalMs: 0 });
    const replies = await Promise.all([1, 2, 3].map((n) => network.request({ url: `${server.baseUrl}/${n}` })));
    for (const reply of replies) expect(reply).toMatchObject({ ok: false, kind: 'deferred', retryAt: expect.any(Number) });
    expect(network.requestCounts().byHost).toEqual({ '127.0.0.1': 1 });
  });

  it('does not hold up other hosts', async () => {
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

  it('never sends a POST again', async () => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': '1' }).end());
    const network = createTestClient();
    expect(await network.request({ url: server.baseUrl, method: 'POST', body: 'x' })).toMatchObject({ ok: true, status: 429 });
    expect(network.requestCounts().byHost).toEqual({ '127.0.0.1': 1 });
  });
});

describe('faults in passing', () => {
  it.each([502, 503, 504])('%d is asked again, after the others of the host', async (status) => {
    const order: string[] = [];
    const server = await serve((request, response) => {
      const path = request.url ?? '';
      response.statusCode = order.includes(path) || path !== '/bad' ? 200 : status;
      order.push(path);
      response.end();
    });
    const network = createTestClient();
    network.setPace('127.0.0.1', { maxConcurrent: 1, minIntervalMs: 0 });
    const replies = await Promise.all(['/bad', '/1', '/2', '/3'].map((path) => network.request({ url: server.baseUrl + path })));
    expect(replies.map((reply) => reply.ok && reply.status)).toEqual([200, 200, 200, 200]);
    expect(order).toEqual(['/bad', '/1', '/2', '/3', '/bad']);
  });

  it('a reset is asked again once, and then believed', async () => {
    let asked = 0;
    const server = await serveRaw((socket) => {
      asked += 1;
      socket.resetAndDestroy();
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: false, kind: 'reset' });
    expect(asked).toBe(2);
  });

  it('a time-out is asked again only when enough of the total is left', async () => {
    let asked = 0;
    const server = await serveRaw(() => {
      asked += 1;
    });
    await createTestClient({ timeouts: { headersMs: 50, totalMs: 1000 } }).request({ url: server.baseUrl });
    expect(asked).toBe(2);
    await createTestClient({ timeouts: { headersMs: 1000, totalMs: 50 } }).request({ url: server.baseUrl });
    expect(asked).toBe(3);
  });

  it.each([200, 301, 400, 401, 403, 404, 410, 451, 500, 501])('%d is an answer at once', async (status) => {
    let asked = 0;
    const server = await serve((_, response) => {
      asked += 1;
      response.writeHead(status).end();
    });
    expect(await createTestClient().request({ url: server.baseUrl })).toMatchObject({ ok: true, status });
    expect(asked).toBe(1);
  });

  it('a host to which no connection can be made costs a few deadlines, not one a link', async () => {
    const server = await serveRaw(() => {});
    const network = createTestClient({ timeouts: { connectMs: 40 }, clock: fastClock(20) });
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, i) => network.request({ url: `https://127.0.0.1:${server.port}/${i}` })),
    );
    expect(replies.every((reply) => !reply.ok && reply.kind === 'timeout')).toBe(true);
    expect(server.connections.all).toBeLessThan(60);
    expect(network.requestCounts().byHost).toEqual({});
  });
});

describe('counts', () => {
  it('are of requests sent, by host and service, hops and second tries included', async () => {
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
