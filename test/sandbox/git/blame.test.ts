import { expect, it } from 'vitest';
import { blameFile, createObjectStore, type GitObjectStore } from '../../../src/sandbox/git/index.ts';

let clock = 0;
async function commit(store: GitObjectStore, text: string, parents: string[] = []): Promise<string> {
  const sha = await store.writeBlob(Buffer.from(text));
  const tree = await store.writeFileTree(new Map([['a/list.md', { mode: '100644', sha }]]));
  clock += 60;
  const author = { name: 'x', email: 'x@x.example', timestamp: clock };
  return store.writeCommit({ message: `${clock}`, tree, parents, author, committer: author });
}
const blame = async (store: GitObjectStore, tip: string) =>
  (await blameFile(store, tip, 'a/list.md')).map(({ start, end, commit: { sha } }) => [start, end, sha]);

it('says which commit brought each line', async () => {
  const store = await createObjectStore();
  const first = await commit(store, 'a\nb\nc\n');
  const second = await commit(store, 'a\nnew\nb\nc\n', [first]);
  const third = await commit(store, 'a\nnew\nb\nC\n', [second]);
  expect(await blame(store, third)).toEqual([
    [1, 1, first],
    [2, 2, second],
    [3, 3, first],
    [4, 4, third],
  ]);
});

it('follows both sides of a merge', async () => {
  const store = await createObjectStore();
  const base = await commit(store, 'a\nb\nc\n');
  const left = await commit(store, 'left\na\nb\nc\n', [base]);
  const right = await commit(store, 'a\nb\nc\nright\n', [base]);
  const merge = await commit(store, 'left\na\nb\nc\nright\n', [left, right]);
  expect(await blame(store, merge)).toEqual([
    [1, 1, left],
    [2, 4, base],
    [5, 5, right],
  ]);
});

it('knows nothing of a file that is not there', async () => {
  const store = await createObjectStore();
  expect(await blameFile(store, await commit(store, 'a\n'), 'other.md')).toEqual([]);
});
