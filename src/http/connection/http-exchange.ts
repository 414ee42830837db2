import { monotonicNow } from '../../runtime/clock.ts';
import type { AbortToken } from '../cancellation/cancellation.ts';
import { createNetworkError, type NetworkError, toNetworkError } from '../network-error.ts';
import type { PooledConnection } from './connection-pool.ts';
import { type BodyDecoder, createBodyDecoder, type DecodedBody } from './decompress.ts';
import type { ExchangeController, RawRequest, ResponseHandler, ResponseHeaders } from './exchange-client.ts';

export interface ExchangeLimits {
  /** Until the headers are complete. */
  headersTimeoutMs: number;
  /** Between two chunks of the body. */
  bodyTimeoutMs: number;
  totalTimeoutMs: number;
  /** Bytes of the decoded body to keep. */
  maxBodyBytes: number;
}

export interface RawResponse {
  ok: true;
  status: number;
  headers: Record<string, string>;
  setCookie: string[];
  body: Uint8Array;
  truncated: boolean;
  /** Why the body is incomplete, when it broke off. */
  bodyError?: NetworkError;
  /** The response is complete, and the connection may carry the next request. */
  reusable: boolean;
}

export interface RawFailure {
  ok: false;
  error: NetworkError;
}

/** Given to the client when we end a request. Nobody sees it, so all share one stack trace. */
const abortReason = new Error('ABORTED');

/**
 * Up to this much of an unneeded body is read and dropped, since a new connection would cost more.
 */
const maxDrainBytes = 16_384;

const emptyBody = { bytes: new Uint8Array(), truncated: false, broken: false };

/**
 * Sends one request over an open connection and reads the response.
 *
 * It ends within its limits, whatever the server does. Giving up destroys the connection. Once the
 * headers have arrived, the result is a response, even if the body breaks off (`bodyError`). Never
 * rejects.
 */
export function exchangeHttp(
  connection: PooledConnection,
  rawRequest: RawRequest,
  limits: ExchangeLimits,
  abortToken: AbortToken,
): Promise<RawResponse | RawFailure> {
  return new Promise((resolve) => new HttpExchange(limits, abortToken, resolve).start(connection, rawRequest));
}

class HttpExchange implements ResponseHandler {
  readonly #limits: ExchangeLimits;
  readonly #abortToken: AbortToken;
  /** Undefined once the exchange is settled. */
  #resolve: ((result: RawResponse | RawFailure) => void) | undefined;
  readonly #totalTimeoutMs: number;
  readonly #endsAt: number;
  #lastReceivedAt: number;
  #timer: NodeJS.Timeout | undefined;
  #controller: ExchangeController | undefined;
  #head: { status: number; headers: ResponseHeaders; contentLength: number | undefined } | undefined;
  #body: BodyDecoder | undefined;
  #isHead = false;
  /** More of the body is needed. */
  #needsBody = true;
  /** Some of the body was not kept. */
  #isBodyPartial = false;
  #receivedBytes = 0;

  constructor(limits: ExchangeLimits, abortToken: AbortToken, resolve: (result: RawResponse | RawFailure) => void) {
    this.#limits = limits;
    this.#abortToken = abortToken;
    this.#resolve = resolve;
    this.#totalTimeoutMs = Math.max(1, limits.totalTimeoutMs);
    this.#lastReceivedAt = monotonicNow();
    this.#endsAt = this.#lastReceivedAt + this.#totalTimeoutMs;
  }

  start(connection: PooledConnection, request: RawRequest): void {
    this.#isHead = request.method === 'HEAD';
    const { headersTimeoutMs, bodyTimeoutMs } = this.#limits;
    this.#startTimer(Math.min(this.#totalTimeoutMs, headersTimeoutMs, bodyTimeoutMs));
    this.#abortToken.onAbort = () => this.#giveUp(createNetworkError('aborted', 'ABORTED'));
    if (this.#abortToken.aborted) {
      this.#abortToken.onAbort();
      return;
    }
    connection.requestCount += 1;
    try {
      connection.client.dispatch(request, this);
    } catch (error) {
      this.#settle(toNetworkError(error, 'exchange'), false);
    }
  }

