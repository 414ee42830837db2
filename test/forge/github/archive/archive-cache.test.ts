import { describe, expect, it } from 'vitest';
import { ArchiveCache } from '../../../../src/forge/github/archive/archive-cache.ts';

async function* streamOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const MiB = 1024 * 1024;

describe('the archive cache', () => {
  it('hands on the bytes, and keeps them once they were read to their end and are sound', async () => {
    const cache = new ArchiveCache();
    const { body, keep } = cache.collect('a', streamOf(Buffer.from('one '), Buffer.from('two')));
    keep();
    expect(cache.get('a')).toBeUndefined();
    expect(String(await readAll(body))).toBe('one two');
    expect(cache.get('a'), 'until its reader has found it sound').toBeUndefined();
    keep();
    expect(String(cache.get('a'))).toBe('one two');
    expect(cache.get('b')).toBeUndefined();
  });

  it('keeps nothing of an archive that breaks off, or that its reader leaves', async () => {
    const cache = new ArchiveCache();
    const broken = async function* () {
      yield Buffer.from('one');
      throw new Error('reset');
    };
    const first = cache.collect('a', broken());
    await expect(readAll(first.body)).rejects.toThrow('reset');
    const second = cache.collect('b', streamOf(Buffer.from('one'), Buffer.from('two')));
    for await (const _ of second.body) break;
    first.keep();
    second.keep();
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, undefined]);
  });

  it('keeps no archive over 4 MiB, and the last read ones up to 64 MiB', async () => {
    const cache = new ArchiveCache();
    const keepAll = async (key: string, ...chunks: Uint8Array[]) => {
      const { body, keep } = cache.collect(key, streamOf(...chunks));
      await readAll(body);
      keep();
    };
    await keepAll('large', Buffer.alloc(3 * MiB), Buffer.alloc(2 * MiB));
    expect(cache.get('large')).toBeUndefined();
    for (let i = 0; i < 17; i += 1) {
      await keepAll(`${i}`, Buffer.alloc(4 * MiB));
      cache.get('0');
    }
    expect(cache.get('0')?.byteLength, 'used again and again').toBe(4 * MiB);
    expect(cache.get('1'), 'the one not used for longest').toBeUndefined();
    expect(cache.get('16')).toBeDefined();
  });

  // A name may change hands, and a repository may turn private or leave an installation.
  it('gives an installation only what was read with its own token', async () => {
    const cache = new ArchiveCache();
    const { body, keep } = cache.forInstallation(1).collect('a/b c0ffee', streamOf(Buffer.from('secret')));
    await readAll(body);
    keep();
    expect(String(cache.forInstallation(1).get('a/b c0ffee'))).toBe('secret');
    expect(cache.forInstallation(2).get('a/b c0ffee')).toBeUndefined();
    expect(cache.forInstallation(12).get('a/b c0ffee')).toBeUndefined();
  });
});
