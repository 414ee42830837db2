import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readProxySettings } from '../../../src/http/proxy/proxy-settings.ts';
import { bodyText, createTestClient, fastClock, type LoopbackServer, serve, serveRaw } from '../loopback-server.ts';

/** A proxy that connects every tunnel to one place and passes plain requests on as they are. */
async function serveProxy(target: LoopbackServer, receivedHeads: string[] = []): Promise<LoopbackServer> {
  return serveRaw((socket, data) => {
    receivedHeads.push(data);
    socket.removeAllListeners('data');
    const upstream = connect(target.port, '127.0.0.1');
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
    if (data.startsWith('CONNECT')) socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    else upstream.write(data, 'latin1');
    socket.pipe(upstream).pipe(socket);
  });
}

describe('readProxySettings', () => {
  const selectProxy = (environment: Record<string, string>, url: string) => {
    const proxy = readProxySettings(environment).selectProxy(new URL(url));
    return proxy ? `${proxy.hostname}:${proxy.port}` : 'direct';
  };

  it('selects a proxy by scheme, prefers lower-case names, and uses HTTP_PROXY for both', () => {
    expect(selectProxy({ HTTPS_PROXY: 'http://s:1' }, 'https://a/')).toBe('s:1');
    expect(selectProxy({ HTTPS_PROXY: 'http://s:1' }, 'http://a/')).toBe('direct');
    expect(selectProxy({ HTTP_PROXY: 'http://p:2' }, 'https://a/')).toBe('p:2');
    expect(selectProxy({ HTTP_PROXY: 'http://p:2', http_proxy: 'http://q:3' }, 'http://a/')).toBe('q:3');
    expect(selectProxy({ ALL_PROXY: 'p:2' }, 'http://a/')).toBe('p:2');
    expect(selectProxy({ HTTP_PROXY: '' }, 'http://a/')).toBe('direct');
  });

  it.each([
    ['*', 'http://a.example/', true],
    ['a.example', 'http://a.example/', true],
    ['a.example', 'http://b.a.example/', true],
    ['a.example', 'http://ba.example/', false],
    ['.a.example', 'http://b.a.example/', true],
    ['*.a.example', 'http://b.a.example/', true],
    ['*.a.example', 'http://a.example/', false],
    ['a.example:8080', 'http://a.example:8080/', true],
    ['a.example:8080', 'http://a.example/', false],
    ['a.example:443', 'https://a.example/', true],
    ['10.0.0.0/8', 'http://10.1.2.3/', true],
    ['10.0.0.0/8', 'http://11.1.2.3/', false],
    ['::1', 'http://[::1]/', true],
    ['x, A.EXAMPLE', 'http://a.example./', true],
    ['nonsense/99', 'http://10.1.2.3/', false],
  ])('NO_PROXY=%s and %s', (no, url, direct) => {
    expect(selectProxy({ HTTP_PROXY: 'http://p:1', NO_PROXY: no }, url)).toBe(direct ? 'direct' : 'p:1');
  });

  it('throws without repeating the password', () => {
    expect(() => readProxySettings({ HTTP_PROXY: 'socks5://u:secret@p:1' })).toThrow(/^(?!.*secret)/);
  });

  it.each([
    [{ ALL_PROXY: 'socks5h://p:1' }, /^ALL_PROXY is a SOCKS proxy/],
    [{ https_proxy: 'socks://p:1', ALL_PROXY: 'http://p:1' }, /^HTTPS_PROXY is a SOCKS proxy/],
    [{ HTTP_PROXY: 'ftp://p' }, /^HTTP_PROXY isn’t an http/],
  ])('names the variable of an unsupported proxy, with a remedy: %j', (environment, words) => {
    expect(() => readProxySettings(environment)).toThrow(words);
    expect(() => readProxySettings(environment)).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('NO_PROXY') }),
    );
  });

  it.each([
    ['me:pass%20word', 'me:pass word'],
    ['me:50%off', 'me:50%off'],
    ['%zz:%E4%BD%A0%', '%zz:你%'],
    ['me', 'me:'],
  ])('decodes credentials, and keeps a percent sign without two digits: %s', (given, meant) => {
    const proxy = readProxySettings({ HTTPS_PROXY: `http://${given}@p:1` }).selectProxy(new URL('https://a.example/'));
    expect(proxy?.authorization).toBe(`Basic ${Buffer.from(meant).toString('base64')}`);
  });

  it('ignores ALL_PROXY if both schemes have their own proxy', () => {
    const environment = { ALL_PROXY: 'socks5://p:1', HTTPS_PROXY: 'http://p:2', HTTP_PROXY: 'http://p:2' };
    expect(selectProxy(environment, 'https://a.example/')).toBe('p:2');
  });
});

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

describe('fetch, for Octokit', () => {
  it('uses the proxy, and rejects if it closes the connection', async () => {
    const server = await serve((request, response) => response.end(`for ${request.headers.host}`));
    const workingProxy = await serveProxy(server);
    const response = await createTestClient({ environment: { HTTP_PROXY: `http://127.0.0.1:${workingProxy.port}` } }).fetch(
      'http://api.invalid/x',
    );
    expect(await response.text()).toBe('for api.invalid');

    const brokenProxy = await serveRaw((socket) => socket.destroy());
    await expect(
      createTestClient({ environment: { HTTPS_PROXY: `http://127.0.0.1:${brokenProxy.port}` } }).fetch('https://api.invalid/'),
    ).rejects.toThrow();
    expect(brokenProxy.connections.all).toBeLessThan(5);
  });

  it('is routed, and keeps host and body', async () => {
    const server = await serve(async (request, response) => {
      const body = String((await request.toArray())[0] ?? '');
      response.end(`${request.method} ${request.headers.host}${request.url} ${request.headers.authorization} ${body}`);
    });
    const network = createTestClient({ route: (url) => (url.hostname === 'api.test' ? new URL(server.baseUrl) : undefined) });
    const response = await network.fetch('https://api.test/repos?x=1', {
      method: 'POST',
      headers: { authorization: 'token t' },
      body: '{}',
    });
    expect(await response.text()).toBe('POST api.test/repos?x=1 token t {}');
    expect(response.url).toBe('https://api.test/repos?x=1');
  });

  it('may reach private addresses', async () => {
    const server = await serve((_, response) => response.end('own'));
    expect(await (await createTestClient({ allowAddresses: [] }).fetch(server.baseUrl)).text()).toBe('own');
  });
});
