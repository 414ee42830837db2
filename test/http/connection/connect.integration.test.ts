import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { bodyText, createTestClient, fastClock, serve, serveRaw } from '../loopback-server.ts';
import { serveProxy } from '../serve-proxy.ts';

describe('a request through a proxy', () => {
  it('has an absolute URL and the proxy’s credentials over http, without a DNS lookup', async () => {
    const server = await serve((request, response) => response.end(`${request.headers.host}`));
    const receivedHeads: string[] = [];
    const proxy = await serveProxy(server, receivedHeads);
    const network = createTestClient({ environment: { HTTP_PROXY: `http://me:pass%20word@127.0.0.1:${proxy.port}` } });
    const response = await network.request({ url: 'http://nowhere.invalid/a?b' });
    expect(response.ok && bodyText(response.body)).toBe('nowhere.invalid');
    expect(receivedHeads[0]).toContain('GET http://nowhere.invalid/a?b HTTP/1.1');
    expect(receivedHeads[0]).toContain(`proxy-authorization: Basic ${Buffer.from('me:pass word').toString('base64')}`);
  });

  it('uses a tunnel over https, and the host never sees the credentials', async () => {
    const receivedByHost: string[] = [];
    const server = await serveRaw((socket, data) => {
      receivedByHost.push(data);
      socket.destroy();
    });
    const receivedHeads: string[] = [];
    const proxy = await serveProxy(server, receivedHeads);
    const network = createTestClient({ environment: { HTTPS_PROXY: `http://me:word@127.0.0.1:${proxy.port}` } });
    const response = await network.request({ url: 'https://nowhere.invalid:8443/' });
    expect(receivedHeads[0]).toMatch(/^CONNECT nowhere\.invalid:8443 HTTP\/1\.1\r\nhost: nowhere\.invalid:8443\r\n/);
    expect(receivedHeads[0]).toContain('proxy-authorization: Basic');
    expect(receivedByHost[0]).not.toContain('proxy-authorization');
    // Only the proxy says that there is a host at the other end.
    expect(response).toMatchObject({ ok: false, kind: 'proxy', code: 'PROXY_NO_ANSWER', message: 'nowhere.invalid:8443' });
  });

  it.each([
    ['tinyproxy, for a name that does not exist', 'HTTP/1.1 500 Unable to connect', 'server: tinyproxy/1.11.2', 'PROXY_500'],
    ['Squid, for a host that refuses', 'HTTP/1.1 503 Service Unavailable', 'x-squid-error: ERR_CONNECT_FAIL 111', 'PROXY_503'],
    ['Squid, for what it may not show', 'HTTP/1.1 403 Forbidden', 'x-squid-error: ERR_ACCESS_DENIED 0', 'PROXY_403'],
    ['a proxy by the field of RFC 9209', 'HTTP/1.1 502 Bad Gateway', 'proxy-status: ExampleProxy; error=dns_error', 'PROXY_502'],
  ])('takes the answer of the proxy itself for the proxy’s: %s', async (_, status, header, code) => {
    const proxy = await serveRaw((socket) => socket.end(`${status}\r\n${header}\r\ncontent-length: 0\r\n\r\n`));
    const network = createTestClient({ environment: { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` } });
    expect(await network.request({ url: 'http://site.example/' })).toMatchObject({ ok: false, kind: 'proxy', code });
  });

  it.each(['via: 1.1 proxy (tinyproxy/1.11.2)', 'x-squid-error: NONE 0', 'server: nginx'])(
    'passes on what the host answered: %s',
    async (header) => {
      const proxy = await serveRaw((socket) => socket.end(`HTTP/1.1 404 Not Found\r\n${header}\r\ncontent-length: 0\r\n\r\n`));
      const network = createTestClient({ environment: { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` } });
      expect(await network.request({ url: 'http://site.example/' })).toMatchObject({ ok: true, status: 404 });
    },
  );

  it.each(['localhost', 'LOCALHOST.', 'intranet', 'metadata.google.internal', 'printer.local'])(
    'is refused for the local name %s',
    async (name) => {
      const proxy = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
      const at = `http://127.0.0.1:${proxy.port}`;
      const network = createTestClient({ environment: { HTTP_PROXY: at, HTTPS_PROXY: at }, allowAddresses: ['10.0.0.0/8'] });
      expect(await network.request({ url: `http://${name}/` })).toMatchObject({ kind: 'forbidden-address' });
      expect(await network.request({ url: `https://${name}/` })).toMatchObject({ kind: 'forbidden-address' });
      expect(proxy.connections.all).toBe(0);
    },
  );

  it('is refused for private addresses and unusual ports', async () => {
    const proxy = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
    const environment = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
    const network = createTestClient({ environment, allowAddresses: ['10.0.0.0/8'] });
    expect(await network.request({ url: 'http://127.0.0.1/' })).toMatchObject({ kind: 'forbidden-address' });
    expect(await network.request({ url: 'http://mail.example:25/' })).toMatchObject({ kind: 'forbidden-port' });
    expect(proxy.connections.all).toBe(0);
  });

  it.each<[string, string, (socket: Socket) => unknown]>([
    ['closes the connection', 'PROXY_CLOSED', (socket) => socket.destroy()],
    ['refuses', 'PROXY_403', (socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')],
    ['requires authentication', 'PROXY_407', (socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')],
    ['does not speak HTTP', 'PROXY_PROTOCOL', (socket) => socket.write('220 mail.example ESMTP\r\n\r\n')],
    ['never ends its headers', 'PROXY_PROTOCOL', (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(10_000)}`)],
    ['is silent', 'PROXY_TIMEOUT', () => {}],
  ])('fails with kind proxy, after one retry at most, if the proxy %s', async (_, code, script) => {
    const proxy = await serveRaw(script);
    const network = createTestClient({
      environment: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
      timeouts: { connectMs: 300 },
    });
    expect(await network.request({ url: 'https://nowhere.invalid/' })).toMatchObject({ ok: false, kind: 'proxy', code });
    expect(proxy.connections.all).toBeLessThanOrEqual(2);
  });

  it('fails with kind proxy if the proxy is not running', async () => {
    const network = createTestClient({ environment: { HTTP_PROXY: 'http://127.0.0.1:1' } });
    expect(await network.request({ url: 'http://nowhere.invalid/' })).toMatchObject({
      ok: false,
      kind: 'proxy',
      code: 'ECONNREFUSED',
    });
  });

  it('opens the circuit breaker if the proxy closes every connection', async () => {
    const proxy = await serveRaw((socket) => socket.destroy());
    const network = createTestClient({
      environment: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
      maxConnections: 4,
      clock: fastClock(1),
    });
    const abort = new AbortController();
    const requests = Array.from({ length: 300 }, (_, i) =>
      network.request({ url: `https://h${i}.invalid/`, signal: abort.signal }),
    );
    // Retries come after at least a second, so only first attempts are counted.
    setTimeout(() => abort.abort(), 200);
    const responses = await Promise.all(requests);
    expect(responses.every((response) => !response.ok)).toBe(true);
    expect(proxy.connections.all).toBeLessThan(20);
  });

  it('fails with kind proxy if the proxy answers with an error page of its own', async () => {
    const proxy = await serveRaw((socket) =>
      socket.end('HTTP/1.1 503 Service Unavailable\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\ncontent-length: 0\r\n\r\n'),
    );
    const network = createTestClient({ environment: { http_proxy: `http://127.0.0.1:${proxy.port}` } });
    expect(await network.request({ url: 'http://nowhere.invalid/' })).toMatchObject({
      ok: false,
      kind: 'proxy',
      code: 'PROXY_503',
    });
  });
});
