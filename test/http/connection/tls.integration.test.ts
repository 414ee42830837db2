import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { connect, createServer as createTcpServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyText, createTestClient, fastClock, type LoopbackServer, listen, serve, serveRaw } from '../loopback-server.ts';

/** Key and certificate in one file each, for loopback only: `localhost.pem` is valid for a century, the others are wrong in one way. */
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

const allowAddresses = ['127.0.0.0/8', '::1'];

describe('https', () => {
  it('speaks HTTP/1.1 over a certificate that is good, and keeps the connection', async () => {
    trust('localhost.pem');
    const server = await serveTls('localhost.pem', ['h2', 'http/1.1']);
    const network = createTestClient({ allowAddresses });
    for (const base of [server.baseUrl, server.baseUrl, `https://127.0.0.1:${server.port}`]) {
      const reply = await network.request({ url: base });
      expect(reply.ok && bodyText(reply.body)).toBe(`1.1 ${new URL(base).host}`);
    }
    expect(server.connections.all).toBe(2);
  });

  it.each([
    ['localhost.pem', 'DEPTH_ZERO_SELF_SIGNED_CERT', false],
    ['expired.pem', 'CERT_HAS_EXPIRED', true],
    ['other-name.pem', 'ERR_TLS_CERT_ALTNAME_INVALID', true],
  ])('says what is wrong with a certificate: %s, %s', async (name, code, trusted) => {
    if (trusted) trust(name);
    const server = await serveTls(name);
    const reply = await createTestClient({ allowAddresses }).request({ url: server.baseUrl });
    expect(reply).toMatchObject({ ok: false, kind: 'tls', code });
    expect(server.connections.all).toBe(1);
  });

  it('calls plain HTTP on a TLS port a fault of TLS', async () => {
    const server = await serve((_, response) => response.end());
    expect(await createTestClient().request({ url: `https://127.0.0.1:${server.port}` })).toMatchObject({
      ok: false,
      kind: 'tls',
    });
  });

  it('ends a handshake that never does', async () => {
    const server = await serveRaw(() => {});
    const network = createTestClient({ timeouts: { connectMs: 60, totalMs: 80 } });
    const reply = await network.request({ url: `https://127.0.0.1:${server.port}` });
    expect(reply).toMatchObject({ ok: false, kind: 'timeout', code: 'TLS_TIMEOUT' });
  });

  it('tells a handshake that is cut off from a bad certificate', async () => {
    const server = await serveRaw((socket) => socket.destroy());
    expect(await createTestClient().request({ url: `https://127.0.0.1:${server.port}` })).toMatchObject({
      ok: false,
      kind: 'reset',
    });
  });

  it('that could not be had for a moment is had at the second try, by everybody', async () => {
    trust('localhost.pem');
    const server = await serveTls('localhost.pem');
    // The first four handshakes get no answer: enough failures in a row to leave the host alone for a while.
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
    const replies = await Promise.all(
      Array.from({ length: 4 }, (_, i) => network.request({ url: `https://127.0.0.1:${flaky.port}/${i}` })),
    );
    expect(replies.map((reply) => (reply.ok ? reply.status : reply.code))).toEqual([200, 200, 200, 200]);
  });
});
