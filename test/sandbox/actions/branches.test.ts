import { beforeEach, describe, expect, it } from 'vitest';
import { commitFiles, deleteRef, requireCommit, resolveRef, updateRef } from '../../../src/sandbox/actions/branches.ts';
import type { Actor, HostedRepository } from '../../../src/sandbox/model/world.ts';
import { createTestWorld, readAt, type TestWorld, tipOf } from '../helpers/create-test-world.ts';

let test: TestWorld;
let list: HostedRepository;
let keeper: Actor;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create({ 'a.md': 'a\n', 'data/b.yml': 'b\n' });
  keeper = { account: list.owner };
});

const commit = (files: Record<string, string | null>, parent: string | undefined = tipOf(list)) =>
  commitFiles(test.world, list, { parent, files, message: 'Change', author: list.owner });
const move = (ref: string, sha: string, more = {}) => updateRef(test.world, list, { ref, sha, actor: keeper, ...more });

describe('a name of a commit', () => {
  it('is HEAD, a branch, a tag, a ref, the head of a pull request or a hash', async () => {
    const sha = tipOf(list);
    list.refs.set('refs/tags/v1', sha);
    const { number, headSha } = await test.as('mei').openPullRequest({
      repository: 'keeper/list',
      title: 'Add c',
      branch: 'c',
      files: { 'c.md': 'c\n' },
    });
    for (const name of ['HEAD', 'main', 'heads/main', 'refs/heads/main', 'v1', sha])
      expect(await resolveRef(list, name), name).toBe(sha);
    for (const name of [`pull/${number}/head`, `refs/pull/${number}/head`, headSha])
      expect(await resolveRef(list, name), name).toBe(headSha);
  });

  it('is none where nothing has it, nor for a hash that is no commit', async () => {
    const { tree } = await requireCommit(list, tipOf(list));
    for (const name of ['other', 'pull/9/head', tree, 'f'.repeat(40), ''])
      expect(await resolveRef(list, name), name).toBeUndefined();
    await expect(requireCommit(list, tree)).rejects.toMatchObject({ status: 404 });
  });
});

describe('a commit', () => {
  it('changes the files that it names, removes those with null, and moves no branch', async () => {
    const before = tipOf(list);
    const sha = await commit({ 'a.md': null, 'data/b.yml': 'b2\n', 'c.md': 'c\n' });
    expect(tipOf(list)).toBe(before);
    await move('refs/heads/next', sha);
    expect(await readAt(list, 'a.md', 'next')).toBeUndefined();
    expect(await readAt(list, 'data/b.yml', 'next')).toBe('b2\n');
    expect(await requireCommit(list, sha)).toMatchObject({ message: 'Change\n', parents: [before] });
  });

  it('of an empty repository has no parent', async () => {
    const empty = await test.create({}, { name: 'empty' });
    const files = { 'a.md': 'a\n' };
    const sha = await commitFiles(test.world, empty, { parent: undefined, files, message: 'First', author: empty.owner });
    expect((await requireCommit(empty, sha)).parents).toEqual([]);
  });
});

describe('a push', () => {
  const pushed = () => test.events.find(({ event }) => event === 'push')?.payload;

  it('says what its commits added, removed and modified', async () => {
    const before = tipOf(list);
    const sha = await commit({ 'a.md': null, 'data/b.yml': 'b2\n', 'c.md': 'c\n' });
    await move('refs/heads/main', sha);
    expect(pushed()).toMatchObject({
      ref: 'refs/heads/main',
      before,
      after: sha,
      created: false,
      deleted: false,
      forced: false,
      commits: [{ id: sha, added: ['c.md'], removed: ['a.md'], modified: ['data/b.yml'], author: { username: 'keeper' } }],
      head_commit: { id: sha },
    });
  });

  it('of a new branch tells only what the default branch does not have', async () => {
    const sha = await commit({ 'c.md': 'c\n' });
    await move('refs/heads/next', sha);
    expect(pushed()).toMatchObject({ created: true, before: '0'.repeat(40) });
    expect(pushed()?.commits).toMatchObject([{ id: sha }]);
  });

  it('of what is there already tells nothing', async () => {
    await move('refs/heads/main', tipOf(list));
    expect(test.told).toEqual([]);
  });

  it('of a tag requests no checks', async () => {
    await move('refs/tags/v1', tipOf(list));
    expect(test.told).toEqual(['push']);
    expect(list.checkSuites).toEqual([]);
  });

  it('that is no fast-forward needs force, and says so', async () => {
    const other = await commit({ 'x.md': 'x\n' }, undefined);
    const sha = await commit({ 'c.md': 'c\n' });
    await move('refs/heads/main', sha);
    await expect(move('refs/heads/main', other)).rejects.toMatchObject({ status: 422, message: 'Update is not a fast forward' });
    expect(tipOf(list)).toBe(sha);
    test.events.length = 0;
    await move('refs/heads/main', other, { force: true });
    expect(pushed()).toMatchObject({ forced: true });
  });

  it.each([
    ['a branch that should be there', 'refs/heads/none', { mustExist: true }, 'Reference does not exist'],
    ['a branch that should be new', 'refs/heads/main', { mustBeNew: true }, 'Reference already exists'],
    ['a name with two dots', 'refs/heads/a..b', {}, 'refs/heads/a..b is not a valid ref name.'],
    ['a name with a space', 'refs/heads/a b', {}, 'refs/heads/a b is not a valid ref name.'],
    ['a name that ends with a slash', 'refs/heads/a/', {}, 'refs/heads/a/ is not a valid ref name.'],
    ['neither branch nor tag', 'refs/pull/1/head', {}, 'refs/pull/1/head is not a valid ref name.'],
  ])('to %s is refused', async (_, ref, more, message) => {
    await expect(move(ref, tipOf(list), more)).rejects.toMatchObject({ status: 422, message });
  });

  it('of what is no commit, to a protected branch by an App, or to an archive is refused', async () => {
    const { tree } = await requireCommit(list, tipOf(list));
    await expect(move('refs/heads/x', tree)).rejects.toMatchObject({ message: 'Object does not exist' });
    const sha = await commit({ 'c.md': 'c\n' });
    list.protectedBranches.add('main');
    const app = { account: test.world.app.bot, app: test.world.app };
    await expect(move('refs/heads/main', sha, { actor: app })).rejects.toMatchObject({ status: 422 });
    list.archived = true;
    await expect(move('refs/heads/main', sha)).rejects.toMatchObject({ status: 403 });
  });
});

describe('a deleted branch', () => {
  it('is told with no commit', async () => {
    await move('refs/heads/next', await commit({ 'c.md': 'c\n' }));
    test.events.length = 0;
    await deleteRef(test.world, list, 'refs/heads/next', keeper);
    expect(test.events[0]?.payload).toMatchObject({ deleted: true, commits: [], head_commit: null, after: '0'.repeat(40) });
    await expect(deleteRef(test.world, list, 'refs/heads/next', keeper)).rejects.toMatchObject({ status: 422 });
  });

  it('is never the default branch, nor a protected one', async () => {
    await expect(deleteRef(test.world, list, 'refs/heads/main', keeper)).rejects.toThrow('default branch');
    await move('refs/heads/kept', tipOf(list));
    list.protectedBranches.add('kept');
    await expect(deleteRef(test.world, list, 'refs/heads/kept', keeper)).rejects.toThrow('Cannot delete this branch');
  });
});
