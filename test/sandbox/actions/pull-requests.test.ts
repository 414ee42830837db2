import { beforeEach, describe, expect, it } from 'vitest';
import { createPullRequest, mergePullRequest } from '../../../src/sandbox/actions/pull-requests.ts';
import type { Actor, HostedRepository } from '../../../src/sandbox/model/world.ts';
import { createTestWorld, readAt, type TestWorld, tipOf } from '../helpers/create-test-world.ts';

let test: TestWorld;
let list: HostedRepository;
let keeper: Actor;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create({ 'a.md': 'a\n' });
  keeper = { account: list.owner };
});

const name = 'keeper/list';
const push = (branch: string, files: Record<string, string>) => test.as('keeper').push({ repository: name, branch, files });
const open = (branch: string, more = {}) =>
  createPullRequest(test.world, list, {
    author: keeper,
    title: `Change ${branch}`,
    body: '',
    base: 'main',
    head: { repository: list, ref: branch },
    draft: false,
    maintainerCanModify: true,
    ...more,
  });
const merge = (issue: Awaited<ReturnType<typeof open>>, more = {}) =>
  mergePullRequest(test.world, list, issue, { actor: keeper, method: 'merge', ...more });

describe('a new pull request', () => {
  it('has the size of its change, and is told', async () => {
    await push('b', { 'b.md': 'b\n' });
    test.told.length = 0;
    const { pull, number } = await open('b');
    expect(pull?.stats).toEqual({ commits: 1, additions: 1, deletions: 0, changedFiles: 1 });
    expect(list.issues.get(number)?.pull).toBe(pull);
    expect(test.told).toEqual(['pull_request.opened']);
  });

  it.each([
    ['a base that is not there', { base: 'none' }],
    ['a head that is not there', { head: { ref: 'none' } }],
  ])('is refused with %s', async (_, more) => {
    await push('b', { 'b.md': 'b\n' });
    const head = { repository: list, ref: 'b', ...('head' in more ? more.head : {}) };
    await expect(open('b', { ...more, head })).rejects.toMatchObject({ status: 422, message: 'Validation Failed' });
    expect(list.issues.size).toBe(0);
  });

  it('is refused where one is open, where nothing was changed, without common history and in an archive', async () => {
    await push('b', { 'b.md': 'b\n' });
    const first = await open('b');
    const message = 'A pull request already exists for keeper:b.';
    await expect(open('b')).rejects.toMatchObject({ body: { errors: [{ message }] } });
    await test.as('keeper').close(name, first.number);
    await expect(open('b')).resolves.toMatchObject({ state: 'open' });
    list.refs.set('refs/heads/same', tipOf(list));
    await expect(open('same')).rejects.toMatchObject({
      body: { errors: [{ message: 'No commits between main and keeper:same' }] },
    });
    const other = await test.create({ 'x.md': 'x\n' }, { name: 'other' });
    const foreign = await other.store.readCommit(tipOf(other));
    if (!foreign) throw new Error('no commit');
    const tree = await list.store.writeFileTree(new Map());
    list.refs.set('refs/heads/alone', await list.store.writeCommit({ ...foreign, tree, parents: [] }));
    await expect(open('alone')).rejects.toMatchObject({
      body: { errors: [{ message: expect.stringContaining('no history in common') }] },
    });
    list.archived = true;
    await expect(open('b')).rejects.toMatchObject({ status: 403 });
  });
});

describe('merging', () => {
  it('makes a commit of both sides, closes the pull request once and tells the push', async () => {
    const head = await push('b', { 'b.md': 'b\n' });
    const base = tipOf(list);
    const issue = await open('b');
    test.told.length = 0;
    const sha = await merge(issue);
    expect(await list.store.readCommit(sha)).toMatchObject({
      parents: [base, head],
      message: `Merge pull request #${issue.number} from keeper/b\n\nChange b\n`,
    });
    expect(tipOf(list)).toBe(sha);
    expect(issue).toMatchObject({ state: 'closed', pull: { mergeCommitSha: sha, mergedBy: { login: 'keeper' } } });
    expect(test.told.filter((each) => !each.startsWith('check_suite'))).toEqual(['pull_request.closed', 'push']);
  });

  it('by squashing makes one commit of the author, with the words that were given', async () => {
    const { number } = await test.as('mei').openPullRequest({
      repository: name,
      title: 'Add b',
      branch: 'b',
      files: { 'b.md': 'b\n' },
    });
    const issue = list.issues.get(number);
    if (!issue) throw new Error('no pull request');
    const base = tipOf(list);
    const sha = await merge(issue, { method: 'squash', title: 'B', message: 'Why.' });
    expect(await list.store.readCommit(sha)).toMatchObject({
      parents: [base],
      message: 'B\n\nWhy.\n',
      author: { name: 'mei' },
      committer: { name: 'GitHub' },
    });
    expect(await readAt(list, 'b.md')).toBe('b\n');
  });

  it('is refused to who may not write, for a draft, for another head, for a conflict and a second time', async () => {
    await push('b', { 'a.md': 'b\n' });
    const issue = await open('b', { draft: true });
    const stranger = { account: { id: 1, login: 'stranger', type: 'User' as const, name: 'stranger' } };
    await expect(merge(issue, { actor: stranger })).rejects.toMatchObject({ status: 403 });
    await expect(merge(issue)).rejects.toMatchObject({ status: 405, message: 'Pull Request is still a draft' });
    if (issue.pull) issue.pull.draft = false;
    await expect(merge(issue, { sha: '1'.repeat(40) })).rejects.toMatchObject({ status: 409 });
    await push('main', { 'a.md': 'c\n' });
    await expect(merge(issue)).rejects.toMatchObject({ status: 405 });
    await test.as('keeper').push({ repository: name, branch: 'b', files: { 'a.md': 'd\n' }, force: true });
    await merge(issue);
    await expect(merge(issue)).rejects.toMatchObject({ status: 405, message: 'Pull Request is not mergeable' });
  });

  it('changes nothing in an archive', async () => {
    await push('b', { 'b.md': 'b\n' });
    const issue = await open('b');
    const base = tipOf(list);
    list.archived = true;
    await expect(merge(issue)).rejects.toMatchObject({ status: 403 });
    expect(tipOf(list)).toBe(base);
    expect(issue).toMatchObject({ state: 'open' });
    expect(issue.pull?.mergedAt).toBeUndefined();
  });
});
