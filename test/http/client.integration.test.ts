import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createTestClient, listen, serve, serveRaw } from './loopback-server.ts';

describe('a failure', () => {
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
  ])('bad-address: %.30s', async (url) =>
    expect(await createTestClient().request({ url })).toMatchObject({ ok: false, kind: 'bad-address' }),
  );

  it('protocol, for an invalid request header', async () => {
    const server = await serve((_, response) => response.end());
    const response = await createTestClient().request({ url: server.baseUrl, headers: { 'x-a': 'b\r\nevil: 1' } });
    expect(response).toMatchObject({ ok: false, kind: 'protocol' });
  });
});

it('sends a host header of the caller in place of the address’s own', async () => {
  const server = await serveRaw((socket, request) => {
    const hosts = request.match(/^host: .*(?=\r$)/gim)?.join() ?? '';
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${hosts.length}\r\n\r\n${hosts}`);
  });
  const network = createTestClient();
  const readHosts = async (headers: Record<string, string>) => {
    const response = await network.request({ url: server.baseUrl, headers });
    return response.ok && response.body.toString();
  };
  expect(await readHosts({ Host: 'b.example' })).toBe('host: b.example');
  expect(await readHosts({})).toBe(`host: 127.0.0.1:${server.port}`);
});

it('sends the headers as they are at each request, also those of an object that was changed', async () => {
  const server = await serve((request, response) => response.end(`${request.headers['x-a']} ${request.headers['x-b']}`));
  const network = createTestClient();
  const headers: Record<string, string> = { 'x-a': '1' };
  const read = async () => {
    const response = await network.request({ url: server.baseUrl, headers });
    return response.ok && response.body.toString();
  };
  expect(await read()).toBe('1 undefined');
  headers['x-a'] = '2';
  expect(await read()).toBe('2 undefined');
  headers['X-B'] = '3';
  expect(await read()).toBe('2 3');
  delete headers['x-a'];
  expect(await read()).toBe('undefined 3');
});

describe('the interval of a host', () => {
  it('is kept by several clients together, by turns that they reserve', async () => {
    const arrivals: number[] = [];
    const server = await serve((_, response) => {
      arrivals.push(performance.now());
      response.end();
    });
    const keys: string[] = [];
    let nextAt = 0;
    const reserveTurn = async (key: string, intervalMs: number) => {
      keys.push(key);
      const at = Math.max(performance.now(), nextAt);
      nextAt = at + intervalMs;
      return Math.ceil(at - performance.now());
    };
    const clients = [1, 2].map(() => createTestClient({ reserveTurn, clock: systemClock }));
    for (const client of clients) client.setPace('127.0.0.1', { maxConcurrent: 1, minIntervalMs: 60 });
    await Promise.all(clients.flatMap((client) => [1, 2].map(() => client.request({ url: server.baseUrl }))));
    const [first = 0, , , last = 0] = arrivals;
    expect(last - first).toBeGreaterThan(150);
    expect(keys).toEqual(Array.from({ length: 4 }, () => 'host 127.0.0.1'));
  });
});
