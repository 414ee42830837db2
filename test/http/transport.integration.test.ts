import { describe, expect, it } from 'vitest';
import { createTestClient, serve, serveRaw } from './loopback-server.ts';

describe('a misdirected request', () => {
  it('is asked once more over another connection', async () => {
    const server = await serve((request, response) => {
      response.writeHead(server.connections.all === 1 && request.url === '/second' ? 421 : 200).end();
    });
    const network = createTestClient();
    await network.request({ url: `${server.baseUrl}/first` });
    expect(await network.request({ url: `${server.baseUrl}/second` })).toMatchObject({ ok: true, status: 200 });
    expect(server.connections.all).toBe(2);
  });

  it('is not repeated without end, and a POST not at all', async () => {
    let count = 0;
    const server = await serve((_, response) => {
      count += 1;
      response.writeHead(421).end();
    });
    const network = createTestClient();
    expect(await network.request({ url: server.baseUrl })).toMatchObject({ ok: true, status: 421 });
    expect(count).toBe(2);
    expect(await network.request({ url: server.baseUrl, method: 'POST', body: 'a' })).toMatchObject({ status: 421 });
    expect(count).toBe(3);
  });
});

describe('connections', () => {
  it('are reused after HEAD requests', async () => {
    const server = await serve((_, response) => response.end());
    const network = createTestClient();
    for (let i = 0; i < 10; i += 1) await network.request({ url: `${server.baseUrl}/${i}`, method: 'HEAD' });
    expect(server.connections.all).toBe(1);
  });

  it('stay within the number of requests, the pace of the host and the total limit', async () => {
    const slow = () => serve((_, response) => setTimeout(() => response.end(), 15));
    const [few, many, ...others] = await Promise.all([slow(), slow(), slow(), slow(), slow()]);
    const hosts = [few, many, ...others].map((server, i) => ({ server, name: `h${i}.test` }));
    const network = createTestClient({
      maxConnections: 12,
      route: (url) => new URL(hosts.find(({ name }) => name === url.hostname)?.server.baseUrl ?? 'http://127.0.0.1:1'),
    });
    const urls = hosts.flatMap(({ name }, i) => Array.from({ length: i === 0 ? 2 : 30 }, (_, n) => `http://${name}/${n}`));
    const responses = await Promise.all(urls.map((url) => network.request({ url })));
    expect(responses.every((response) => response.ok)).toBe(true);
    expect(few.connections.peak).toBeLessThanOrEqual(2);
    // The server may see a new connection before the end of the one that it replaces.
    expect(many.connections.peak).toBeLessThanOrEqual(8 + 1);
    expect(many.connections.all).toBeLessThan(30);
  });

  it('that the server has closed meanwhile are replaced without a failure', async () => {
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

  it('are new for a POST, so that it is never sent twice', async () => {
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
    // On the old connection, at once on a new one, and as a retry.
    expect(posts).toBe(4);
  });
});
