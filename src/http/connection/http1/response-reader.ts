import { parseResponseHead, type ResponseHead } from './response-head.ts';

/** What the reader found, as it arrives. */
export interface ResponseSink {
  onHead(head: ResponseHead): void;
  onBody(chunk: Buffer): void;
}

/** `doubtful`: undici has to read on, from what {@link ResponseReader.takeUnread} returns. */
export type ReaderState = 'reading' | 'complete' | 'doubtful';

const start = 'HTTP/1.1 ';
const nothing = Buffer.alloc(0);
const headEnd = Buffer.from('\r\n\r\n');
/** A head that comes in more pieces than this, or is longer, is unusual. */
const maxHeadPieces = 16;
const maxHeadBytes = 32_768;
const chunkLinePattern = /^[0-9a-f]{1,8}$/i;
const chunkLinePrefixPattern = /^[0-9a-f]{0,8}\r?$/i;
const maxChunkLineBytes = 10;
const linePrefixPattern = /^(?:[!#$%&'*+.^_`|~\w-]*|[!#$%&'*+.^_`|~\w-]+:[\t\x20-\x7e\x80-\xff]*)\r?$/;

/**
 * Reads one response of HTTP/1.1 from the bytes of a connection, as most servers send them. Answers
 * only what is beyond doubt: docs/decisions/own-http-pool.md says why.
 */
export class ResponseReader {
  readonly #isHeadRequest: boolean;
  readonly #sink: ResponseSink;
  #head: ResponseHead | undefined;
  /** The head as it was received, as long as undici may have to read it again. */
  #headBytes: Buffer | undefined;
  /** Bytes that are not understood yet. */
  #pending: Buffer | undefined;
  #pieces = 0;
  /** Bytes until the end of the body, or of the chunk. */
  #left = 0;
  /** Between the end of a chunk and the first line of the next. */
  #expectsLineBreak = false;

  constructor(isHeadRequest: boolean, sink: ResponseSink) {
    this.#isHeadRequest = isHeadRequest;
    this.#sink = sink;
  }

  /** Undefined until it is complete. */
  get head(): ResponseHead | undefined {
    return this.#head;
  }

  push(chunk: Buffer): ReaderState {
    const bytes = this.#pending ? Buffer.concat([this.#pending, chunk]) : chunk;
    this.#pending = undefined;
    return this.#head ? this.#readBody(bytes) : this.#readHead(bytes);
  }

  /** What the server sent after the end of a response. */
  takeExcess(): Buffer {
    return this.#pending ?? nothing;
  }

  /** The bytes with which another reader starts: the head and all that follows what was reported. */
  takeUnread(): Buffer {
    return Buffer.concat([this.#headBytes ?? nothing, this.#pending ?? nothing]);
  }

  #readHead(bytes: Buffer): ReaderState {
    this.#pieces += 1;
    const end = bytes.indexOf(headEnd);
    if (end === -1) {
      this.#pending = bytes;
      const isBounded = this.#pieces < maxHeadPieces && bytes.length <= maxHeadBytes;
      return isBounded && isHeadPrefix(bytes.toString('latin1')) ? 'reading' : 'doubtful';
    }
    const head = end <= maxHeadBytes ? parseResponseHead(bytes.toString('latin1', 0, end), this.#isHeadRequest) : undefined;
    if (!head) {
      this.#pending = bytes;
      return 'doubtful';
    }
    this.#head = head;
    const bodyStart = end + headEnd.length;
    // A copy, so that the head keeps nothing else in memory.
    if (head.framing.kind === 'chunked') this.#headBytes = Buffer.from(bytes.subarray(0, bodyStart));
    if (head.framing.kind === 'length') this.#left = head.framing.bytes;
    this.#sink.onHead(head);
    return this.#readBody(bytes.subarray(bodyStart));
  }

  #readBody(bytes: Buffer): ReaderState {
    const kind = this.#head?.framing.kind;
    if (kind === 'chunked') return this.#readChunks(bytes);
    if (kind === 'until-close') {
      if (bytes.length > 0) this.#sink.onBody(bytes);
      return 'reading';
    }
    const rest = this.#reportBody(bytes);
    if (this.#left > 0) return 'reading';
    if (rest.length > 0) this.#pending = rest;
    return 'complete';
  }

  /** Reports what belongs to the body, or to the chunk, and returns the rest. */
  #reportBody(bytes: Buffer): Buffer {
    const body = bytes.subarray(0, this.#left);
    this.#left -= body.length;
    if (body.length > 0) this.#sink.onBody(body);
    return bytes.subarray(body.length);
  }

  /** RFC 9112, 7.1. Extensions and trailers are left to undici. */
  #readChunks(bytes: Buffer): ReaderState {
    let rest = bytes;
    for (;;) {
      if (this.#left > 0) {
        rest = this.#reportBody(rest);
        if (this.#left > 0) return 'reading';
        this.#expectsLineBreak = true;
      }
      if (this.#expectsLineBreak) {
        // undici would have to begin within a chunk, which it cannot: this stays an error.
        if (!isLineBreakPrefix(rest, 0)) throw createChunkError();
        if (rest.length < 2) return this.#waitFor(rest);
        this.#expectsLineBreak = false;
        rest = rest.subarray(2);
      }
      const lineEnd = rest.indexOf('\r\n');
      if (lineEnd === -1 && chunkLinePrefixPattern.test(rest.toString('latin1', 0, maxChunkLineBytes)))
        return this.#waitFor(rest);
      const line = lineEnd === -1 ? '' : rest.toString('latin1', 0, lineEnd);
      if (!chunkLinePattern.test(line)) return this.#doubt(rest);
      const size = Number.parseInt(line, 16);
      if (size === 0) return this.#readLastChunk(rest, lineEnd + 2);
      this.#left = size;
      rest = rest.subarray(lineEnd + 2);
    }
  }

  #readLastChunk(bytes: Buffer, lineLength: number): ReaderState {
    if (!isLineBreakPrefix(bytes, lineLength)) return this.#doubt(bytes);
    if (bytes.length < lineLength + 2) return this.#waitFor(bytes);
    const rest = bytes.subarray(lineLength + 2);
    if (rest.length > 0) this.#pending = rest;
    this.#headBytes = undefined;
    return 'complete';
  }

  #waitFor(bytes: Buffer): ReaderState {
    if (bytes.length > 0) this.#pending = bytes;
    return 'reading';
  }

  #doubt(bytes: Buffer): ReaderState {
    this.#pending = bytes;
    return 'doubtful';
  }
}

/** Whether a head may begin like this. What is known to be unusual is not waited for. */
function isHeadPrefix(text: string): boolean {
  const lineEnd = text.lastIndexOf('\r\n');
  if (lineEnd === -1) return start.startsWith(text.slice(0, start.length)) && /^[\t\x20-\x7e\x80-\xff]*\r?$/.test(text);
  return linePrefixPattern.test(text.slice(lineEnd + 2)) && parseResponseHead(text.slice(0, lineEnd), false) !== undefined;
}

/** Whether a line break is at this place, or half of it, or the end of what was received. */
function isLineBreakPrefix(bytes: Buffer, at: number): boolean {
  return (bytes[at] ?? 13) === 13 && (bytes[at + 1] ?? 10) === 10;
}

/** In undici's words, which have no code for it, so that a failure has one name. */
function createChunkError(): Error {
  return new Error('Response does not match the HTTP/1.1 protocol (Expected LF after chunk data)');
}
