import { LRUCache } from 'lru-cache';

/** Of all kept archives together, compressed. */
const maxTotalBytes = 64 * 1024 * 1024;
/** Longer archives are not kept: a repository of that size is no list alone. */
const maxArchiveBytes = 4 * 1024 * 1024;

/**
 * The archives that were read last. A commit never changes, and a busy list is reviewed many times
 * on the same one.
 */
export class ArchiveCache {
  readonly #archives = new LRUCache<string, Uint8Array>({
    maxSize: maxTotalBytes,
    sizeCalculation: ({ byteLength }) => Math.max(1, byteLength),
  });

  /** @param key the repository and the commit. */
  get(key: string): Uint8Array | undefined {
    return this.#archives.get(key);
  }

  /** The same bytes, which are kept once they were read to their end. */
  async *keepWhileRead(key: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes <= maxArchiveBytes) chunks.push(chunk);
      else chunks.length = 0;
      yield chunk;
    }
    if (bytes <= maxArchiveBytes) this.#archives.set(key, Buffer.concat(chunks));
  }
}
