import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../src/forge/apply.ts';
import type { CommitFiles, ProposeFiles, StickyIssue } from '../../src/forge/plan.ts';
import { type AtSandbox, atSandbox, name } from './at-sandbox.ts';

let at: AtSandbox;
beforeEach(async () => {
  at = await atSandbox({ 'README.md': '# List\n' });
});
afterEach(() => at.sandbox.close());

const branch = 'listkeeper/health';
const tip = () => at.repository.refs.get(`refs/heads/${branch}`) ?? '';
const commit = async (text: string, expectedHead: string, more: Partial<CommitFiles> = {}) => {
  const action: CommitFiles = {
    do: 'commit',
    branch,
    expectedHead,
    message: `Record ${text}`,
    files: [{ path: 'history.jsonl', text }],
    squash: true,
    ...more,
  };
  const [applied] = await apply({ actions: [action], summary: '' }, at.octokit, at.to);
  return applied;
};
const parentsOf = async (sha: string) => (await at.octokit.rest.git.getCommit({ ...place, commit_sha: sha })).data.parents;
const place = { owner: 'someone', repo: 'list' };
const textNow = async () => (await at.forge.read(branch, ['history.jsonl'])).files[0]?.text;

describe('a branch that is kept at one commit', () => {
  it('never grows, and keeps its other files', async () => {
    await commit('one', '');
    await commit('two', tip(), { files: [{ path: 'badge.json', text: '{}' }] });
    await commit('three', tip());
    expect(await parentsOf(tip())).toEqual([]);
    expect(await textNow()).toBe('three');
    expect((await at.forge.read(branch, ['badge.json'])).files[0]?.text).toBe('{}');
  });

  it('says the same without a new commit', async () => {
    await commit('one', '');
    const before = tip();
    expect(await commit('one', before)).toMatchObject({ done: true, changed: false });
    expect(tip()).toBe(before);
  });

  it('is not written over by who read it earlier', async () => {
    await commit('one', '');
    const stale = tip();
    await commit('two', stale);
    expect(await commit('late', stale)).toMatchObject({ done: false, why: 'moved' });
    expect(await textNow()).toBe('two');
  });

  it('has what both say after two runs at once, where the plan can make its files anew', async () => {
    const joined: CommitFiles['remake'] = (present) => [
      { path: 'history.jsonl', text: `${present.find(({ path }) => path === 'history.jsonl')?.text ?? ''}+late` },
    ];
    await commit('one', '');
    const stale = tip();
    await commit('two', stale);
    expect(await commit('late', stale, { remake: joined })).toMatchObject({ done: true });
    expect(await textNow()).toBe('two+late');
    expect(await parentsOf(tip())).toEqual([]);
  });

  it('is made by the first of two who both found none', async () => {
    const remake: CommitFiles['remake'] = (present) => [{ path: 'history.jsonl', text: `${present[0]?.text}+b` }];
    await commit('a', '');
    await commit('b', '', { remake });
    expect(await textNow()).toBe('a+b');
  });
});

describe('our own issue', () => {
  const issue: StickyIssue = {
    do: 'issue',
    marker: 'listkeeper:health',
    title: 'Link health',
    body: '- [ ] a box',
    state: 'open',
    labels: [],
  };

  it('is found with what people ticked in it, and nobody else’s is', async () => {
    await at.sandbox.as('mallory').openIssue({ repository: name, title: 'x', body: '<!-- listkeeper:health -->\nMine.' });
    expect(await at.forge.ownIssue?.('listkeeper:health')).toBeUndefined();
    const [made] = await apply({ actions: [issue], summary: '' }, at.octokit, at.to);
    await at.sandbox.as('someone').tick({ repository: name, issue: made?.number ?? 0, box: 'a box' });
    expect(await at.forge.ownIssue?.('listkeeper:health')).toMatchObject({
      number: made?.number,
      state: 'open',
      body: '<!-- listkeeper:health -->\n- [x] a box',
    });
  });

  it('tells the number of the pull request that the same plan proposed, and says nothing of it when it could not be made', async () => {
    const proposed = { body: 'see #{number}', number: '{number}' };
    const propose: ProposeFiles = {
      do: 'propose',
      branch: 'listkeeper/remedies',
      base: 'main',
      baseHead: at.repository.refs.get('refs/heads/main') ?? '',
      title: 'Mend',
      body: 'Why.',
      message: 'Mend',
      files: [{ path: 'README.md', text: '# Mended\n' }],
      labels: [],
    };
    const bodies = () => [...at.repository.issues.values()].filter(({ pull }) => !pull).map(({ body }) => body);
    at.sandbox.fail({ method: 'POST', path: /pulls$/, status: 403, body: { message: 'Resource not accessible by integration' } });
    await apply({ actions: [propose, { ...issue, proposed }], summary: '' }, at.octokit, at.to);
    expect(bodies()).toEqual(['<!-- listkeeper:health -->\n- [ ] a box']);
    const [pull] = await apply({ actions: [propose, { ...issue, proposed }], summary: '' }, at.octokit, at.to);
    expect(bodies()).toEqual([`<!-- listkeeper:health -->\nsee #${pull?.number}`]);
  });
});