  onRequestStart(controller: ExchangeController): void {
    this.#controller = controller;
    if (!this.#resolve) controller.abort(abortReason);
  }

  onResponseStart(_: ExchangeController, status: number, headers: ResponseHeaders): void {
    if (!this.#resolve || status < 200) return;
    this.#lastReceivedAt = monotonicNow();
    const contentLength = parseContentLength(headers);
    this.#head = { status, headers, contentLength };
    if (this.#isHead || status === 204 || status === 304) return;
    if (this.#limits.maxBodyBytes > 0) {
      const encoding = headers['content-encoding'];
      this.#body = createBodyDecoder(Array.isArray(encoding) ? encoding.join(',') : encoding, this.#limits.maxBodyBytes);
      return;
    }
    this.#needsBody = false;
    if (contentLength !== 0) this.#isBodyPartial = true;
    if (contentLength !== undefined && !this.#isWorthDraining()) this.#giveUp(undefined);
  }

  onResponseData(_: ExchangeController, chunk: Buffer): void {
    if (!this.#resolve) return;
    this.#lastReceivedAt = monotonicNow();
    this.#receivedBytes += chunk.length;
    if (this.#needsBody && this.#body && !this.#body.push(chunk)) {
      this.#needsBody = false;
      this.#isBodyPartial = true;
    }
    if (!this.#needsBody && !this.#isWorthDraining()) this.#giveUp(undefined);
  }

  onResponseEnd(): void {
    // A body that was not needed and turned out to be empty is complete.
    if (this.#isBodyPartial && this.#receivedBytes === 0) this.#isBodyPartial = false;
    this.#settle(undefined, true);
  }

  onResponseError(_: ExchangeController, error: Error): void {
    this.#settle(toNetworkError(error, 'exchange'), false);
  }

  #startTimer(ms: number): void {
    this.#timer = setTimeout(() => this.#checkTimeouts(), ms);
  }

  /**
   * One timer serves all limits, because restarting one at each step would cost more than the step.
   * It never sleeps longer than the shortest limit that could apply meanwhile.
   */
  #checkTimeouts(): void {
    const now = monotonicNow();
    const { headersTimeoutMs, bodyTimeoutMs } = this.#limits;
    const silenceTimeoutMs = this.#head ? bodyTimeoutMs : headersTimeoutMs;
    if (now >= this.#endsAt) this.#timeOut('TOTAL_TIMEOUT', this.#totalTimeoutMs);
    else if (now - this.#lastReceivedAt >= silenceTimeoutMs)
      this.#timeOut(this.#head ? 'BODY_TIMEOUT' : 'HEADERS_TIMEOUT', silenceTimeoutMs);
    else this.#startTimer(Math.min(this.#endsAt - now, this.#lastReceivedAt + silenceTimeoutMs - now, bodyTimeoutMs));
  }

  #timeOut(code: string, ms: number): void {
    this.#giveUp(createNetworkError('timeout', code, String(Math.round(ms))));
  }

  /**
   * Ends the request on our side. The client's own error about it arrives when all is settled.
   */
  #giveUp(error: NetworkError | undefined): void {
    const controller = this.#controller;
    this.#settle(error, false);
    controller?.abort(abortReason);
  }

  /** Whether reading the rest of an unneeded body is cheaper than a new connection. */
  #isWorthDraining(): boolean {
    const contentLength = this.#head?.contentLength;
    const remaining = contentLength === undefined ? this.#receivedBytes : contentLength - this.#receivedBytes;
    return remaining <= maxDrainBytes;
  }

  #settle(error: NetworkError | undefined, reusable: boolean): void {
    const resolve = this.#resolve;
    if (!resolve) return;
    this.#resolve = undefined;
    clearTimeout(this.#timer);
    this.#abortToken.onAbort = undefined;
    const { head, body, isBodyPartial } = this.#takeResponse();
    if (!head) {
      body?.discard();
      resolve({ ok: false, error: error ?? createNetworkError('protocol', 'NO_HEADERS') });
      return;
    }
    const respond = ({ bytes, truncated, broken }: DecodedBody) => {
      const bodyError = error ?? (broken ? createNetworkError('protocol', 'BAD_ENCODING') : undefined);
      resolve({
        ok: true,
        status: head.status,
        headers: flattenHeaders(head.headers),
        setCookie: [head.headers['set-cookie'] ?? []].flat(),
        body: bytes,
        truncated: truncated || isBodyPartial || bodyError !== undefined,
        ...(bodyError ? { bodyError } : {}),
        reusable,
      });
    };
    const finished = body?.finish() ?? emptyBody;
    if (finished instanceof Promise) void finished.then(respond);
    else respond(finished);
  }

  /**
   * Takes what was received and keeps no reference to it. An exchange in V8's old generation would
   * keep its response, and whatever awaits that, until the next full collection. For 100,000 links
   * that was 90 MB.
   */
  #takeResponse() {
    const taken = { head: this.#head, body: this.#body, isBodyPartial: this.#isBodyPartial };
    this.#head = undefined;
    this.#body = undefined;
    this.#controller = undefined;
    return taken;
  }
}

function parseContentLength(headers: ResponseHeaders): number | undefined {
  const text = String(headers['content-length'] ?? '');
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function flattenHeaders(headers: ResponseHeaders): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    // A server may send a header named `__proto__`, which would be no ordinary property.
    if (name === '__proto__') continue;
    const key = name.toLowerCase();
    all[key] = decodeHeaderValue(Array.isArray(value) ? joinValues(key, value) : (value ?? ''));
  }
  return all;
}

/**
 * A location that is sent twice, by a server and the proxy before it, is no list. Two different
 * ones lead nowhere, as in a browser.
 */
function joinValues(name: string, values: readonly string[]): string {
  if (name !== 'location') return values.join(', ');
  return values.every((value) => value === values[0]) ? (values[0] ?? '') : '';
}

/** Reads bytes that are valid UTF-8 as such, since Chinese servers write addresses in UTF-8. */
function decodeHeaderValue(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
