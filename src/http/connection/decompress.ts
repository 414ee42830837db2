import { lazyRequire } from '../../runtime/lazy-require.ts';

const loadZlib = lazyRequire<typeof import('node:zlib')>('node:zlib');

/** A body as far as it is wanted. */
export interface BodyDecoder {
  /** Takes what came from the wire; false once nothing more is wanted. */
  push(chunk: Buffer): boolean;
  /** Everything there will be. `broken` when the encoding was: then `bytes` is what could be read before. Never rejects. */
  finish(): Promise<{ bytes: Uint8Array; truncated: boolean; broken: boolean }>;
  /** Drops everything; for a request that is given up. */
  discard(): void;
}

/**
 * Collects at most `cap` bytes of a body sent as `encoding` says (gzip, deflate, br, or none), decompressing as it comes: a bomb of 1000:1
 * is stopped when `cap` bytes have come out of it, and never held whole.
 */
export function createBodyDecoder(encoding: string | undefined, maxBytes: number): BodyDecoder {
  const name = encoding?.trim().toLowerCase() ?? '';
  return name === '' || name === 'identity' || !supportedEncodings.test(name)
    ? createIdentityDecoder(maxBytes)
    : createDecompressingDecoder(name, maxBytes);
}

const supportedEncodings = /^(?:x-)?gzip$|^deflate$|^br$/;

function createIdentityDecoder(maxBytes: number): BodyDecoder {
  const chunks: Buffer[] = [];
  let size = 0;
  let truncated = false;
  return {
    push(chunk) {
      const room = maxBytes - size;
      if (chunk.length > room) truncated = true;
      if (room > 0) chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      size = Math.min(maxBytes, size + chunk.length);
      return !truncated;
    },
    finish: async () => ({ bytes: Buffer.concat(chunks), truncated, broken: false }),
    discard() {
      chunks.length = 0;
    },
  };
}

function createDecompressingDecoder(encoding: string, maxBytes: number): BodyDecoder {
  const plain = createIdentityDecoder(maxBytes);
  let decoder: ReturnType<typeof createZlibStream> | undefined;
  let broken = false;
  let full = false;
  let compressedBytes = 0;
  let ended: () => void = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const start = (first: Buffer) => {
    const made = createZlibStream(encoding, first);
    made.on('data', (chunk: Buffer) => {
      if (full || plain.push(chunk)) return;
      full = true;
      made.destroy();
    });
    made.on('error', () => {
      broken = true;
      ended();
    });
    made.on('end', ended).on('close', ended);
    return made;
  };
  return {
    push(chunk) {
      if (full || broken || chunk.length === 0) return !full && !broken;
      // Compressed is never much longer than plain, so this bounds what a slow decoder can pile up.
      compressedBytes += chunk.length;
      if (compressedBytes > maxBytes + 65_536) full = true;
      decoder ??= start(chunk);
      if (!decoder.destroyed) decoder.write(chunk);
      return !full;
    },
    async finish() {
      if (decoder && !decoder.destroyed) {
        decoder.end();
        await end;
      }
      const { bytes, truncated } = await plain.finish();
      return { bytes, truncated: truncated || full, broken };
    },
    discard() {
      decoder?.destroy();
      plain.discard();
    },
  };
}

function createZlibStream(encoding: string, first: Buffer) {
  const { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } = loadZlib();
  // A flush instead of an end: a body that stops early still gives what it has.
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  if (encoding === 'br') return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
  if (encoding !== 'deflate') return createGunzip(options);
  // "deflate" means zlib's format, but some servers send it bare, and browsers take both.
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate(options) : createInflateRaw(options);
}
