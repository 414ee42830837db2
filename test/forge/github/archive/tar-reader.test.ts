import { extract, type Header, pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { TarReader } from '../../../../src/forge/github/archive/tar-reader.ts';
import fc from '../../../seeded-fast-check.ts';

interface Member {
  name: string;
  type: string;
  content: string;
}

async function toBuffer(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function writeArchive(members: readonly (Partial<Header> & { name: string; content?: string })[]): Promise<Buffer> {
  const writer = pack();
  for (const { content = '', ...header } of members) writer.entry(header, content);
  writer.finalize();
  return toBuffer(writer as AsyncIterable<unknown>);
}

function read(bytes: Buffer, cuts: readonly number[] = []): Member[] {
  const members: Member[] = [];
  const reader = new TarReader({
    isWanted({ name, type }) {
      members.push({ name, type, content: '' });
      return true;
    },
    onFile(_, content) {
      const last = members.at(-1);
      if (last) last.content = content.toString();
    },
  });
  const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  for (const [index, end] of ends.entries()) reader.push(bytes.subarray(ends[index - 1] ?? 0, end));
  reader.end();
  return members;
}

/** What the package reads. */
async function readByPackage(bytes: Buffer): Promise<Member[]> {
  const archive = extract();
  archive.end(bytes);
  const members: Member[] = [];
  for await (const entry of archive) {
    const content = (await toBuffer(entry as AsyncIterable<unknown>)).toString();
    const isLink = entry.header.type === 'symlink' || entry.header.type === 'link';
    members.push({ name: entry.header.name, type: isLink ? 'link' : (entry.header.type ?? ''), content });
  }
  return members;
}

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', '/', '中', '.', ' ') }).map((text) => `x${text}y`),
  // Longer than a header has room for: a pax header goes before it.
  fc.integer({ min: 90, max: 300 }).map((length) => `folder/${'n'.repeat(length)}`),
);
const member = fc.oneof(
  fc.record({ name, content: fc.string({ maxLength: 1500 }) }),
  fc.record({ name, type: fc.constant('directory' as const) }),
  fc.record({ name, type: fc.constant('symlink' as const), linkname: fc.constant('/etc/passwd') }),
);

describe('TarReader', () => {
  it('reads what tar-stream reads, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 8 }), async (members, cuts) => {
        const bytes = await writeArchive(members);
        expect(read(bytes, cuts)).toEqual(await readByPackage(bytes));
      }),
      { numRuns: 100 },
    );
  });

  it('ignores the comment with which git begins an archive', async () => {
    const bytes = await writeArchive([{ name: 'a', content: 'b' }]);
    const global = Buffer.from(bytes.subarray(0, 512));
    global.write('g', 156);
    global.write('00000000020\0', 124);
    global.write('        ', 148);
    const sum = global.reduce((total, byte) => total + byte, 0);
    global.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const comment = Buffer.alloc(512);
    comment.write('16 comment=abcd\n');
    expect(read(Buffer.concat([global, comment, bytes]))).toEqual([{ name: 'a', type: 'file', content: 'b' }]);
  });

  it('refuses a header with a wrong checksum, and an archive that breaks off', async () => {
    const bytes = await writeArchive([{ name: 'a', content: 'b'.repeat(600) }]);
    expect(() => read(bytes.subarray(0, 700))).toThrow('Unexpected end of data');
    expect(() => read(bytes.subarray(0, 100))).toThrow('Unexpected end of data');
    const spoilt = Buffer.from(bytes);
    spoilt[3] = 1;
    expect(() => read(spoilt)).toThrow('Invalid tar header');
  });

  it('takes no memory for a content that nobody wants, whatever size its header claims', async () => {
    const bytes = await writeArchive([{ name: 'a', content: 'b' }]);
    const header = Buffer.from(bytes.subarray(0, 512));
    header.write('77777777777\0', 124);
    header.write('        ', 148);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const sizes: number[] = [];
    const reader = new TarReader({
      isWanted({ size }) {
        sizes.push(size);
        return false;
      },
      onFile() {},
    });
    reader.push(header);
    reader.push(Buffer.alloc(1_000_000));
    expect(sizes).toEqual([8_589_934_591]);
    expect(() => reader.end()).toThrow('Unexpected end of data');
  });
});
