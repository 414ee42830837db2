import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTarball } from '../../../../src/forge/github/archive/tarball.ts';
import { readLimits } from '../../../../src/forge/read-limits.ts';
import { createArchive } from '../create-archive.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const acceptAll = { wanted: () => true };

describe('readTarball', () => {
  it('returns wanted files by their path in the repository, for any chunk size', async () => {
    const bytes = await createArchive([
      { name: 'o-r-abc/', type: 'directory' },
      { name: 'o-r-abc/data/a.yml', content: '名: 一\n' },
      { name: 'o-r-abc/src/big.bin', content: new Uint8Array(100_000) },
      { name: 'o-r-abc/data/b.yml', content: '' },
    ]);
    for (const size of [1 << 20, 7]) {
      const tree = await readTarball(inPieces(bytes, size), { wanted: (path) => path.startsWith('data/') });
      expect(tree).toEqual({
        files: [
          { path: 'data/a.yml', text: '名: 一\n' },
          { path: 'data/b.yml', text: '' },
        ],
        refused: [],
      });
    }
  });

  it('refuses a submodule, which is an empty folder there', async () => {
    const bytes = await createArchive([
      { name: 'o-r/', type: 'directory' },
      { name: 'o-r/data/', type: 'directory' },
      { name: 'o-r/data/a.yml/', type: 'directory' },
      { name: 'o-r/data/b.yml/', type: 'directory' },
      { name: 'o-r/data/b.yml/c.yml', content: 'c' },
      { name: 'o-r/data/z.yml/', type: 'directory' },
    ]);
    const tree = await readTarball(inPieces(bytes, 999), { wanted: (path) => /\.yml$/.test(path) });
    expect(tree).toEqual({
      files: [{ path: 'data/b.yml/c.yml', text: 'c' }],
      refused: [
        { path: 'data/a.yml', why: 'submodule' },
        { path: 'data/z.yml', why: 'submodule' },
      ],
    });
  });

  it('refuses symbolic links, binary files and large files, and continues', async () => {
    const bytes = await createArchive([
      { name: 'o-r/data/link.yml', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'o-r/data/nul.yml', content: new Uint8Array([97, 0, 98]) },
      { name: 'o-r/data/latin.yml', content: new Uint8Array([0xe9, 0x20]) },
      { name: 'o-r/data/long.yml', content: 'x'.repeat(101) },
      { name: 'o-r/data/ok.yml', content: 'ok' },
      { name: 'o-r/list.json', content: 'x'.repeat(102) },
      { name: 'o-r/long.json', content: 'x'.repeat(103) },
    ]);
    const limits = { ...readLimits, maxFileBytes: 100, maxOutputBytes: 102 };
    const tree = await readTarball(inPieces(bytes, 999), acceptAll, limits);
    expect(tree.files.map(({ path }) => path)).toEqual(['data/ok.yml', 'list.json']);
    expect(tree.refused).toEqual([
      { path: 'data/link.yml', why: 'symlink' },
      { path: 'data/nul.yml', why: 'binary' },
      { path: 'data/latin.yml', why: 'binary' },
      { path: 'data/long.yml', why: 'too-large' },
      { path: 'long.json', why: 'too-large' },
    ]);
  });

  it('reads the README that a list of 40,000 entries is rendered to', async () => {
    const readme = '- An entry of a list, with a name, an address and a sentence about what it is.\n'.repeat(150_000);
    const bytes = await createArchive([{ name: 'o-r/README.md', content: readme }]);
    const tree = await readTarball(inPieces(bytes, 65_536), acceptAll);
    expect(tree.refused).toEqual([]);
    expect(tree.files[0]?.text.length).toBe(readme.length);
  });

  it('counts what is kept, not what is dropped, as text in memory', async () => {
    const bytes = await createArchive([
      { name: 'o-r/a.yml', content: 'x'.repeat(40_000) },
      { name: 'o-r/b.yml', content: 'x'.repeat(40_000) },
    ]);
    const selection = { ...acceptAll, isKept: ({ path }: { path: string }) => path === 'b.yml' };
    const tree = await readTarball(inPieces(bytes, 64), selection, { ...readLimits, maxTotalBytes: 50_000 });
    expect(tree.files.map(({ path }) => path)).toEqual(['b.yml']);
  });

  it('does not return what the caller has, whatever its bytes are', async () => {
    const bytes = await createArchive([
      { name: 'o-r/data/a.yml', content: 'a' },
      { name: 'o-r/data/b.yml', content: new Uint8Array([0xe9, 0x20]) },
      { name: 'o-r/data/c.yml', content: 'c' },
    ]);
    const known: Record<string, string> = { 'data/a.yml': '61', 'data/b.yml': 'e920' };
    const isKnown = (path: string, content: Uint8Array) => known[path] === Buffer.from(content).toString('hex');
    const tree = await readTarball(inPieces(bytes, 999), { ...acceptAll, isKnown });
    expect(tree).toEqual({ files: [{ path: 'data/c.yml', text: 'c' }], refused: [] });
  });

  it('keeps a byte order mark, because outputs are kept byte for byte', async () => {
    const bytes = await createArchive([{ name: 'o-r/README.md', content: '\uFEFF# x\r\n' }]);
    expect((await readTarball(inPieces(bytes, 512), acceptAll)).files[0]?.text).toBe('\uFEFF# x\r\n');
  });

  it('skips paths that lead outside the repository', async () => {
    const bytes = await createArchive([
      { name: 'o-r/../../etc/x.yml', content: 'a' },
      { name: 'alone.yml', content: 'b' },
    ]);
    expect((await readTarball(inPieces(bytes, 512), acceptAll)).files).toEqual([]);
  });

  it.each([
    ['a bomb', { ...readLimits, maxArchiveBytes: 10_000 }],
    ['too many files', { ...readLimits, maxArchiveEntries: 1 }],
    ['too much text', { ...readLimits, maxTotalBytes: 50_000 }],
  ])('stops at %s', async (_, limits) => {
    const bytes = await createArchive([
      { name: 'o-r/a.yml', content: 'x'.repeat(40_000) },
      { name: 'o-r/b.yml', content: 'x'.repeat(40_000) },
    ]);
    await expect(readTarball(inPieces(bytes, 64), acceptAll, limits)).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['no archive at all', () => Buffer.from('<html>busy</html>')],
    ['garbage within gzip', () => gzipSync(Buffer.alloc(5000, 'x'))],
  ])('throws unavailable for an archive that is %s', async (_, spoil) => {
    const bytes = spoil(await createArchive([{ name: 'o-r/a.yml', content: 'line\n'.repeat(9000) }]));
    await expect(readTarball(inPieces(bytes, 64), acceptAll)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('throws unavailable when the connection breaks', async () => {
    const bytes = await createArchive([{ name: 'o-r/a.yml', content: 'line\n'.repeat(9000) }]);
    async function* broken() {
      yield bytes.subarray(0, 40);
      throw new Error('socket hang up');
    }
    await expect(readTarball(broken(), acceptAll)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
