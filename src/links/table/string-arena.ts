const chunkBytes = 64 * 1024;
/** Before each text: its length in bytes, and whether it is UTF-8. */
const headerBytes = 2;
const maxTextBytes = 0x7fff;
const utf8Flag = 0x8000;

/**
 * Texts as bytes in large chunks. A string of V8 of 40 characters takes 64 bytes with the reference
 * to it, and the garbage collector looks at it again and again.
 */
export class StringArena {
  readonly #chunks: Buffer[] = [];
  #used = chunkBytes;

  /**
   * Stores a text.
   * @returns its position, or undefined for one that is too long or has half a character.
   */
  add(text: string): number | undefined {
    const bytes = Buffer.byteLength(text);
    const isAscii = bytes === text.length;
    if (bytes > maxTextBytes || !(isAscii || text.isWellFormed())) return undefined;
    const chunk = this.#chunkFor(bytes + headerBytes);
    const position = (this.#chunks.length - 1) * chunkBytes + this.#used;
    chunk.writeUInt16LE(isAscii ? bytes : bytes | utf8Flag, this.#used);
    chunk.write(text, this.#used + headerBytes, isAscii ? 'latin1' : 'utf8');
    this.#used += bytes + headerBytes;
    return position;
  }

  /** The text at a position that `add` returned. */
  get(position: number): string {
    const chunk = this.#chunks[Math.floor(position / chunkBytes)];
    const offset = position % chunkBytes;
    const header = chunk?.readUInt16LE(offset) ?? 0;
    const from = offset + headerBytes;
    const to = from + (header & maxTextBytes);
    return chunk?.toString(header & utf8Flag ? 'utf8' : 'latin1', from, to) ?? '';
  }

  #chunkFor(bytes: number): Buffer {
    const last = this.#chunks.at(-1);
    if (last !== undefined && this.#used + bytes <= chunkBytes) return last;
    const chunk = Buffer.allocUnsafeSlow(chunkBytes);
    this.#chunks.push(chunk);
    this.#used = 0;
    return chunk;
  }
}
