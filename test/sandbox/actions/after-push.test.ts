import { beforeEach, describe, expect, it } from 'vitest';
import { listOpenPullRequests } from '../../../src/sandbox/actions/after-push.ts';
import { updateRef } from '../../../src/sandbox/actions/branches.ts';
import type { HostedRepository } from '../../../src/sandbox/model/world.ts';
import { createTestWorld, type TestWorld } from '../helpers/create-test-world.ts';

const name = 'keeper/list';
let test: TestWorld;
let list: HostedRepository;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
});

const open = (branch: string, by = 'mei') =>
  test.as(by).openPullRequest({ repository: name, title: 'Add', branch, files: { [`${branch}.md`]: 'x\n' } });
const told = () => test.told.filter((each) => each.startsWith('pull_request'));

describe('a push', () => {
  it('to a fork moves the head of its pull request, and no other', async () => {
    const { number, headSha } = await open('one');
    const other = await open('two');
    test.told.length = 0;
    test.wait(1000);
    const after = await test.as('mei').push({ repository: 'mei/list', branch: 'one', files: { 'more.md': 'x\n' } });
    expect(list.issues.get(number)?.pull).toMatchObject({ head: { sha: after }, stats: { commits: 2, changedFiles: 2 } });
    expect(list.issues.get(other.number)?.pull?.head.sha).toBe(other.headSha);
    expect(told()).toEqual(['pull_request.synchronize']);
    expect(test.events.findLast(({ event }) => event === 'pull_request')?.payload).toMatchObject({ before: headSha, after });
  });

  it('to the base leaves a pull request open, and merges it when it brings its head', async () => {
    const { number, headSha } = await open('one', 'keeper');
    await test.as('keeper').push({ repository: name, branch: 'aside', files: { 'y.md': 'y\n' } });
    expect(listOpenPullRequests(list).map(({ issue }) => issue.number)).toEqual([number]);
    test.told.length = 0;
    await test.as('keeper').push({ repository: name, branch: 'main', files: { 'z.md': 'z\n' } });
    expect(list.issues.get(number)?.state).toBe('open');
    await updateRef(test.world, list, { ref: 'refs/heads/main', sha: headSha, force: true, actor: { account: list.owner } });
    expect(list.issues.get(number)).toMatchObject({ state: 'closed', pull: { mergeCommitSha: headSha } });
    expect(told()).toEqual(['pull_request.closed']);
  });

  it('that deletes the branch closes its pull request without merging it', async () => {
    const { number } = await open('one');
    await test.as('mei').deleteBranch('mei/list', 'one');
    expect(list.issues.get(number)).toMatchObject({ state: 'closed', closedBy: { login: 'mei' } });
    expect(list.issues.get(number)?.pull?.mergedAt).toBeUndefined();
    expect(listOpenPullRequests(list)).toEqual([]);
  });
});
