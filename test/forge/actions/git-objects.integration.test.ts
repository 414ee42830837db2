import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionContext } from '../../../src/forge/actions/action-context.ts';
import {
  createCommit,
  createTreeWithFiles,
  readBranchTip,
  readCommit,
  readFilesAtCommit,
  updateBranch,
} from '../../../src/forge/actions/git-objects.ts';
import { openSandboxFixture, owner, repo, type SandboxFixture } from '../sandbox-fixture.ts';

let fixture: SandboxFixture;
let context: ActionContext;
beforeEach(async () => {
  fixture = await openSandboxFixture({ 'README.md': '# Old\n', 'data/a.yml': 'kind: 数据\n' }, { contract: true });
  const identity = () => Promise.resolve(fixture.target.app);
  context = { octokit: fixture.octokit, here: { owner, repo }, identity };
  fixture.requests();
});
afterEach(async () => {
  await fixture.sandbox.close();
  expect(fixture.violations()).toEqual([]);
});

const tip = () => readBranchTip(context, 'main');
const baseTree = async () => (await readCommit(context, await tip())).tree;
const uploads = () => fixture.requests().filter((each) => each.endsWith('/git/blobs')).length;

describe('the tip of a branch', () => {
  it('is its commit, or nothing where there is no such branch', async () => {
    expect(await tip()).toBe(fixture.repository.refs.get('refs/heads/main'));
    expect(await readBranchTip(context, 'none')).toBe('');
    // GitHub's API of 2019 answered with all branches that begin so.
    expect(await readBranchTip(context, 'mai')).toBe('');
  });

  it('is unknown where GitHub does not answer, which is not the same as none', async () => {
    fixture.sandbox.injectFault({ method: 'GET', path: /git\/ref\//, status: 403, body: { message: 'Forbidden' } });
    await expect(tip()).rejects.toThrow();
  });
});

describe('files at a commit', () => {
  it('are read by their exact paths, and missing ones are left out', async () => {
    const wanted = ['data/a.yml', 'data', 'a.yml', 'not/there.md'].map((path) => ({ path }));
    expect(await readFilesAtCommit(context, await tip(), wanted)).toEqual([{ path: 'data/a.yml', text: 'kind: 数据\n' }]);
  });
});

describe('a tree', () => {
  it('is the one it is made from where nothing differs', async () => {
    const base = await baseTree();
    expect(await createTreeWithFiles(context, base, [])).toBe(base);
    expect(await createTreeWithFiles(context, base, [{ path: 'not/there.md', delete: true }])).toBe(base);
    expect(await createTreeWithFiles(context, base, [{ path: 'README.md', text: '# Old\n' }])).toBe(base);
  });

  it('has only what is given where there is none before', async () => {
    const tree = await createTreeWithFiles(context, '', [
      { path: 'x/y.md', text: 'y' },
      { path: 'README.md', delete: true },
    ]);
    expect(await fixture.repository.store.listFiles(tree)).toHaveProperty('size', 1);
  });

  describe('over files of another kind', () => {
    const link = { type: 'blob', mode: '120000', content: 'elsewhere' } as const;
    const make = async (...members: { path: string; mode: '100755' | '120000' | '160000'; content?: string; sha?: string }[]) => {
      const tree = members.map((member) => ({ type: member.sha ? ('commit' as const) : ('blob' as const), ...member }));
      const { data } = await context.octokit.rest.git.createTree({ owner, repo, base_tree: await baseTree(), tree });
      return data.sha;
    };
    const modes = async (tree: string) =>
      Object.fromEntries([...(await fixture.repository.store.listFiles(tree))].map(([path, { mode }]) => [path, mode]));

    it('leaves a program a program', async () => {
      const program = { path: 'bin/list.sh', mode: '100755', content: '#!/bin/sh\n' } as const;
      const base = await make(program);
      expect(await createTreeWithFiles(context, base, [{ path: program.path, text: program.content }])).toBe(base);
      const tree = await createTreeWithFiles(context, base, [
        { path: program.path, text: '#!/bin/sh\necho\n' },
        { path: 'bin/new.sh', text: '#!/bin/sh\n' },
      ]);
      expect(await modes(tree)).toMatchObject({ 'bin/list.sh': '100755', 'bin/new.sh': '100644', 'README.md': '100644' });
    });

    it.each([
      ['a symbolic link', 'docs.md', 'docs.md', link],
      ['a symbolic link', 'docs', 'docs/a/b.md', link],
      ['a submodule', 'docs', 'docs/a.md', { mode: '160000', sha: '1'.repeat(40) } as const],
      ['a file', 'docs', 'docs/a.md', { mode: '100755', content: 'x' } as const],
      ['a folder', 'docs/a.md', 'docs', { mode: '100755', content: 'x' } as const],
    ])('does not replace %s: %s by %s', async (what, present, path, member) => {
      const base = await make({ path: present, ...member });
      const writing = createTreeWithFiles(context, base, [{ path, text: 'ours' }]);
      await expect(writing).rejects.toMatchObject({
        category: 'refused',
        code: 'path-in-the-way',
        message: expect.stringMatching(new RegExp(`write ${path}: docs\\S* is ${what}`)),
      });
      expect(fixture.requests().filter((each) => each.startsWith('POST') && each.endsWith('/git/trees'))).toHaveLength(1);
    });
  });

  it.each([
    ['a text of 256 KiB', 'x'.repeat(256 * 1024), 0],
    ['a byte more', 'x'.repeat(256 * 1024 + 1), 1],
    ['fewer characters and more bytes', '长'.repeat(100 * 1024), 1],
  ])('sends %s with it or apart', async (_, text, apart) => {
    const tree = await createTreeWithFiles(context, await baseTree(), [{ path: 'README.md', text }]);
    expect(uploads()).toBe(apart);
    const commit = await createCommit(context, tree, [await tip()], 'm');
    const [file] = await readFilesAtCommit(context, commit, [{ path: 'README.md' }]);
    expect(file?.text === text).toBe(true);
  });
});

describe('moving a branch', () => {
  const make = async (text: string, parents: string[]) => {
    const tree = await createTreeWithFiles(context, await baseTree(), [{ path: 'README.md', text }]);
    return createCommit(context, tree, parents, text);
  };

  it('goes forward only, unless it is our own', async () => {
    const first = await tip();
    const to = await make('one', [first]);
    await updateBranch(context, 'main', { from: first, to });
    expect(await tip()).toBe(to);
    const beside = await make('two', [first]);
    await expect(updateBranch(context, 'main', { from: to, to: beside })).rejects.toMatchObject({ code: 'moved' });
    expect(await tip()).toBe(to);
    await updateBranch(context, 'main', { from: to, to: beside, force: true });
    expect(await tip()).toBe(beside);
  });

  it('finds that somebody was faster to create it or to delete it', async () => {
    const first = await tip();
    await updateBranch(context, 'ours', { from: '', to: first });
    await expect(updateBranch(context, 'ours', { from: '', to: first })).rejects.toMatchObject({ code: 'moved' });
    await expect(updateBranch(context, 'gone', { from: first, to: first })).rejects.toMatchObject({ code: 'moved' });
  });

  it('is refused by a rule, which is told apart from a move', async () => {
    fixture.repository.protectedBranches.add('main');
    const first = await tip();
    await expect(updateBranch(context, 'main', { from: first, to: await make('x', [first]) })).rejects.toMatchObject({
      code: 'protected-branch',
    });
  });
});
