import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProposalCommit } from '../../../src/forge/actions/pull-request.ts';
import { applyPlan } from '../../../src/forge/apply.ts';
import type { PullRequestAction } from '../../../src/model/plan.ts';
import { name, openSandboxFixture, owner, type SandboxFixture } from '../sandbox-fixture.ts';

let fixture: SandboxFixture;
beforeEach(async () => {
  fixture = await openSandboxFixture({ 'README.md': '# Old\n', 'data/a.yml': 'kind: dataset\n' }, { contract: true });
});
afterEach(async () => {
  await fixture.sandbox.close();
  expect(fixture.violations()).toEqual([]);
});

const one = async (action: PullRequestAction) =>
  (await applyPlan({ actions: [action], summary: '' }, fixture.octokit, fixture.target))[0];
const tip = (branch = 'main') => fixture.repository.refs.get(`refs/heads/${branch}`) ?? '';
const texts = async (branch = 'main') =>
  Object.fromEntries(
    (await fixture.forge.readMatchingFiles(tip(branch), () => true)).files.map(({ path, text }) => [path, text]),
  );

describe('a proposal', () => {
  const propose = (text = '# New\n', more: Partial<PullRequestAction> = {}): PullRequestAction => ({
    type: 'propose',
    branch: 'listkeeper/outputs',
    base: 'main',
    baseHead: tip(),
    title: 'Regenerate the list',
    body: 'The data has changed.',
    message: 'docs: regenerate',
    files: [{ path: 'README.md', text }],
    labels: ['listkeeper'],
    ...more,
  });
  const pulls = () => [...fixture.repository.issues.values()].filter(({ pull }) => pull);

  it('opens one pull request, and keeps it while nothing changes', async () => {
    expect(await one(propose())).toMatchObject({ done: true, changed: true, number: 1 });
    const made = tip('listkeeper/outputs');
    expect(await texts('listkeeper/outputs')).toMatchObject({ 'README.md': '# New\n' });
    expect(await one(propose())).toMatchObject({ done: true, changed: false, number: 1 });
    expect(tip('listkeeper/outputs')).toBe(made);
    expect(pulls()).toHaveLength(1);
    expect(pulls()[0]).toMatchObject({ title: 'Regenerate the list', labels: ['listkeeper'] });
  });

  it('is updated with the data and the base', async () => {
    await one(propose());
    await one(propose('# Newer\n', { title: 'Another title' }));
    expect(await texts('listkeeper/outputs')).toMatchObject({ 'README.md': '# Newer\n' });
    expect(pulls()[0]?.title).toBe('Another title');
    await fixture.sandbox.asUser(owner).push({ repository: name, branch: 'main', files: { 'data/b.yml': 'b' } });
    await one(propose('# Newer\n'));
    expect(await texts('listkeeper/outputs')).toMatchObject({ 'README.md': '# Newer\n', 'data/b.yml': 'b' });
    expect(pulls()).toHaveLength(1);
  });

  it('is closed and its branch deleted when nothing differs, and can be opened again', async () => {
    await one(propose());
    expect(await one(propose('# Old\n'))).toMatchObject({ done: true, changed: true });
    expect(pulls()[0]?.state).toBe('closed');
    expect(tip('listkeeper/outputs')).toBe('');
    expect(await one(propose('# Old\n', { files: [] }))).toMatchObject({ done: true, changed: false });
    expect(await one(propose())).toMatchObject({ done: true, changed: true, number: 2 });
  });

  it('does not overwrite commits of a person on its branch', async () => {
    await one(propose());
    await fixture.sandbox
      .asUser(owner)
      .push({ repository: name, branch: 'listkeeper/outputs', files: { 'README.md': '# By hand\n' } });
    expect(await one(propose('# Newer\n'))).toMatchObject({ done: false, errorCode: 'moved' });
    expect((await texts('listkeeper/outputs'))['README.md']).toBe('# By hand\n');
  });

  it('does not mistake a fork’s branch of the same name for its own', async () => {
    await fixture.sandbox
      .asUser('contributor')
      .openPullRequest({ repository: name, title: 'Mine', branch: 'listkeeper/outputs', files: { 'README.md': '# Fork\n' } });
    await one(propose());
    expect(pulls().map(({ title }) => title)).toEqual(['Mine', 'Regenerate the list']);
  });

  // git-interpret-trailers(1): trailers are in the last paragraph only.
  it.each([
    ['docs: regenerate', 'docs: regenerate\n\nProposed-by: listkeeper'],
    ['docs: x\n\nSigned-off-by: A <a@b.example>\n', 'docs: x\n\nSigned-off-by: A <a@b.example>\nProposed-by: listkeeper'],
    ['docs: x\n\nThe words of a body.\n\n', 'docs: x\n\nThe words of a body.\n\nProposed-by: listkeeper'],
  ])('signs its commit among the trailers that the message has: %j', async (message, signed) => {
    await one(propose('# New\n', { message }));
    const { data } = await fixture.octokit.rest.git.getCommit({ owner, repo: 'list', commit_sha: tip('listkeeper/outputs') });
    expect(data.message.trimEnd()).toBe(signed);
    expect(isProposalCommit(data.message)).toBe(true);
  });

  it('takes a branch for its own only by the end of the message', () => {
    expect(isProposalCommit('x\n\nProposed-by: listkeeper\n\n')).toBe(true);
    expect(isProposalCommit('x\n\nProposed-by: listkeeper\n\nand then by hand')).toBe(false);
    expect(isProposalCommit('')).toBe(false);
  });

  it('takes over a branch that stands at its base, as one that somebody made in advance', async () => {
    fixture.repository.refs.set('refs/heads/listkeeper/outputs', tip());
    expect(await one(propose())).toMatchObject({ done: true, changed: true, number: 1 });
    expect((await texts('listkeeper/outputs'))['README.md']).toBe('# New\n');
  });

  it('is opened anew where a person closed it and left the branch', async () => {
    await one(propose());
    const [first] = pulls();
    if (first) first.state = 'closed';
    expect(await one(propose())).toMatchObject({ done: true, changed: true, number: 2 });
  });
});
