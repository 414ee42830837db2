import type { Socket } from 'node:net';
import type { ExchangeClient, RawRequest, ResponseHandler } from '../exchange-client.ts';
import { createUndiciClient } from '../undici-client.ts';
import { ReplaySocket } from './replay-socket.ts';
import { formatRequest } from './request-head.ts';
import type { ResponseHead } from './response-head.ts';
import { ResponseReader } from './response-reader.ts';

/** As undici keeps an idle connection, in ms: by default, at most, and less than the server says. */
const idleTimeoutMs = 4000;
const maxIdleTimeoutMs = 30_000;
const idleMarginMs = 2000;

/** Shared, because nobody sees their stack traces. Their codes and words are those of undici. */
const otherSideClosed = createError('other side closed', 'UND_ERR_SOCKET');
const badResponse = createError('bad response', 'UND_ERR_SOCKET');
const lengthMismatch = createError(
  'Response body length does not match content-length header',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
);
const incompleteChunks = new Error('Response does not match the HTTP/1.1 protocol (Invalid EOF state)');

function createError(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

/** Some servers send a line break after a body (RFC 9112, 2.2). */
const isLineBreaks = (bytes: Buffer) => bytes.every((byte) => byte === 13 || byte === 10);

interface Exchange {
  request: RawRequest;
  handler: ResponseHandler;
  reader: ResponseReader;
  isSent: boolean;
}

/**
 * HTTP/1.1 over an open socket. A response with anything unusual is read by undici from its first
 * byte, and so is all that follows on that connection. Most runs never load undici, whose loading
 * would be most of the processor time of a short one.
 */
export class Http1Client implements ExchangeClient {
  readonly #socket: Socket;
  readonly #onClose: () => void;
  #exchange: Exchange | undefined;
  #isUsed = false;
  #isClosed = false;
  #idleTimer: NodeJS.Timeout | undefined;
  #idleMs = 0;
  #undici: ExchangeClient | undefined;

  readonly #controller = { abort: (reason: Error) => this.destroy(reason) };
  readonly #onData = (chunk: Buffer) => this.#receive(chunk);
  readonly #onEnd = () => this.#receiveEnd(otherSideClosed);
  readonly #onError = (error: Error & { code?: string }) => {
    // A server may reset a connection right after a body that ends with the connection.
    if (error.code === 'ECONNRESET' && this.#exchange?.reader.head?.keepAlive === false) this.#receiveEnd(error);
    else this.destroy(error);
  };

  /** @param onClose - called when the connection is closed, perhaps more than once */
  constructor(socket: Socket, onClose: () => void) {
    this.#socket = socket;
    this.#onClose = onClose;
    socket.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onError).on('close', this.#onEnd);
  }

  dispatch(request: RawRequest, handler: ResponseHandler): void {
    if (this.#undici) {
      this.#undici.dispatch(request, handler);
      return;
    }
    const exchange: Exchange = { request, handler, reader: this.#createReader(request, handler), isSent: false };
    this.#exchange = exchange;
    handler.onRequestStart(this.#controller);
    if (this.#exchange !== exchange) return;
    if (this.#isClosed || this.#socket.destroyed) {
      this.destroy(otherSideClosed);
      return;
    }
    this.#socket.ref();
    // One turn of the event loop shows whether the server has closed the idle connection. It also
    // shows bytes beyond the last response, which must not be taken for the answer to the next
    // request.
    if (this.#isUsed) setImmediate(() => this.#send(exchange));
    else this.#send(exchange);
  }

  destroy(error: Error): void {
    const exchange = this.#exchange;
    this.#exchange = undefined;
    if (this.#undici) this.#undici.destroy(error);
    this.#close();
    exchange?.handler.onResponseError(this.#controller, error);
  }

  #createReader({ method }: RawRequest, handler: ResponseHandler): ResponseReader {
    return new ResponseReader(method === 'HEAD', {
      onHead: ({ status, headers }) => handler.onResponseStart(this.#controller, status, headers),
      onBody: (chunk) => handler.onResponseData(this.#controller, chunk),
    });
  }

  #send(exchange: Exchange): void {
    if (this.#exchange !== exchange) return;
    const text = formatRequest(exchange.request);
    if (text === undefined) {
      this.#handOver(exchange, undefined);
      return;
    }
    exchange.isSent = true;
    this.#isUsed = true;
    this.#socket.write(text, 'latin1');
  }

  #receive(chunk: Buffer): void {
    const exchange = this.#exchange;
    if (!exchange?.isSent) {
      if (!isLineBreaks(chunk)) this.destroy(badResponse);
      return;
    }
    try {
      const state = exchange.reader.push(chunk);
      // The handler may have given the exchange up meanwhile.
      if (this.#exchange !== exchange || state === 'reading') return;
      if (state === 'complete') this.#complete(exchange);
      else this.#handOver(exchange, exchange.reader.takeUnread());
    } catch (error) {
      this.destroy(error instanceof Error ? error : badResponse);
    }
  }

  #receiveEnd(reason: Error): void {
    const exchange = this.#exchange;
    const head = exchange?.reader.head;
    if (!exchange || !head || head.keepAlive) this.destroy(reason);
    else if (head.framing.kind === 'until-close') this.#complete(exchange);
    else this.destroy(head.framing.kind === 'length' ? lengthMismatch : incompleteChunks);
  }

  #complete({ handler, reader }: Exchange): void {
    this.#exchange = undefined;
    if (reader.head?.keepAlive && isLineBreaks(reader.takeExcess()) && this.#socket.writableLength === 0)
      this.#startIdling(reader.head);
    else this.#close();
    handler.onResponseEnd();
  }

  #startIdling({ keepAliveSeconds }: ResponseHead): void {
    const ms =
      keepAliveSeconds === undefined ? idleTimeoutMs : Math.min(keepAliveSeconds * 1000 - idleMarginMs, maxIdleTimeoutMs);
    if (ms <= 0) {
      this.#close();
      return;
    }
    // An idle connection does not keep the process alive.
    this.#socket.unref();
    if (this.#idleTimer && this.#idleMs === ms) {
      this.#idleTimer.refresh();
      return;
    }
    clearTimeout(this.#idleTimer);
    this.#idleMs = ms;
    this.#idleTimer = setTimeout(() => {
      if (!this.#exchange) this.#close();
    }, ms).unref();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#idleTimer);
    this.#socket.destroy();
    this.#onClose();
  }

  /** Lets undici do the exchange: from its start, or from what was received. */
  #handOver({ request, handler, reader }: Exchange, received: Buffer | undefined): void {
    this.#exchange = undefined;
    clearTimeout(this.#idleTimer);
    const socket = this.#socket;
    socket.pause();
    socket.off('data', this.#onData).off('end', this.#onEnd).off('error', this.#onError).off('close', this.#onEnd);
    this.#undici = createUndiciClient(new ReplaySocket(socket, received), false, this.#onClose);
    this.#undici.dispatch(request, reader.head ? new KnownHeadHandler(handler) : handler);
  }
}

/** Passes on a response whose head was reported already. */
class KnownHeadHandler implements ResponseHandler {
  readonly #handler: ResponseHandler;

  constructor(handler: ResponseHandler) {
    this.#handler = handler;
  }

  onRequestStart(controller: Parameters<ResponseHandler['onRequestStart']>[0]): void {
    this.#handler.onRequestStart(controller);
  }

  onResponseStart(): void {}

  onResponseData(...data: Parameters<ResponseHandler['onResponseData']>): void {
    this.#handler.onResponseData(...data);
  }

  onResponseEnd(): void {
    this.#handler.onResponseEnd();
  }

  onResponseError(...error: Parameters<ResponseHandler['onResponseError']>): void {
    this.#handler.onResponseError(...error);
  }
}
