import { beforeEach, describe, expect, it } from 'vitest';
import { editIssue, openIssue } from '../../../src/sandbox/actions/issues.ts';
import type { Actor, HostedRepository, Issue } from '../../../src/sandbox/model/world.ts';
import { createTestWorld, type TestWorld } from '../helpers/create-test-world.ts';

let test: TestWorld;
let list: HostedRepository;
let keeper: Actor;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
  keeper = { account: list.owner };
});

const open = (more = {}) => openIssue(test.world, list, { author: keeper, title: 'A', body: 'a', ...more });
const edit = (issue: Issue, change: Parameters<typeof editIssue>[3]['change']) =>
  editIssue(test.world, list, issue, { change, actor: keeper });
const openPull = async () => {
  const { number } = await test
    .as('mei')
    .openPullRequest({ repository: 'keeper/list', title: 'B', branch: 'b', files: { 'b.md': 'b\n' } });
  const issue = list.issues.get(number);
  if (!issue) throw new Error('no pull request');
  test.told.length = 0;
  return issue;
};

describe('a new issue', () => {
  it('has its labels, which are made where they are new', () => {
    expect(open({ labels: ['bug', 'Health'] }).labels).toEqual(['bug', 'health']);
    expect(list.labels.get('health')?.name).toBe('Health');
    expect(test.told).toEqual(['issues.opened']);
  });

  it.each([
    ['where there are none', { hasIssues: false }, {}, 410],
    ['in an archive', { archived: true }, {}, 403],
    ['without a title', {}, { title: ' ' }, 422],
    ['with a title that is too long', {}, { title: 'x'.repeat(257) }, 422],
    ['with a text that is too long', {}, { body: 'x'.repeat(65_537) }, 422],
  ])('is refused %s', (_, state, input, status) => {
    Object.assign(list, state);
    expect(() => open(input)).toThrow(expect.objectContaining({ status }));
    expect(list.issues.size).toBe(0);
  });
});

describe('an edit', () => {
  it('is told once for texts, with what they were, and once for the state', async () => {
    const issue = open();
    test.told.length = 0;
    await edit(issue, { title: 'A2', body: 'a2', state: 'closed', stateReason: 'not_planned' });
    expect(test.told).toEqual(['issues.edited', 'issues.closed']);
    expect(test.events.at(-2)?.payload).toMatchObject({ changes: { title: { from: 'A' }, body: { from: 'a' } } });
    expect(issue).toMatchObject({ title: 'A2', body: 'a2', state: 'closed', stateReason: 'not_planned' });
  });

  it('that changes nothing is not told', async () => {
    const issue = open();
    test.told.length = 0;
    await edit(issue, { title: 'A', body: 'a', state: 'open' });
    expect(test.told).toEqual([]);
  });

  it('that is refused changes nothing', async () => {
    const issue = await openPull();
    const before = { title: issue.title, body: issue.body };
    await expect(edit(issue, { title: 'C', body: 'x'.repeat(65_537) })).rejects.toMatchObject({ status: 422 });
    await expect(edit(issue, { title: 'C', base: 'none' })).rejects.toMatchObject({ status: 422 });
    await expect(edit(issue, { title: ' ' })).rejects.toMatchObject({ status: 422 });
    expect(issue).toMatchObject(before);
    list.archived = true;
    await expect(edit(issue, { title: 'C' })).rejects.toMatchObject({ status: 403 });
    expect(test.told).toEqual([]);
  });

  it('closes and opens again', async () => {
    const issue = open();
    await edit(issue, { state: 'closed' });
    expect(issue).toMatchObject({ stateReason: 'completed', closedBy: { login: 'keeper' } });
    await edit(issue, { state: 'open' });
    expect(issue).toMatchObject({ state: 'open', stateReason: 'reopened' });
    expect(issue.closedAt).toBeUndefined();
  });
});

describe('a pull request', () => {
  it('takes another base, from which its size is counted', async () => {
    const issue = await openPull();
    await test.as('keeper').push({ repository: 'keeper/list', branch: 'next', files: { 'n.md': 'n\n' } });
    test.told.length = 0;
    await edit(issue, { base: 'next' });
    expect(issue.pull?.base).toEqual({ ref: 'next', sha: list.refs.get('refs/heads/next') });
    expect(test.told).toEqual(['pull_request.edited']);
    expect(test.events.at(-1)?.payload.changes).toMatchObject({ base: { ref: { from: 'main' } } });
  });

  it('is not opened again once it is merged, or its branch is gone', async () => {
    const issue = await openPull();
    await edit(issue, { state: 'closed' });
    expect(issue.stateReason).toBeNull();
    list.issues.get(issue.number)?.pull?.head.repository?.refs.delete('refs/heads/b');
    await expect(edit(issue, { state: 'open' })).rejects.toMatchObject({ status: 422 });
    issue.pull?.head.repository?.refs.set('refs/heads/b', issue.pull.head.sha);
    await edit(issue, { state: 'open' });
    await test.as('keeper').merge({ repository: 'keeper/list', number: issue.number });
    await expect(edit(issue, { state: 'open' })).rejects.toMatchObject({ status: 422 });
  });
});
