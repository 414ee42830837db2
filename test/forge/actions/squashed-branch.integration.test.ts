import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/forge/apply.ts';
import type { CommitAction, IssueAction, PullRequestAction } from '../../../src/model/plan.ts';
import { name, openSandboxFixture, type SandboxFixture } from '../sandbox-fixture.ts';

let fixture: SandboxFixture;
beforeEach(async () => {
  fixture = await openSandboxFixture({ 'README.md': '# List\n' });
});
afterEach(() => fixture.sandbox.close());

const branch = 'listkeeper/health';
const tip = () => fixture.repository.refs.get(`refs/heads/${branch}`) ?? '';
const commit = async (text: string, expectedHead: string, more: Partial<CommitAction> = {}) => {
  const action: CommitAction = {
    type: 'commit',
    branch,
    expectedHead,
    message: `Record ${text}`,
    files: [{ path: 'history.jsonl', text }],
    squash: true,
    ...more,
  };
  const [applied] = await applyPlan({ actions: [action], summary: '' }, fixture.octokit, fixture.target);
  return applied;
};
const parentsOf = async (sha: string) => (await fixture.octokit.rest.git.getCommit({ ...place, commit_sha: sha })).data.parents;
const place = { owner: 'someone', repo: 'list' };
const textNow = async () => (await fixture.forge.readFiles(branch, ['history.jsonl'])).files[0]?.text;

describe('a branch that is kept at one commit', () => {
  it('has a single commit after each write, and keeps its other files', async () => {
    await commit('one', '');
    await commit('two', tip(), { files: [{ path: 'badge.json', text: '{}' }] });
    await commit('three', tip());
    expect(await parentsOf(tip())).toEqual([]);
    expect(await textNow()).toBe('three');
    expect((await fixture.forge.readFiles(branch, ['badge.json'])).files[0]?.text).toBe('{}');
  });

  it('is not written when nothing changes', async () => {
    await commit('one', '');
    const before = tip();
    expect(await commit('one', before)).toMatchObject({ done: true, changed: false });
    expect(tip()).toBe(before);
  });

  it('is not overwritten by a run that read an older state', async () => {
    await commit('one', '');
    const stale = tip();
    await commit('two', stale);
    expect(await commit('late', stale)).toMatchObject({ done: false, errorCode: 'moved' });
    expect(await textNow()).toBe('two');
  });

  it('has the results of two concurrent runs if the plan can merge its files', async () => {
    const joined: CommitAction['merge'] = (present) => [
      { path: 'history.jsonl', text: `${present.find(({ path }) => path === 'history.jsonl')?.text ?? ''}+late` },
    ];
    await commit('one', '');
    const stale = tip();
    await commit('two', stale);
    expect(await commit('late', stale, { merge: joined })).toMatchObject({ done: true });
    expect(await textNow()).toBe('two+late');
    expect(await parentsOf(tip())).toEqual([]);
  });

  it('is created by the first of two concurrent runs, and merged by the second', async () => {
    const remake: CommitAction['merge'] = (present) => [{ path: 'history.jsonl', text: `${present[0]?.text}+b` }];
    await commit('a', '');
    await commit('b', '', { merge: remake });
    expect(await textNow()).toBe('a+b');
  });
});

describe('our own issue', () => {
  const issue: IssueAction = {
    type: 'issue',
    marker: 'listkeeper:health',
    title: 'Link health',
    body: '- [ ] a box',
    state: 'open',
    labels: [],
  };

  it('is found with its ticked boxes; issues of other users are not', async () => {
    await fixture.sandbox
      .asUser('mallory')
      .openIssue({ repository: name, title: 'x', body: '<!-- listkeeper:health -->\nMine.' });
    expect(await fixture.forge.findOwnIssue?.('listkeeper:health')).toBeUndefined();
    const [made] = await applyPlan({ actions: [issue], summary: '' }, fixture.octokit, fixture.target);
    await fixture.sandbox.asUser('someone').setCheckbox({ repository: name, issue: made?.number ?? 0, box: 'a box' });
    expect(await fixture.forge.findOwnIssue?.('listkeeper:health')).toMatchObject({
      number: made?.number,
      state: 'open',
      body: '<!-- listkeeper:health -->\n- [x] a box',
    });
  });

  it('names the pull request that the same plan opened, and none if opening failed', async () => {
    const compose: IssueAction['compose'] = (_present, findPull) => {
      const pull = findPull?.('listkeeper/remedies');
      return pull === undefined ? '- [ ] a box' : `see #${pull}`;
    };
    const propose: PullRequestAction = {
      type: 'propose',
      branch: 'listkeeper/remedies',
      base: 'main',
      baseHead: fixture.repository.refs.get('refs/heads/main') ?? '',
      title: 'Mend',
      body: 'Why.',
      message: 'Mend',
      files: [{ path: 'README.md', text: '# Mended\n' }],
      labels: [],
    };
    const bodies = () => [...fixture.repository.issues.values()].filter(({ pull }) => !pull).map(({ body }) => body);
    fixture.sandbox.injectFault({
      method: 'POST',
      path: /pulls$/,
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    await applyPlan({ actions: [propose, { ...issue, compose }], summary: '' }, fixture.octokit, fixture.target);
    expect(bodies()).toEqual(['<!-- listkeeper:health -->\n- [ ] a box']);
    const [pull] = await applyPlan({ actions: [propose, { ...issue, compose }], summary: '' }, fixture.octokit, fixture.target);
    expect(bodies()).toEqual([`<!-- listkeeper:health -->\nsee #${pull?.number}`]);
  });
});
