import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import { connect, createServer as createTcpServer } from 'node:net';
import { createServer as createTlsServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyText, createTestClient, fastClock, type LoopbackServer, listen, serve, serveRaw } from '../loopback-server.ts';

/**
 * Key and certificate in one file each, for loopback only: `localhost.pem` is valid for a century,
 * the others are wrong in one way.
 */
const readPem = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const defaultCertificates = getCACertificates('default');

afterEach(() => setDefaultCACertificates(defaultCertificates));

function trust(name: string): void {
  setDefaultCACertificates([...defaultCertificates, readPem(name).slice(readPem(name).indexOf('-----BEGIN CERTIFICATE'))]);
}

async function serveTls(name: string, alpn: string[] = ['http/1.1']): Promise<LoopbackServer> {
  const server = createServer({ key: readPem(name), cert: readPem(name), ALPNProtocols: alpn }, (request, response) => {
    response.end(`${request.httpVersion} ${request.headers.host}`);
  });
  server.on('tlsClientError', () => {});
  const { port, connections } = await listen(server);
  return { baseUrl: `https://localhost:${port}`, port, connections };
}

/**
 * Refuses HTTP/1.1 in the handshake. The response says which scheme, host and path were asked for.
 */
async function serveHttp2Only(): Promise<LoopbackServer> {
  const server = createSecureServer({ key: readPem('localhost.pem'), cert: readPem('localhost.pem') }, (request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: '/target' });
    response.end(
      request.url === '/large'
        ? 'x'.repeat(5_000_000)
        : `${request.httpVersion} ${request.scheme} ${request.authority} ${request.url}`,
    );
  });
  server.on('tlsClientError', () => {}).on('sessionError', () => {});
  const { port, connections } = await listen(server);
  return { baseUrl: `https://localhost:${port}`, port, connections };
}

/** “h2” in the list of protocols that a client offers in its first message. */
const offeredHttp2 = '\u0002h2';

/**
 * Selects no protocol in a handshake for HTTP/1.1, and then speaks HTTP/2 to everybody: its
 * SETTINGS frame comes first. Node's server refuses a handshake rather than select nothing, so that
 * a server without ALPN answers those.
 */
async function serveFrames(): Promise<LoopbackServer> {
  const http2 = await serveHttp2Only();
  const settings = Buffer.from('000000040000000000', 'hex');
  const framesServer = createTlsServer({ key: readPem('localhost.pem'), cert: readPem('localhost.pem') }, (socket) =>
    socket.on('error', () => {}).end(settings),
  );
  const frames = await listen(framesServer);
  const server = createTcpServer((socket) => {
    socket.once('data', (hello) => {
      const { port } = hello.toString('latin1').includes(offeredHttp2) ? http2 : frames;
      const through = connect(port, '127.0.0.1');
      through.on('error', () => {}).on('close', () => socket.destroy());
      through.write(hello);
      socket
        .on('close', () => through.destroy())
        .pipe(through)
        .pipe(socket);
    });
  });
  const { port, connections } = await listen(server);
  return { baseUrl: `https://localhost:${port}`, port, connections };
}

const allowAddresses = ['127.0.0.0/8', '::1'];

