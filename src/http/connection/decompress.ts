import { lazyRequire } from '../../runtime/lazy-require.ts';

const loadZlib = lazyRequire<typeof import('node:zlib')>('node:zlib');

/** A body as far as it was kept. */
export interface DecodedBody {
  bytes: Uint8Array;
  truncated: boolean;
  /** The encoding was invalid; `bytes` is what could be decoded before. */
  broken: boolean;
}

/** Collects the beginning of a response body. */
export interface BodyDecoder {
  /** Takes bytes as they were received; returns false once no more are needed. */
  push(chunk: Buffer): boolean;
  /** Ends the body, at once where nothing is decompressed. Never rejects. */
  finish(): DecodedBody | Promise<DecodedBody>;
  /** Releases everything, for a request that is given up. */
  discard(): void;
}

const supportedEncodings = /^(?:x-)?gzip$|^deflate$|^br$/;
/** Compressed data is hardly ever longer than plain data by more than this, in bytes. */
const compressionMarginBytes = 65_536;

/**
 * Creates a decoder that keeps at most `maxBytes` of the decoded body.
 *
 * It decompresses as chunks arrive. A decompression bomb is stopped when `maxBytes` have come out,
 * and never held in memory as a whole.
 *
 * @param encoding - the `content-encoding` header. An unknown one is treated as none.
 */
export function createBodyDecoder(encoding: string | undefined, maxBytes: number): BodyDecoder {
  const name = encoding?.trim().toLowerCase() ?? '';
  return supportedEncodings.test(name) ? new DecompressingDecoder(name, maxBytes) : new IdentityDecoder(maxBytes);
}

class IdentityDecoder implements BodyDecoder {
  readonly #maxBytes: number;
  #chunks: Buffer[] = [];
  #size = 0;
  #truncated = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  push(chunk: Buffer): boolean {
    const room = this.#maxBytes - this.#size;
    if (chunk.length > room) this.#truncated = true;
    if (room > 0) this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    this.#size = Math.min(this.#maxBytes, this.#size + chunk.length);
    return !this.#truncated;
  }

  finish(): DecodedBody {
    const [first] = this.#chunks;
    // Most bodies come in one piece, which need not be copied.
    const bytes = first !== undefined && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    return { bytes, truncated: this.#truncated, broken: false };
  }

  discard(): void {
    this.#chunks = [];
  }
}

class DecompressingDecoder implements BodyDecoder {
  readonly #encoding: string;
  readonly #maxBytes: number;
  readonly #plain: IdentityDecoder;
  readonly #end = Promise.withResolvers<void>();
  #stream: ReturnType<typeof createZlibStream> | undefined;
  #broken = false;
  #full = false;
  #compressedBytes = 0;

  constructor(encoding: string, maxBytes: number) {
    this.#encoding = encoding;
    this.#maxBytes = maxBytes;
    this.#plain = new IdentityDecoder(maxBytes);
  }

  push(chunk: Buffer): boolean {
    if (this.#full || this.#broken || chunk.length === 0) return !this.#full && !this.#broken;
    // Bounds what can pile up before a slow decompressor.
    this.#compressedBytes += chunk.length;
    if (this.#compressedBytes > this.#maxBytes + compressionMarginBytes) this.#full = true;
    this.#stream ??= this.#createStream(chunk);
    if (!this.#stream.destroyed) this.#stream.write(chunk);
    return !this.#full;
  }

  async finish(): Promise<DecodedBody> {
    if (this.#stream && !this.#stream.destroyed) {
      this.#stream.end();
      await this.#end.promise;
    }
    const { bytes, truncated } = this.#plain.finish();
    return { bytes, truncated: truncated || this.#full, broken: this.#broken };
  }

  discard(): void {
    this.#stream?.destroy();
    this.#plain.discard();
  }

  #createStream(firstChunk: Buffer) {
    const stream = createZlibStream(this.#encoding, firstChunk);
    const resolveEnd = () => this.#end.resolve();
    stream.on('data', (chunk: Buffer) => {
      if (this.#full || this.#plain.push(chunk)) return;
      this.#full = true;
      stream.destroy();
    });
    stream.on('error', () => {
      this.#broken = true;
      resolveEnd();
    });
    stream.on('end', resolveEnd).on('close', resolveEnd);
    return stream;
  }
}

function createZlibStream(encoding: string, firstChunk: Buffer) {
  const { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } = loadZlib();
  // Flushing instead of finishing: a body that stops early still gives what has arrived.
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  if (encoding === 'br') return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
  if (encoding !== 'deflate') return createGunzip(options);
  // "deflate" means the zlib format (RFC 9110, 8.4.1.2), but some servers send raw DEFLATE data.
  return ((firstChunk[0] ?? 0) & 0x0f) === 8 ? createInflate(options) : createInflateRaw(options);
}
