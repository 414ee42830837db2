import { NumberList } from './number-list.ts';

/**
 * Items of one bucket that are compared, at most. The author of a list can make hashes collide.
 * Then some equal items are not found, which costs a second request and no verdict.
 */
const maxBucketSteps = 256;
const minBuckets = 64;

/**
 * A hash index with chained buckets. It numbers items as they are added and keeps their hashes
 * alone; the caller keeps the items and compares them.
 */
export class HashIndex {
  /** By bucket: the item that was added last, plus one. */
  #buckets = new Uint32Array(minBuckets);
  readonly #hashes = new NumberList();
  /** By item: the next one of its bucket, plus one. */
  readonly #next = new NumberList();

  /**
   * Finds an item.
   * @param isSame - compares the item of a number with the wanted one.
   * @returns its number, or undefined.
   */
  find(hash: number, isSame: (item: number) => boolean): number | undefined {
    let entry = this.#buckets[hash & (this.#buckets.length - 1)] ?? 0;
    for (let steps = 0; entry !== 0 && steps < maxBucketSteps; steps += 1) {
      const item = entry - 1;
      if (this.#hashes.at(item) === hash && isSame(item)) return item;
      entry = this.#next.at(item);
    }
    return undefined;
  }

  /** Adds an item, and returns its number: 0, 1, 2 and so on. */
  add(hash: number): number {
    const item = this.#hashes.length;
    this.#hashes.push(hash);
    this.#next.push(0);
    if (this.#hashes.length > this.#buckets.length) this.#rehash();
    else this.#link(item);
    return item;
  }

  #link(item: number): void {
    const bucket = this.#hashes.at(item) & (this.#buckets.length - 1);
    this.#next.set(item, this.#buckets[bucket] ?? 0);
    this.#buckets[bucket] = item + 1;
  }

  #rehash(): void {
    this.#buckets = new Uint32Array(this.#buckets.length * 2);
    for (let item = 0; item < this.#hashes.length; item += 1) this.#link(item);
  }
}

/** A hash of 32 bits: FNV-1a over UTF-16 units, mixed so that all bits choose the bucket. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x85ebca6b) >>> 0;
}
