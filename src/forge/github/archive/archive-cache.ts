import { LRUCache } from 'lru-cache';

/** Of all kept archives together, compressed. */
const maxTotalBytes = 64 * 1024 * 1024;
/** Longer archives are not kept: a repository of that size is no list alone. */
const maxArchiveBytes = 4 * 1024 * 1024;

/** What of an {@link ArchiveCache} one reader is given. */
export type KeptArchives = Pick<ArchiveCache, 'get' | 'collect'>;

/**
 * The archives that were read last. A commit never changes, and a busy list is reviewed many times
 * on the same one.
 */
export class ArchiveCache {
  readonly #archives = new LRUCache<string, Uint8Array>({
    maxSize: maxTotalBytes,
    sizeCalculation: ({ byteLength }) => Math.max(1, byteLength),
  });

  /**
   * The archives that were read with the tokens of one installation. A repository may turn private,
   * be removed from an installation, or its name pass to somebody else.
   */
  forInstallation(installation: number): KeptArchives {
    const own = (key: string) => `${installation} ${key}`;
    return { get: (key) => this.get(own(key)), collect: (key, body) => this.collect(own(key), body) };
  }

  /** @param key the repository and the commit. */
  get(key: string): Uint8Array | undefined {
    return this.#archives.get(key);
  }

  /**
   * The same bytes, which `keep` keeps if they were read to their end. An answer may end well and
   * be no archive, such as a page of a proxy: only its reader finds out.
   */
  collect(key: string, body: AsyncIterable<Uint8Array>): { body: AsyncGenerator<Uint8Array>; keep: () => void } {
    const collector = new ChunkCollector();
    const keep = () => {
      const archive = collector.takeWhole();
      if (archive) this.#archives.set(key, archive);
    };
    return { body: collector.read(body), keep };
  }
}

class ChunkCollector {
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #isWhole = false;

  async *read(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      this.#bytes += chunk.byteLength;
      if (this.#bytes <= maxArchiveBytes) this.#chunks.push(chunk);
      else this.#chunks = [];
      yield chunk;
    }
    this.#isWhole = this.#bytes <= maxArchiveBytes;
  }

  takeWhole(): Uint8Array | undefined {
    return this.#isWhole ? Buffer.concat(this.#chunks) : undefined;
  }
}
