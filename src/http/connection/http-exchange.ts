import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { AbortToken } from '../cancellation.ts';
import { createNetworkError, type NetworkError, toNetworkError } from '../network-error.ts';
import type { PooledConnection } from './connection-pool.ts';
import { type BodyDecoder, createBodyDecoder } from './decompress.ts';

/** What goes over the wire. */
export interface RawRequest {
  method: 'GET' | 'HEAD' | 'POST';
  /** Path and query; an absolute address when a proxy reads it. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface ExchangeLimits {
  /** Milliseconds to the end of the headers. */
  headersTimeoutMs: number;
  /** Milliseconds between two pieces of the body. */
  bodyTimeoutMs: number;
  /** Milliseconds for all of it. */
  totalTimeoutMs: number;
  /** Bytes of the body to keep. */
  maxBodyBytes: number;
}

export interface RawResponse {
  ok: true;
  status: number;
  headers: Record<string, string>;
  setCookie: string[];
  body: Uint8Array;
  truncated: boolean;
  /** Why the body ended before its end. */
  bodyError?: NetworkError;
  /** The connection is at the end of an answer and may carry the next. */
  reusable: boolean;
}

export interface RawFailure {
  ok: false;
  fault: NetworkError;
}

/** Said to undici when a request is ended on our side; nobody sees it, so it needs no stack of its own. */
const abortReason = new Error('ended on our side');

/** So much of a body that nobody wants is read and thrown away: less than a new connection costs. */
const maxDrainBytes = 16_384;

/**
 * One request and its answer on an open connection. Ends by itself within its limits, whatever the server does: a request that must be given
 * up destroys the connection. Once the headers are there it is an answer, even if the body breaks off (`cut`). Never rejects.
 */
export function exchangeHttp(
  connection: PooledConnection,
  rawRequest: RawRequest,
  limits: ExchangeLimits,
  abortToken: AbortToken,
): Promise<RawResponse | RawFailure> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let head: { status: number; headers: IncomingHttpHeaders; length: number | undefined } | undefined;
    let body: BodyDecoder | undefined;
    let full = false;
    let wanted = true;
    let received = 0;
    let settled = false;

    const settle = (cut: NetworkError | undefined, reusable: boolean) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      abortToken.onAbort = undefined;
      if (!head) {
        body?.discard();
        resolve({ ok: false, fault: cut ?? createNetworkError('protocol', 'NO_HEADERS', 'the answer had no headers') });
        return;
      }
      const { status, headers } = head;
      const finished = body?.finish() ?? Promise.resolve({ bytes: new Uint8Array(), truncated: false, broken: false });
      void finished.then(({ bytes, truncated, broken }) => {
        const reason =
          cut ??
          (broken ? createNetworkError('protocol', 'BAD_ENCODING', 'the body is not encoded as its header says') : undefined);
        resolve({
          ok: true,
          status,
          headers: flattenHeaders(headers),
          setCookie: [headers['set-cookie'] ?? []].flat(),
          body: bytes,
          truncated: truncated || full || reason !== undefined,
          ...(reason ? { bodyError: reason } : {}),
          reusable,
        });
      });
    };
    /** Ends the request on our side; undici's own error for that comes when everything is settled. */
    const giveUp = (reason: NetworkError | undefined) => {
      settle(reason, false);
      controller?.abort(abortReason);
    };
    const late = (code: string, ms: number) => giveUp(createNetworkError('timeout', code, `nothing after ${Math.round(ms)} ms`));
    const left = Math.max(1, limits.totalTimeoutMs);
    const end = performance.now() + left;
    let heard = performance.now();
    // One timer for all limits, which looks at the clock when it goes off: setting it anew at each step would cost more than the step. It never sleeps
    // longer than the shortest limit that may come to hold meanwhile.
    const onTime = () => {
      const now = performance.now();
      const most = head ? limits.bodyTimeoutMs : limits.headersTimeoutMs;
      if (now >= end) return late('TOTAL_TIMEOUT', left);
      if (now - heard >= most) return late(head ? 'BODY_TIMEOUT' : 'HEADERS_TIMEOUT', most);
      timer = setTimeout(onTime, Math.min(end - now, heard + most - now, limits.bodyTimeoutMs));
    };
    let timer = setTimeout(onTime, Math.min(left, limits.headersTimeoutMs, limits.bodyTimeoutMs));
    const onStop = () => giveUp(createNetworkError('aborted', 'ABORTED', 'the question was withdrawn'));

    /** Whether the rest of the body, of which nothing is wanted, is worth reading to keep the connection. */
    const worthDraining = () =>
      head?.length === undefined ? received <= maxDrainBytes : head.length - received <= maxDrainBytes;

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(given) {
        controller = given;
        if (settled) given.abort(abortReason);
      },
      onResponseStart(_, status, headers) {
        if (settled || status < 200) return;
        heard = performance.now();
        const length = /^\d{1,15}$/.test(String(headers['content-length'] ?? '')) ? Number(headers['content-length']) : undefined;
        head = { status, headers, length };
        if (rawRequest.method === 'HEAD' || status === 204 || status === 304) return;
        const encoding = headers['content-encoding'];
        if (limits.maxBodyBytes > 0)
          body = createBodyDecoder(Array.isArray(encoding) ? encoding.join(',') : encoding, limits.maxBodyBytes);
        else wanted = false;
        if (!wanted && length !== 0) full = true;
        if (!wanted && length !== undefined && !worthDraining()) giveUp(undefined);
      },
      onResponseData(_, chunk) {
        if (settled) return;
        heard = performance.now();
        received += chunk.length;
        if (wanted && body && !body.push(chunk)) {
          wanted = false;
          full = true;
        }
        if (!wanted && !worthDraining()) giveUp(undefined);
      },
      onResponseEnd() {
        // A body that nobody wanted and that turned out empty is whole.
        if (full && received === 0) full = false;
        settle(undefined, true);
      },
      onResponseError(_, error) {
        settle(toNetworkError(error, 'exchange'), false);
      },
    };

    abortToken.onAbort = onStop;
    if (abortToken.aborted) return onStop();
    connection.requestCount += 1;
    try {
      // `reset: false` because undici would close the connection after every HEAD.
      connection.client.dispatch({ ...rawRequest, body: rawRequest.body ?? null, reset: false }, handler);
    } catch (error) {
      settle(toNetworkError(error, 'exchange'), false);
    }
  });
}

/** Repeated headers joined; bytes that are UTF-8 read as that, since Chinese servers write addresses so. */
function flattenHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    // `__proto__` is a name that a server may send, and no property like others.
    if (name !== '__proto__')
      all[name.toLowerCase()] = decodeHeaderValue(Array.isArray(value) ? value.join(', ') : (value ?? ''));
  }
  return all;
}

function decodeHeaderValue(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
