import { isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { lazyRequire } from '../../runtime/lazy-require.ts';
import { createNetworkError, isNetworkError, type NetworkError, toNetworkError } from '../network-error.ts';
import { type PhaseLimits, withTimeout } from './with-timeout.ts';

/** A protocol by its name in the TLS handshake (RFC 7301). */
export type AlpnProtocol = 'http/1.1' | 'h2';

const loadTls = lazyRequire<typeof import('node:tls')>('node:tls');

/**
 * Performs the TLS handshake over an open socket, for one protocol only.
 *
 * A server without ALPN counts as one that speaks HTTP/1.1. For HTTP/2 the server has to agree.
 *
 * @param hostname - the name that the certificate must be valid for; it is sent as SNI unless it is
 * an IP address.
 * @returns the encrypted socket, or the error. After an error both sockets are destroyed.
 */
export async function startTls(
  socket: Socket,
  hostname: string,
  limits: PhaseLimits,
  protocol: AlpnProtocol,
): Promise<Socket | NetworkError> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  let tlsSocket: TLSSocket | undefined;
  const handshake = new Promise<Socket | NetworkError>((resolve) => {
    try {
      const servername = isIP(host) ? {} : { servername: host };
      const created = loadTls().connect({ socket, host, ALPNProtocols: [protocol], ...servername });
      tlsSocket = created;
      created.once('secureConnect', () =>
        resolve(protocol === 'h2' && created.alpnProtocol !== 'h2' ? createNetworkError('tls', 'NO_HTTP2') : created),
      );
      created.on('error', (error) => resolve(toNetworkError(error, 'tls')));
      created.once('close', () => resolve(createNetworkError('reset', 'ECONNRESET', 'TLS handshake')));
    } catch (error) {
      resolve(toNetworkError(error, 'tls'));
    }
  });
  const destroySockets = () => {
    tlsSocket?.destroy();
    socket.destroy();
  };
  const result = await withTimeout(limits, 'TLS_TIMEOUT', destroySockets, handshake);
  if (isNetworkError(result)) destroySockets();
  return result;
}
