/** A member of an archive. Symbolic and hard links are `link`; devices and the like are `other`. */
export interface TarMember {
  name: string;
  type: 'file' | 'directory' | 'link' | 'other';
  /** Bytes of its content. */
  size: number;
}

export interface TarSink {
  /** Called for each member. The content of a file that is wanted goes to `onFile`. */
  isWanted(member: TarMember): boolean;
  /** `content` is valid during the call only. */
  onFile(member: TarMember, content: Buffer): void;
}

const blockBytes = 512;
/** A header of the pax format has a path and little more. */
const maxExtensionBytes = 65_536;

/** What the next bytes are. */
type Section =
  | { kind: 'header' }
  | { kind: 'content'; member: TarMember }
  | { kind: 'extension'; type: string; size: number }
  | { kind: 'skipped'; bytes: number };

/**
 * Reads a tar archive (POSIX ustar and pax, and long names of GNU) as it arrives. The package
 * tar-stream makes a stream and three promises for each file. That was a third of a review's time
 * on a list of 100,000 files (docs/decisions/speed.md).
 */
export class TarReader {
  readonly #sink: TarSink;
  #section: Section = { kind: 'header' };
  /** What is collected until a header or a content is complete. */
  #collected: Buffer | undefined;
  #collectedBytes = 0;
  /** From a header before the member. */
  #longName: string | undefined;
  #longSize: number | undefined;

  constructor(sink: TarSink) {
    this.#sink = sink;
  }

  /** @throws for what is no archive. */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at = this.#section.kind === 'skipped' ? this.#skip(chunk, at) : this.#collect(chunk, at);
  }

  /** @throws for an archive that breaks off. */
  end(): void {
    const isBetween = this.#section.kind === 'header' && this.#collectedBytes === 0;
    if (!isBetween) throw new Error('Unexpected end of data');
  }

  #skip(chunk: Buffer, at: number): number {
    const section = this.#section as Section & { kind: 'skipped' };
    const step = Math.min(section.bytes, chunk.length - at);
    section.bytes -= step;
    if (section.bytes === 0) this.#section = { kind: 'header' };
    return at + step;
  }

  /** Waits for a whole header or content. Copies only what comes in several chunks. */
  #collect(chunk: Buffer, at: number): number {
    const needed = this.#neededBytes();
    if (this.#collected === undefined && chunk.length - at >= needed) {
      this.#handle(chunk.subarray(at, at + needed));
      return at + needed;
    }
    this.#collected ??= Buffer.allocUnsafe(needed);
    const step = Math.min(needed - this.#collectedBytes, chunk.length - at);
    chunk.copy(this.#collected, this.#collectedBytes, at, at + step);
    this.#collectedBytes += step;
    if (this.#collectedBytes === needed) {
      const collected = this.#collected;
      this.#collected = undefined;
      this.#collectedBytes = 0;
      this.#handle(collected);
    }
    return at + step;
  }

  #neededBytes(): number {
    const section = this.#section;
    if (section.kind === 'content') return section.member.size;
    return section.kind === 'extension' ? section.size : blockBytes;
  }

  #handle(bytes: Buffer): void {
    const section = this.#section;
    if (section.kind === 'content') {
      this.#skipPadding(section.member.size, 0);
      this.#sink.onFile(section.member, bytes);
    } else if (section.kind === 'extension') {
      this.#skipPadding(section.size, 0);
      this.#readExtension(section.type, bytes);
    } else this.#readHeader(bytes);
  }

  #readHeader(block: Buffer): void {
    // Two blocks of zeros are the end. What follows them is padding.
    if (block[0] === 0 && block.every((byte) => byte === 0)) return;
    if (!hasValidChecksum(block)) throw new Error('Invalid tar header');
    const size = readNumber(block, 124, 12);
    const type = String.fromCharCode(block[156] || 0x30);
    if (type === 'x' || type === 'g' || type === 'L' || type === 'K') {
      if (size > maxExtensionBytes) throw new Error('A header of the archive is too long');
      this.#section = size === 0 ? { kind: 'header' } : { kind: 'extension', type, size };
      return;
    }
    const member: TarMember = {
      name: this.#longName ?? readName(block),
      type: memberTypes[type] ?? 'other',
      size: this.#longSize ?? size,
    };
    this.#longName = undefined;
    this.#longSize = undefined;
    const isWanted = this.#sink.isWanted(member) && member.type === 'file';
    if (!isWanted) this.#skipPadding(member.size, member.size);
    else if (member.size === 0) this.#sink.onFile(member, Buffer.alloc(0));
    else this.#section = { kind: 'content', member };
  }

  /** Contents fill whole blocks. */
  #skipPadding(size: number, content: number): void {
    const bytes = content + ((blockBytes - (size % blockBytes)) % blockBytes);
    this.#section = bytes > 0 ? { kind: 'skipped', bytes } : { kind: 'header' };
  }

  #readExtension(type: string, bytes: Buffer): void {
    if (type === 'L') this.#longName = readText(bytes, 0, bytes.length);
    if (type !== 'x') return;
    const records = parsePaxRecords(bytes);
    this.#longName = records.get('path') ?? this.#longName;
    const size = records.get('size');
    if (size !== undefined && /^\d{1,15}$/.test(size)) this.#longSize = Number(size);
  }
}

const memberTypes: Record<string, TarMember['type']> = { 0: 'file', 7: 'file', 5: 'directory', 1: 'link', 2: 'link' };

function readName(block: Buffer): string {
  const name = readText(block, 0, 100);
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isPosix ? readText(block, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** A text up to the first NUL. */
function readText(block: Buffer, start: number, length: number): string {
  const end = block.indexOf(0, start);
  return block.toString('utf8', start, end === -1 ? start + length : Math.min(end, start + length));
}

/** Octal digits, or an integer in base 256 where the first bit is set. */
function readNumber(block: Buffer, start: number, length: number): number {
  if (block[start] === 0x80) return block.readUIntBE(start + length - 6, 6);
  const digits = /^[ \0]*([0-7]*)[ \0]/.exec(block.toString('latin1', start, start + length))?.[1];
  if (digits === undefined) throw new Error('Invalid tar header');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** The sum of all bytes, those of the checksum itself taken as spaces. */
function hasValidChecksum(block: Buffer): boolean {
  let sum = 8 * 32;
  for (let i = 0; i < 148; i += 1) sum += block[i] ?? 0;
  for (let i = 156; i < blockBytes; i += 1) sum += block[i] ?? 0;
  return sum === readNumber(block, 148, 8);
}

/** Records such as `27 path=folder/name.yml\n`, of which the number is the length. */
function parsePaxRecords(bytes: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const length = Number(/^\d{1,5}(?= )/.exec(bytes.toString('latin1', at, at + 6))?.[0]);
    if (!(length > 0) || at + length > bytes.length) break;
    const [, key = '', value = ''] = /^\d+ ([^=]*)=(.*)\n$/s.exec(bytes.toString('utf8', at, at + length)) ?? [];
    records.set(key, value);
    at += length;
  }
  return records;
}
