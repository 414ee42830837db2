import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readProxySettings } from '../../../src/http/proxy/proxy-settings.ts';
import { bodyText, createTestClient, fastClock, type LoopbackServer, serve, serveRaw } from '../loopback-server.ts';

/** A proxy that connects every tunnel to one place and passes plain requests on as they are. */
async function serveProxy(target: LoopbackServer, heads: string[] = []): Promise<LoopbackServer> {
  return serveRaw((socket, data) => {
    heads.push(data);
    socket.removeAllListeners('data');
    const upstream = connect(target.port, '127.0.0.1');
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
    if (data.startsWith('CONNECT')) socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    else upstream.write(data, 'latin1');
    socket.pipe(upstream).pipe(socket);
  });
}

describe('proxies of the environment', () => {
  const where = (environment: Record<string, string>, url: string) => {
    const proxy = readProxySettings(environment).selectProxy(new URL(url));
    return proxy ? `${proxy.hostname}:${proxy.port}` : 'direct';
  };

  it('are by scheme, lower case first, with HTTP_PROXY for both', () => {
    expect(where({ HTTPS_PROXY: 'http://s:1' }, 'https://a/')).toBe('s:1');
    expect(where({ HTTPS_PROXY: 'http://s:1' }, 'http://a/')).toBe('direct');
    expect(where({ HTTP_PROXY: 'http://p:2' }, 'https://a/')).toBe('p:2');
    expect(where({ HTTP_PROXY: 'http://p:2', http_proxy: 'http://q:3' }, 'http://a/')).toBe('q:3');
    expect(where({ ALL_PROXY: 'p:2' }, 'http://a/')).toBe('p:2');
    expect(where({ HTTP_PROXY: '' }, 'http://a/')).toBe('direct');
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
    expect(where({ HTTP_PROXY: 'http://p:1', NO_PROXY: no }, url)).toBe(direct ? 'direct' : 'p:1');
  });

  it('are not guessed at, nor repeated with their password', () => {
    expect(() => readProxySettings({ HTTP_PROXY: 'socks5://u:secret@p:1' })).toThrow(/^(?!.*secret)/);
  });

  it.each([
    [{ ALL_PROXY: 'socks5h://p:1' }, /^ALL_PROXY is a SOCKS proxy/],
    [{ https_proxy: 'socks://p:1', ALL_PROXY: 'http://p:1' }, /^HTTPS_PROXY is a SOCKS proxy/],
    [{ HTTP_PROXY: 'ftp://p' }, /^HTTP_PROXY isn't an http/],
  ])('that can not be spoken to are named by their variable, with what to do: %j', (environment, words) => {
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
  ])('get the credentials of their address, where a percent sign may stand for itself: %s', (given, meant) => {
    const proxy = readProxySettings({ HTTPS_PROXY: `http://${given}@p:1` }).selectProxy(new URL('https://a.example/'));
    expect(proxy?.authorization).toBe(`Basic ${Buffer.from(meant).toString('base64')}`);
  });

  it('of SOCKS are no matter where others are named for both', () => {
    const environment = { ALL_PROXY: 'socks5://p:1', HTTPS_PROXY: 'http://p:2', HTTP_PROXY: 'http://p:2' };
    expect(where(environment, 'https://a.example/')).toBe('p:2');
  });
});

describe('through a proxy', () => {
  it('plain http goes as an absolute address, with the proxy’s credentials, and without its name being looked up', async () => {
    const server = await serve((request, response) => response.end(`${request.headers.host}`));
    const heads: string[] = [];
    const proxy = await serveProxy(server, heads);
    const network = createTestClient({ environment: { HTTP_PROXY: `http://me:pass%20word@127.0.0.1:${proxy.port}` } });
    const reply = await network.request({ url: 'http://nowhere.invalid/a?b' });
    expect(reply.ok && bodyText(reply.body)).toBe('nowhere.invalid');
    expect(heads[0]).toContain('GET http://nowhere.invalid/a?b HTTP/1.1');
    expect(heads[0]).toContain(`proxy-authorization: Basic ${Buffer.from('me:pass word').toString('base64')}`);
  });

  it('https goes through a tunnel, whose credentials the host never sees', async () => {
    const seen: string[] = [];
    const server = await serveRaw((socket, data) => {
      seen.push(data);
      socket.destroy();
    });
    const heads: string[] = [];
    const proxy = await serveProxy(server, heads);
    const network = createTestClient({ environment: { HTTPS_PROXY: `http://me:word@127.0.0.1:${proxy.port}` } });
    const reply = await network.request({ url: 'https://nowhere.invalid:8443/' });
    expect(heads[0]).toMatch(/^CONNECT nowhere\.invalid:8443 HTTP\/1\.1\r\nhost: nowhere\.invalid:8443\r\n/);
    expect(heads[0]).toContain('proxy-authorization: Basic');
    expect(seen[0]).not.toContain('proxy-authorization');
    expect(reply).toMatchObject({ ok: false, kind: 'reset' });
  });

  it.each(['localhost', 'LOCALHOST.', 'intranet', 'metadata.google.internal', 'printer.local'])(
    'is not asked to look up %s, which is a name of its own network',
    async (name) => {
      const proxy = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
      const at = `http://127.0.0.1:${proxy.port}`;
      const network = createTestClient({ environment: { HTTP_PROXY: at, HTTPS_PROXY: at }, allowAddresses: ['10.0.0.0/8'] });
      expect(await network.request({ url: `http://${name}/` })).toMatchObject({ kind: 'forbidden-address' });
      expect(await network.request({ url: `https://${name}/` })).toMatchObject({ kind: 'forbidden-address' });
      expect(proxy.connections.all).toBe(0);
    },
  );

  it('literal private addresses and odd ports stay refused', async () => {
    const proxy = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
    const environment = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
    const network = createTestClient({ environment, allowAddresses: ['10.0.0.0/8'] });
    expect(await network.request({ url: 'http://127.0.0.1/' })).toMatchObject({ kind: 'forbidden-address' });
    expect(await network.request({ url: 'http://mail.example:25/' })).toMatchObject({ kind: 'forbidden-port' });
    expect(proxy.connections.all).toBe(0);
  });

  it.each<[string, string, (socket: Socket) => unknown]>([
    ['hangs up', 'PROXY_CLOSED', (socket) => socket.destroy()],
    ['says no', 'PROXY_403', (socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')],
    ['wants a password', 'PROXY_407', (socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')],
    ['speaks something else', 'PROXY_PROTOCOL', (socket) => socket.write('220 mail.example ESMTP\r\n\r\n')],
    ['never ends its answer', 'PROXY_PROTOCOL', (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(10_000)}`)],
    ['is silent', 'PROXY_TIMEOUT', () => {}],
  ])('one that %s is a proxy’s failure, asked twice at most', async (_, code, script) => {
    const proxy = await serveRaw(script);
    const network = createTestClient({
      environment: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
      timeouts: { connectMs: 300 },
    });
    expect(await network.request({ url: 'https://nowhere.invalid/' })).toMatchObject({ ok: false, kind: 'proxy', code });
    expect(proxy.connections.all).toBeLessThanOrEqual(2);
  });

  it('one that is not there is a proxy’s failure, not the host’s', async () => {
    const network = createTestClient({ environment: { HTTP_PROXY: 'http://127.0.0.1:1' } });
    expect(await network.request({ url: 'http://nowhere.invalid/' })).toMatchObject({
      ok: false,
      kind: 'proxy',
      code: 'ECONNREFUSED',
    });
  });

  it('one that cuts everything off is not hammered', async () => {
    const proxy = await serveRaw((socket) => socket.destroy());
    const network = createTestClient({
      environment: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
      maxConnections: 4,
      clock: fastClock(1),
    });
    const abort = new AbortController();
    const asked = Array.from({ length: 300 }, (_, i) => network.request({ url: `https://h${i}.invalid/`, signal: abort.signal }));
    // Second tries come after a second at least; what the first ones cost is known before.
    setTimeout(() => abort.abort(), 200);
    const replies = await Promise.all(asked);
    expect(replies.every((reply) => !reply.ok)).toBe(true);
    expect(proxy.connections.all).toBeLessThan(20);
  });

  it('an error page of the proxy’s own is not the host’s answer', async () => {
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
  it('uses the proxy, and ends when it hangs up', async () => {
    const server = await serve((request, response) => response.end(`for ${request.headers.host}`));
    const good = await serveProxy(server);
    const reply = await createTestClient({ environment: { HTTP_PROXY: `http://127.0.0.1:${good.port}` } }).fetch(
      'http://api.invalid/x',
    );
    expect(await reply.text()).toBe('for api.invalid');

    const bad = await serveRaw((socket) => socket.destroy());
    await expect(
      createTestClient({ environment: { HTTPS_PROXY: `http://127.0.0.1:${bad.port}` } }).fetch('https://api.invalid/'),
    ).rejects.toThrow();
    expect(bad.connections.all).toBeLessThan(5);
  });

  it('is routed, with host and body kept', async () => {
    const server = await serve(async (request, response) => {
      const body = String((await request.toArray())[0] ?? '');
      response.end(`${request.method} ${request.headers.host}${request.url} ${request.headers.authorization} ${body}`);
    });
    const network = createTestClient({ route: (url) => (url.hostname === 'api.test' ? new URL(server.baseUrl) : undefined) });
    const reply = await network.fetch('https://api.test/repos?x=1', {
      method: 'POST',
      headers: { authorization: 'token t' },
      body: '{}',
    });
    expect(await reply.text()).toBe('POST api.test/repos?x=1 token t {}');
    expect(reply.url).toBe('https://api.test/repos?x=1');
  });

  it('reaches the operator’s own addresses', async () => {
    const server = await serve((_, response) => response.end('own'));
    expect(await (await createTestClient({ allowAddresses: [] }).fetch(server.baseUrl)).text()).toBe('own');
  });
});