describe('https', () => {
  it('negotiates HTTP/1.1, verifies the certificate and reuses the connection', async () => {
    trust('localhost.pem');
    const server = await serveTls('localhost.pem', ['h2', 'http/1.1']);
    const network = createTestClient({ allowAddresses });
    for (const base of [server.baseUrl, server.baseUrl, `https://127.0.0.1:${server.port}`]) {
      const response = await network.request({ url: base });
      expect(response.ok && bodyText(response.body)).toBe(`1.1 ${new URL(base).host}`);
    }
    expect(server.connections.all).toBe(2);
  });

  describe('of a server that only speaks HTTP/2', () => {
    it('asks over HTTP/2 after HTTP/1.1 was refused, and reuses the connection', async () => {
      trust('localhost.pem');
      const server = await serveHttp2Only();
      const network = createTestClient({ allowAddresses });
      for (const path of ['/one', '/two?q', '/redirect']) {
        const response = await network.request({ url: `${server.baseUrl}${path}` });
        const host = new URL(server.baseUrl).host;
        expect(response.ok && bodyText(response.body)).toBe(`2.0 https ${host} ${path === '/redirect' ? '/target' : path}`);
      }
      expect(server.connections.all).toBe(2);
    });

    it('holds the limit of a body', async () => {
      trust('localhost.pem');
      const server = await serveHttp2Only();
      const network = createTestClient({ allowAddresses });
      const large = await network.request({ url: `${server.baseUrl}/large`, maxBodyBytes: 1000 });
      expect(large).toMatchObject({ ok: true, status: 200, truncated: true });
      expect(large.ok && large.body.length).toBe(1000);
      expect(await network.request({ url: `${server.baseUrl}/after`, method: 'HEAD' })).toMatchObject({ ok: true, status: 200 });
    });

    it('still verifies the certificate', async () => {
      const server = await serveHttp2Only();
      const response = await createTestClient({ allowAddresses }).request({ url: server.baseUrl });
      expect(response).toMatchObject({ ok: false, kind: 'tls' });
    });

    it('times out a server that never answers over HTTP/2', async () => {
      trust('localhost.pem');
      const server = createSecureServer({ key: readPem('localhost.pem'), cert: readPem('localhost.pem') }, () => {});
      server.on('tlsClientError', () => {}).on('sessionError', () => {});
      const { port } = await listen(server);
      const network = createTestClient({ allowAddresses, timeouts: { headersMs: 80, totalMs: 400 } });
      expect(await network.request({ url: `https://localhost:${port}` })).toMatchObject({ ok: false, kind: 'timeout' });
    });

    it('asks over HTTP/2 when frames come in place of a response', async () => {
      trust('localhost.pem');
      const server = await serveFrames();
      const response = await createTestClient({ allowAddresses }).request({ url: `${server.baseUrl}/frames` });
      expect(response.ok && bodyText(response.body)).toContain('2.0 https');
      expect(server.connections.all, 'one in each protocol').toBe(2);
    });

    it('tells the first refusal where HTTP/2 is refused as well', async () => {
      trust('localhost.pem');
      const server = await serveTls('localhost.pem', ['spdy/3']);
      const response = await createTestClient({ allowAddresses }).request({ url: server.baseUrl });
      expect(response).toMatchObject({ ok: false, kind: 'tls', code: 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL' });
      expect(server.connections.all).toBe(2);
    });
  });

  it.each([
    ['localhost.pem', 'DEPTH_ZERO_SELF_SIGNED_CERT', false],
    ['expired.pem', 'CERT_HAS_EXPIRED', true],
    ['other-name.pem', 'ERR_TLS_CERT_ALTNAME_INVALID', true],
  ])('reports why a certificate is invalid: %s, %s', async (name, code, trusted) => {
    if (trusted) trust(name);
    const server = await serveTls(name);
    const response = await createTestClient({ allowAddresses }).request({ url: server.baseUrl });
    expect(response).toMatchObject({ ok: false, kind: 'tls', code });
    expect(server.connections.all).toBe(1);
  });

  it('reports plain HTTP on a TLS port as a TLS error', async () => {
    const server = await serve((_, response) => response.end());
    expect(await createTestClient().request({ url: `https://127.0.0.1:${server.port}` })).toMatchObject({
      ok: false,
      kind: 'tls',
    });
  });

  it('says the same of the same failure each time: OpenSSL’s message names a thread', async () => {
    const server = await serve((_, response) => response.end());
    const ask = () => createTestClient().request({ url: `https://127.0.0.1:${server.port}` });
    expect([await ask(), await ask()]).toMatchObject(Array(2).fill({ code: 'ERR_SSL_WRONG_VERSION_NUMBER', message: '' }));
  });

  it('times out a handshake that never ends', async () => {
    const server = await serveRaw(() => {});
    const network = createTestClient({ timeouts: { connectMs: 60, totalMs: 80 } });
    const response = await network.request({ url: `https://127.0.0.1:${server.port}` });
    expect(response).toMatchObject({ ok: false, kind: 'timeout', code: 'TLS_TIMEOUT' });
  });

  it('reports a handshake that is cut off as a reset, not as a bad certificate', async () => {
    const server = await serveRaw((socket) => socket.destroy());
    expect(await createTestClient().request({ url: `https://127.0.0.1:${server.port}` })).toMatchObject({
      ok: false,
      kind: 'reset',
    });
  });

  it('retries all requests after a connection failure that passes', async () => {
    trust('localhost.pem');
    const server = await serveTls('localhost.pem');
    // The first four handshakes get no answer: enough failures in a row to leave the host alone for
    // a while.
    let tried = 0;
    const flaky = await listen(
      createTcpServer((socket) => {
        tried += 1;
        if (tried <= 4) return;
        const upstream = connect(server.port, '127.0.0.1');
        upstream.on('error', () => {}).on('close', () => socket.destroy());
        socket
          .on('close', () => upstream.destroy())
          .pipe(upstream)
          .pipe(socket);
      }),
    );
    const network = createTestClient({ timeouts: { connectMs: 1500 }, clock: fastClock(20) });
    const responses = await Promise.all(
      Array.from({ length: 4 }, (_, i) => network.request({ url: `https://127.0.0.1:${flaky.port}/${i}` })),
    );
    expect(responses.map((response) => (response.ok ? response.status : response.code))).toEqual([200, 200, 200, 200]);
  });
});
