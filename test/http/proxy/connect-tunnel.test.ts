import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { openTunnel } from '../../../src/http/proxy/connect-tunnel.ts';

/** A connection to a proxy that answers as it is told. */
function connection() {
  let asked = '';
  const socket = new Duplex({
    read() {},
    write(chunk, _, done) {
      asked += chunk;
      done();
    },
  });
  return { socket: socket as unknown as Socket, asked: () => asked };
}
const target = { hostname: 'site.example', port: 443 };
const proxy = { authorization: undefined } as never;

async function open(...answer: string[]) {
  const { socket, asked } = connection();
  const result = openTunnel(socket, target, proxy);
  for (const piece of answer) (socket as unknown as Duplex).push(piece);
  return { result: await result, socket, asked: asked() };
}

// RFC 9110, section 9.3.6.
describe('a tunnel through a proxy', () => {
  test('is asked for by host and port, with what the proxy wants to know', async () => {
    expect((await open('HTTP/1.1 200 OK\r\n\r\n')).asked).toBe(
      'CONNECT site.example:443 HTTP/1.1\r\nhost: site.example:443\r\nproxy-connection: keep-alive\r\n\r\n',
    );
    const { socket, asked } = connection();
    void openTunnel(socket, { hostname: '2001:db8::1', port: 80 }, { authorization: 'Basic eA==' } as never);
    expect(asked()).toContain('CONNECT [2001:db8::1]:80 HTTP/1.1\r\n');
    expect(asked()).toContain('\r\nproxy-authorization: Basic eA==\r\n');
  });

  test('is open where the proxy says 2xx, also in pieces', async () => {
    const { result, socket } = await open('HTTP/1.0 2', '00 Connection established\r\nvia: x\r', '\n\r\n');
    expect(result).toBe(socket);
  });

  test('keeps what came behind the answer', async () => {
    const { socket } = await open('HTTP/1.1 200 OK\r\n\r\nfirst bytes');
    expect(String(socket.read())).toBe('first bytes');
  });

  test.each([
    ['HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'PROXY_407'],
    ['HTTP/1.1 502 Bad Gateway\r\n\r\n', 'PROXY_502'],
    ['HTTP/2 200\r\n\r\n', 'PROXY_PROTOCOL'],
    ['SSH-2.0-OpenSSH\r\n\r\n', 'PROXY_PROTOCOL'],
    ['x'.repeat(20_000), 'PROXY_PROTOCOL'],
  ])('is none by %j', async (answer, code) => {
    const { result, socket } = await open(answer);
    expect(result).toMatchObject({ kind: 'proxy', code });
    expect(socket.destroyed).toBe(true);
  });

  test('is none where the proxy goes away', async () => {
    const { socket } = connection();
    const result = openTunnel(socket, target, proxy);
    socket.destroy();
    expect(await result).toMatchObject({ kind: 'proxy', code: 'PROXY_CLOSED', message: 'site.example:443' });
  });
});
