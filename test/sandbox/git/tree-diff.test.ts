import { describe, expect, test } from 'vitest';
import { createObjectStore } from '../../../src/sandbox/git/object-store.ts';
import { diffTrees } from '../../../src/sandbox/git/tree-diff.ts';

type Files = Record<string, string | { mode: string; text: string }>;

async function diff(before: Files | undefined, after: Files) {
  const store = await createObjectStore();
  const write = async (files: Files) => {
    const entries = await Promise.all(
      Object.entries(files).map(async ([path, file]) => {
        const { mode, text } = typeof file === 'string' ? { mode: '100644', text: file } : file;
        return [path, { mode, sha: await store.writeBlob(Buffer.from(text)) }] as const;
      }),
    );
    return store.writeFileTree(new Map(entries));
  };
  const changes = await diffTrees(store, before && (await write(before)), await write(after));
  return changes.map(({ sha: _, ...change }) => change);
}
const lines = (count: number, word = 'line') => Array.from({ length: count }, (_, n) => `${word} ${n}\n`).join('');

describe('what differs between two trees', () => {
  test('is nothing where they are alike', async () => {
    expect(await diff({ a: 'x' }, { a: 'x' })).toEqual([]);
  });

  test('is each file, in the order of paths', async () => {
    expect(await diff({ b: 'old\n', c: 'gone\n' }, { a: 'new\n', b: 'now\n' })).toEqual([
      { path: 'a', status: 'added', mode: '100644', additions: 1, deletions: 0, patch: '@@ -0,0 +1 @@\n+new' },
      { path: 'b', status: 'modified', mode: '100644', additions: 1, deletions: 1, patch: '@@ -1 +1 @@\n-old\n+now' },
      { path: 'c', status: 'removed', mode: '100644', additions: 0, deletions: 1, patch: '@@ -1 +0,0 @@\n-gone' },
    ]);
  });

  test('is all of a tree beside none', async () => {
    expect(await diff(undefined, { 'a/b': 'x\n' })).toMatchObject([{ path: 'a/b', status: 'added', additions: 1 }]);
  });

  test('is a mode alone, without lines', async () => {
    expect(await diff({ a: 'x\n' }, { a: { mode: '100755', text: 'x\n' } })).toEqual([
      { path: 'a', status: 'modified', mode: '100755', additions: 0, deletions: 0 },
    ]);
  });

  test('has no patch for a binary file', async () => {
    expect(await diff({ a: 'x\u0000y' }, { a: 'x\u0000z' })).toEqual([
      { path: 'a', status: 'modified', mode: '100644', additions: 0, deletions: 0 },
    ]);
  });

  test('has no patch that GitHub would not show', async () => {
    const [change] = await diff({}, { a: lines(200_000) });
    expect(change).toMatchObject({ additions: 200_000 });
    expect(change).not.toHaveProperty('patch');
  });
});

describe('a file that was renamed', () => {
  test('is one change, without a patch where nothing else changed', async () => {
    expect(await diff({ a: lines(5) }, { b: lines(5) })).toEqual([
      { path: 'b', previousPath: 'a', status: 'renamed', mode: '100644', additions: 0, deletions: 0 },
    ]);
  });

  test('may have changed by less than half', async () => {
    const [change, ...others] = await diff({ a: lines(10) }, { b: `${lines(9)}other\n` });
    expect(others).toEqual([]);
    expect(change).toMatchObject({ path: 'b', previousPath: 'a', status: 'renamed', additions: 1, deletions: 1 });
  });

  test('is two changes where more than half is new', async () => {
    expect((await diff({ a: lines(4) }, { b: `${lines(1)}${lines(3, 'new')}` })).map(({ status }) => status)).toEqual([
      'removed',
      'added',
    ]);
  });

  test('goes to the most similar of several', async () => {
    const changes = await diff({ a: lines(10) }, { b: `${lines(6)}${lines(4, 'new')}`, c: `${lines(9)}other\n` });
    expect(changes).toMatchObject([
      { path: 'b', status: 'added' },
      { path: 'c', previousPath: 'a', status: 'renamed' },
    ]);
  });

  test('is looked for by contents alone where there are very many', async () => {
    const many = (word: string) => Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`${word}${n}`, `${word} ${n}\n`]));
    const changes = await diff({ ...many('old'), same: 'same\n' }, { ...many('new'), moved: 'same\n' });
    expect(changes.filter(({ status }) => status === 'renamed').map(({ path }) => path)).toEqual(['moved']);
  });
});
