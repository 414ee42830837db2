import type { Socket } from 'node:net';
import { createNetworkError, type NetworkError } from '../network-error.ts';
import type { ProxyServer } from './proxy-settings.ts';

const maxHeadBytes = 16_384;

/**
 * Asks a proxy, over an open socket to it, for a tunnel (CONNECT, RFC 9110, 9.3.6).
 *
 * @returns the same socket when the proxy answers 2xx, else a `proxy` error. Never retries. A
 * silent proxy is ended by the caller, who destroys the socket.
 */
export function openTunnel(
  socket: Socket,
  target: { hostname: string; port: number },
  proxy: ProxyServer,
): Promise<Socket | NetworkError> {
  const host = `${target.hostname.includes(':') ? `[${target.hostname}]` : target.hostname}:${target.port}`;
  const lines = [`CONNECT ${host} HTTP/1.1`, `host: ${host}`, 'proxy-connection: keep-alive'];
  if (proxy.authorization !== undefined) lines.push(`proxy-authorization: ${proxy.authorization}`);

  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const settle = (result: Socket | NetworkError) => {
      socket.off('data', onData).off('close', onClose).off('error', onClose);
      if (result !== socket) socket.destroy();
      resolve(result);
    };
    const fail = (code: string) => settle(createNetworkError('proxy', code, host));
    const onClose = () => fail('PROXY_CLOSED');
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) {
        if (head.length > maxHeadBytes) fail('PROXY_PROTOCOL');
        return;
      }
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(head.toString('latin1', 0, 32))?.[1];
      if (status === undefined) return fail('PROXY_PROTOCOL');
      if (!status.startsWith('2')) return fail(`PROXY_${status}`);
      socket.pause();
      if (end + 4 < head.length) socket.unshift(head.subarray(end + 4));
      settle(socket);
    };
    socket.on('data', onData).on('close', onClose).on('error', onClose);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}
