import { beforeEach, describe, expect, it } from 'vitest';
import type { HostedRepository } from '../../../src/sandbox/model/world.ts';
import { createTestWorld, readAt, type TestWorld, tipOf } from '../helpers/create-test-world.ts';

const repository = 'keeper/list';
let test: TestWorld;
let list: HostedRepository;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
});

const open = (by: string, more = {}) =>
  test.as(by).openPullRequest({ repository, title: 'Add b', branch: 'b', files: { 'b.md': 'b\n' }, ...more });

describe('a contributor', () => {
  it('opens a pull request from a fork, an owner from the repository itself', async () => {
    expect(await open('mei')).toMatchObject({ headRepository: 'mei/list', url: 'http://sandbox.example/keeper/list/pull/1' });
    expect(await open('keeper')).toMatchObject({ headRepository: repository });
    expect(await test.as('lin').fork(repository)).toBe('lin/list');
  });

  it('brings an old fork up to the base first', async () => {
    await test.as('mei').fork(repository);
    await test.as('keeper').push({ repository, branch: 'main', files: { 'c.md': 'c\n' } });
    const { number } = await open('mei');
    expect(list.issues.get(number)?.pull?.stats.changedFiles).toBe(1);
  });

  it('pushes on a branch, or anew from the default branch with force', async () => {
    await open('mei');
    const fork = test.world.hosted.get('mei/list');
    if (!fork) throw new Error('no fork');
    await test.as('mei').push({ repository: 'mei/list', branch: 'b', files: { 'c.md': 'c\n' } });
    expect(await readAt(fork, 'b.md', 'b')).toBe('b\n');
    await test.as('mei').push({ repository: 'mei/list', branch: 'b', files: { 'd.md': 'd\n' }, force: true });
    expect(await readAt(fork, 'b.md', 'b')).toBeUndefined();
    expect(await readAt(fork, 'd.md', 'b')).toBe('d\n');
  });

  it('edits and closes what is theirs', async () => {
    const { number } = await open('mei', { draft: true });
    const mei = test.as('mei');
    const comment = await mei.comment({ repository, issue: number, body: 'One' });
    await mei.editComment({ repository, comment, body: 'Two' });
    await mei.editIssue({ repository, number, title: 'Better' });
    await mei.readyForReview(repository, number);
    await mei.readyForReview(repository, number);
    await mei.close(repository, number);
    expect(list.issues.get(number)).toMatchObject({ title: 'Better', state: 'closed', comments: [{ body: 'Two' }] });
    expect(test.told.filter((each) => each === 'pull_request.ready_for_review')).toHaveLength(1);
  });

  it('may do nothing else', async () => {
    const { number } = await open('keeper');
    const comment = await test.as('keeper').comment({ repository, issue: number, body: 'One' });
    const mei = test.as('mei');
    const before = tipOf(list);
    for (const act of [
      () => mei.push({ repository, branch: 'main', files: {} }),
      () => mei.editIssue({ repository, number, title: 'Mine' }),
      () => mei.close(repository, number),
      () => mei.editComment({ repository, comment, body: 'Mine' }),
      () => mei.readyForReview(repository, number),
      () => mei.setCheckbox({ repository, issue: number, box: 'x' }),
      () => mei.addLabel(repository, number, 'bug'),
      () => mei.deleteBranch(repository, 'b'),
      () => mei.rerequestCheckRun(repository, 1),
      () => mei.rerequestCheckSuite(repository, 1),
      () => mei.merge({ repository, number }),
    ])
      await expect(act(), String(act)).rejects.toMatchObject({ status: 403 });
    expect(tipOf(list)).toBe(before);
    expect(list.issues.get(number)).toMatchObject({ title: 'Add b', state: 'open', labels: [], comments: [{ body: 'One' }] });
  });
});

describe('a maintainer', () => {
  it('ticks the box that is named, and no other line', async () => {
    const keeper = test.as('keeper');
    const body = 'Tick a:\n- [ ] a box\n  - [ ] another\n- [X] third';
    const issue = await keeper.openIssue({ repository, title: 'A', body });
    await keeper.setCheckbox({ repository, issue, box: 'another' });
    await keeper.setCheckbox({ repository, issue, box: 'third', on: false });
    expect(list.issues.get(issue)?.body).toBe('Tick a:\n- [ ] a box\n  - [x] another\n- [ ] third');
    await expect(keeper.setCheckbox({ repository, issue, box: 'none' })).rejects.toMatchObject({ status: 404 });
  });

  it('asks for checks again', async () => {
    const headSha = tipOf(list);
    const { app } = test.world;
    const suite = { id: 3, headSha, headBranch: 'main', app, createdAt: 0 };
    list.checkSuites.push(suite);
    list.checkRuns.push({ id: 4, name: 'A', headSha, suite, app, annotations: [], status: 'queued', conclusion: null } as never);
    await test.as('keeper').rerequestCheckRun(repository, 4);
    await test.as('keeper').rerequestCheckSuite(repository, 3);
    expect(test.told).toEqual(['check_run.rerequested', 'check_suite.rerequested']);
  });
});

it('what is not there is not found', async () => {
  const keeper = test.as('keeper');
  for (const act of [
    () => keeper.fork('no/body'),
    () => keeper.comment({ repository, issue: 9, body: '' }),
    () => keeper.editComment({ repository, comment: 9, body: '' }),
    () => keeper.merge({ repository, number: 9 }),
    () => keeper.rerequestCheckRun(repository, 9),
    () => keeper.rerequestCheckSuite(repository, 9),
  ])
    await expect(act(), String(act)).rejects.toMatchObject({ status: 404 });
});
