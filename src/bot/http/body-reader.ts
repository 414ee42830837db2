import type { IncomingMessage } from 'node:http';

/** GitHub sends no larger payload. */
const maxBodyBytes = 25 * 1024 * 1024;

/** Of all bodies at one time. Few of GitHub's are larger than 100 kB. */
const maxTotalBytes = 4 * maxBodyBytes;

interface OpenBody {
  chunks: Buffer[];
  size: number;
  isGivenUp: boolean;
}

/**
 * Reads the bodies of requests. Their senders are not verified yet, so one body, and all open ones
 * together, are limited in size. Above the total the largest body is given up. So a webhook, which
 * is small, gets through while others hold large ones.
 */
export class BodyReader {
  readonly #open = new Set<OpenBody>();
  readonly #maxTotalBytes: number;
  #total = 0;

  constructor(totalBytes: number = maxTotalBytes) {
    this.#maxTotalBytes = totalBytes;
  }

  /**
   * @returns `interrupted` when the client went away, `too-large` above 25 MB, `busy` when the body
   * gave way to others.
   */
  async read(request: IncomingMessage): Promise<Buffer | 'too-large' | 'interrupted' | 'busy'> {
    if (Number(request.headers['content-length']) > maxBodyBytes) return 'too-large';
    const open: OpenBody = { chunks: [], size: 0, isGivenUp: false };
    this.#open.add(open);
    try {
      // Leaving the loop must not destroy the connection: the reply still has to be sent on it.
      const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
      for await (const chunk of body) {
        if (open.isGivenUp) return 'busy';
        if (open.size + chunk.length > maxBodyBytes) return 'too-large';
        this.#add(open, chunk);
        if (open.isGivenUp) return 'busy';
      }
      return open.isGivenUp ? 'busy' : Buffer.concat(open.chunks);
    } catch {
      return 'interrupted';
    } finally {
      this.#total -= open.size;
      this.#open.delete(open);
    }
  }

  #add(open: OpenBody, chunk: Buffer): void {
    open.chunks.push(chunk);
    open.size += chunk.length;
    this.#total += chunk.length;
    while (this.#total > this.#maxTotalBytes) this.#giveUpLargest();
  }

  /** Frees its bytes at once. Its client learns it with the next bytes that it sends. */
  #giveUpLargest(): void {
    let largest: OpenBody = { chunks: [], size: 0, isGivenUp: false };
    for (const each of this.#open) if (each.size > largest.size) largest = each;
    this.#total -= largest.size;
    Object.assign(largest, { chunks: [], size: 0, isGivenUp: true });
  }
}
