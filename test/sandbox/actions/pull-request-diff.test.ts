import { beforeEach, describe, expect, test } from 'vitest';
import {
  computePullRequestStats,
  isMergeable,
  listPullRequestCommits,
  listPullRequestFiles,
  mergeToTree,
} from '../../../src/sandbox/actions/pull-request-diff.ts';
import { createObjectStore, type GitObjectStore } from '../../../src/sandbox/git/index.ts';
import type { HostedRepository } from '../../../src/sandbox/model/index.ts';

let store: GitObjectStore;
let repository: HostedRepository;
beforeEach(async () => {
  store = await createObjectStore();
  repository = { name: 'list', store, refs: new Map() } as unknown as HostedRepository;
});

let time = 0;
async function commit(files: Record<string, string>, ...parents: string[]): Promise<string> {
  const entries = await Promise.all(
    Object.entries(files).map(
      async ([path, text]) => [path, { mode: '100644', sha: await store.writeBlob(Buffer.from(text)) }] as const,
    ),
  );
  time += 1;
  const who = { name: 'A', email: 'a@b.example', timestamp: time };
  const tree = await store.writeFileTree(new Map(entries));
  return store.writeCommit({ message: `m${time}`, tree, parents, author: who, committer: who });
}
const setMain = (sha: string) => repository.refs.set('refs/heads/main', sha);
const pullOf = (base: string, head: string, rest: { mergedAt?: number } = {}) => ({
  base: { ref: 'main', sha: base, label: 'o:main' } as never,
  head: { ref: 'add', sha: head, label: 'o:add' } as never,
  ...rest,
});
const paths = async (pull: ReturnType<typeof pullOf>) =>
  (await listPullRequestFiles(repository, pull)).map(({ path, status }) => `${status} ${path}`);

describe('what a pull request changes', () => {
  test('is counted from where it left the base, not from where the base is now', async () => {
    const root = await commit({ a: '1\n' });
    const main = await commit({ a: '1\n', other: 'x\n' }, root);
    const first = await commit({ a: '1\n', b: '2\n' }, root);
    const head = await commit({ a: '1\n2\n', b: '2\n' }, first);
    setMain(main);
    const pull = pullOf(root, head);
    expect(await paths(pull)).toEqual(['modified a', 'added b']);
    expect((await listPullRequestCommits(repository, pull)).map(({ sha }) => sha)).toEqual([first, head]);
    expect(await computePullRequestStats(repository, pull)).toEqual({ commits: 2, additions: 2, deletions: 0, changedFiles: 2 });
  });

  test('has no part of the base that was merged into it', async () => {
    const root = await commit({ a: '1\n' });
    const main = await commit({ a: '1\n', other: 'x\n' }, root);
    const first = await commit({ a: '1\n', b: '2\n' }, root);
    const head = await commit({ a: '1\n', b: '2\n', other: 'x\n' }, first, main);
    setMain(main);
    expect(await paths(pullOf(root, head))).toEqual(['added b']);
  });

  test('stays what it was once it is merged', async () => {
    const root = await commit({ a: '1\n' });
    const head = await commit({ a: '1\n', b: '2\n' }, root);
    setMain(await commit({ a: '1\n', b: '2\n' }, root, head));
    expect(await paths(pullOf(root, head, { mergedAt: 1 }))).toEqual(['added b']);
    expect(await isMergeable(repository, pullOf(root, head, { mergedAt: 1 }))).toBeNull();
  });

  test('is seen from its recorded base where the branch is gone', async () => {
    const root = await commit({ a: '1\n' });
    const head = await commit({ b: '2\n' }, root);
    expect(await paths(pullOf(root, head))).toEqual(['removed a', 'added b']);
  });

  test('is all of it where the histories have nothing in common', async () => {
    setMain(await commit({ a: '1\n' }));
    const head = await commit({ b: '2\n' });
    expect(await paths(pullOf(repository.refs.get('refs/heads/main') ?? '', head))).toEqual(['added b']);
  });

  test('is an error where a commit is not there', async () => {
    const root = await commit({ a: '1\n' });
    await expect(listPullRequestFiles(repository, pullOf(root, 'f'.repeat(40)))).rejects.toThrow();
  });
});

describe('a merge', () => {
  test('of what the other side is made from is the other side', async () => {
    const root = await commit({ a: '1\n' });
    const head = await commit({ a: '2\n' }, root);
    const tree = (await store.readCommit(head))?.tree;
    expect(await mergeToTree(repository, root, head)).toEqual({ tree });
    expect(await mergeToTree(repository, head, root)).toEqual({ tree });
  });

  test('can not be made where both sides change the same line', async () => {
    const root = await commit({ a: '1\n' });
    setMain(await commit({ a: '2\n' }, root));
    expect(await isMergeable(repository, pullOf(root, await commit({ a: '3\n' }, root)))).toBe(false);
    expect(await isMergeable(repository, pullOf(root, await commit({ a: '1\n', b: '' }, root)))).toBe(true);
  });
});
