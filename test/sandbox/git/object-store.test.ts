import { beforeEach, describe, expect, test } from 'vitest';
import { createObjectStore, emptyTreeSha, type GitObjectStore } from '../../../src/sandbox/git/object-store.ts';

let store: GitObjectStore;
beforeEach(async () => {
  store = await createObjectStore();
});

const identity = (timestamp: number) => ({ name: 'A', email: 'a@b.example', timestamp });

async function writeTree(files: Record<string, string>) {
  const entries = await Promise.all(
    Object.entries(files).map(
      async ([path, text]) => [path, { mode: '100644', sha: await store.writeBlob(Buffer.from(text)) }] as const,
    ),
  );
  return store.writeFileTree(new Map(entries));
}
async function commit(files: Record<string, string>, parents: string[] = [], timestamp = 1) {
  const who = identity(timestamp);
  return store.writeCommit({ message: 'm', tree: await writeTree(files), parents, author: who, committer: who });
}

describe('objects', () => {
  // `git hash-object`, `git mktree`: the hashes are git's own.
  test('have the hashes of git', async () => {
    expect(await store.writeBlob(Buffer.from('hello\n'))).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
    expect(await writeTree({ 'a.txt': 'hello\n' })).toBe('2e81171448eb9f2ee3821e3d447aa6b2fe3ddba1');
    expect(await store.writeTree([])).toBe(emptyTreeSha);
  });

  test('are read by their kind', async () => {
    const blob = await store.writeBlob(Buffer.from('x'));
    const head = await commit({ a: 'x' });
    expect([await store.getObjectType(blob), await store.getObjectType(head), await store.getObjectType(emptyTreeSha)]).toEqual([
      'blob',
      'commit',
      'tree',
    ]);
    expect(Buffer.from((await store.readBlob(blob)) ?? []).toString()).toBe('x');
    expect([
      await store.readBlob(head),
      await store.readTree(blob),
      await store.readTree(head),
      await store.readCommit(blob),
    ]).toEqual(Array(4).fill(undefined));
    expect(await store.readTree(emptyTreeSha)).toEqual([]);
  });

  test.each(['0'.repeat(40), 'not a hash', ''])('that are not there are nothing: "%s"', async (sha) => {
    expect([
      await store.readBlob(sha),
      await store.readTree(sha),
      await store.readCommit(sha),
      await store.getObjectType(sha),
    ]).toEqual(Array(4).fill(undefined));
  });
});

describe('the files of a tree', () => {
  test('come back with their paths and modes', async () => {
    const sha = await store.writeBlob(Buffer.from('x'));
    const files = new Map([
      ['a/b/c.txt', { mode: '100644', sha }],
      ['run.sh', { mode: '100755', sha }],
      ['a/link', { mode: '120000', sha }],
    ]);
    const tree = await store.writeFileTree(files);
    expect(Object.fromEntries(await store.listFiles(tree))).toEqual(Object.fromEntries(files));
    expect((await store.listFiles(emptyTreeSha)).size).toBe(0);
  });
});

describe('history', () => {
  test('is newest first, each commit once, without what is excluded', async () => {
    const root = await commit({ a: '1' }, [], 1);
    const left = await commit({ a: '2' }, [root], 2);
    const right = await commit({ b: '1' }, [root], 3);
    const merge = await commit({ a: '2', b: '1' }, [left, right], 4);
    const shas = async (...args: Parameters<GitObjectStore['log']>) => (await store.log(...args)).map(({ sha }) => sha);
    expect(await shas(merge)).toEqual([merge, right, left, root]);
    expect(await shas(merge, { exclude: left })).toEqual([merge, right]);
    expect(await shas(merge, { limit: 2 })).toEqual([merge, right]);
    expect(await shas('0'.repeat(40))).toEqual([]);
    expect(await store.mergeBase(left, right)).toBe(root);
    expect(await store.mergeBase(left, await commit({ z: '1' }, [], 9))).toBeUndefined();
  });
});

describe('a merge', () => {
  test('has both sides, and is none where they conflict', async () => {
    const root = await commit({ a: 'one\n' });
    const left = await commit({ a: 'two\n' }, [root]);
    const right = await commit({ a: 'one\n', b: 'new\n' }, [root]);
    const merged = await store.mergeCommits(left, right);
    expect('tree' in merged && [...(await store.listFiles(merged.tree)).keys()]).toEqual(['a', 'b']);
    expect(await store.mergeCommits(left, await commit({ a: 'three\n' }, [root]))).toEqual({ conflict: true });
  });
});
