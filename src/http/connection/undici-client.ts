import type { Duplex } from 'node:stream';
import { lazyRequire } from '../../runtime/lazy-require.ts';
import type { ExchangeClient } from './exchange-client.ts';

const loadUndici = lazyRequire<typeof import('undici')>('undici');

const maxHeaderBytes = 65_536;
const keepAliveTimeoutMs = 30_000;
/**
 * undici wants an origin, but the socket is already connected. Parsed once, because that is slow.
 */
const placeholderOrigin = new URL('http://connection.invalid');
/**
 * HTTP/2 sends the scheme of the origin with each request, and some servers reject the wrong one.
 */
const placeholderHttp2Origin = new URL('https://connection.invalid');

/** Shared, because nobody sees its stack trace. */
const socketTakenError = Object.assign(new Error('CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });

/**
 * An undici client on an open socket. It never connects by itself, since the address guard, the
 * timeouts and the retries are ours. (undici repeats some failed connects in a tight loop.)
 *
 * @param onClose - called when the connection is closed, perhaps more than once
 */
export function createUndiciClient(socket: Duplex, isHttp2: boolean, onClose: () => void): ExchangeClient {
  let isSocketTaken = false;
  const client = new (loadUndici().Client)(isHttp2 ? placeholderHttp2Origin : placeholderOrigin, {
    connect(_, callback) {
      if (isSocketTaken) return callback(socketTakenError, null);
      isSocketTaken = true;
      // Asynchronous, because undici only resumes its queue for a socket that arrives later.
      queueMicrotask(() => callback(null, socket as Parameters<typeof callback>[1] & object));
    },
    allowH2: isHttp2,
    pingInterval: 0,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveMaxTimeout: keepAliveTimeoutMs,
    maxHeaderSize: maxHeaderBytes,
  });
  client.on('disconnect', onClose);
  client.on('connectionError', onClose);
  return {
    // `reset: false`, because undici closes the connection after a HEAD request by default.
    dispatch: ({ host, headers, body = null, ...request }, handler) =>
      void client.dispatch({ ...request, headers: { host, ...headers }, body, reset: false }, handler),
    destroy: (error) => void client.destroy(error).catch(() => {}),
  };
}
