import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/forge/apply.ts';
import type { CommitAction } from '../../../src/model/plan.ts';
import { name, openSandboxFixture, owner, type SandboxFixture } from '../sandbox-fixture.ts';

let fixture: SandboxFixture;
beforeEach(async () => {
  fixture = await openSandboxFixture({ 'README.md': '# Old\n', 'data/a.yml': 'kind: dataset\n' }, { contract: true });
});
afterEach(async () => {
  await fixture.sandbox.close();
  expect(fixture.violations()).toEqual([]);
});

const one = async (action: CommitAction) =>
  (await applyPlan({ actions: [action], summary: '' }, fixture.octokit, fixture.target))[0];
const tip = (branch = 'main') => fixture.repository.refs.get(`refs/heads/${branch}`) ?? '';
const texts = async (branch = 'main') =>
  Object.fromEntries(
    (await fixture.forge.readMatchingFiles(tip(branch), () => true)).files.map(({ path, text }) => [path, text]),
  );

describe('a commit', () => {
  const commit = (more: Partial<CommitAction> = {}): CommitAction => ({
    type: 'commit',
    branch: 'main',
    expectedHead: tip(),
    message: 'docs: regenerate',
    files: [{ path: 'README.md', text: '# New\n' }],
    ...more,
  });

  it('changes, adds and deletes files at once and keeps the rest', async () => {
    const before = tip();
    const files = [
      { path: 'README.md', text: '# 新\n' },
      { path: 'docs/x.md', text: 'x' },
      { path: 'data/a.yml', delete: true as const },
      { path: 'not/there.md', delete: true as const },
    ];
    expect(await one(commit({ files }))).toMatchObject({ done: true, changed: true, commit: tip() });
    expect(tip()).not.toBe(before);
    expect(await texts()).toEqual({ 'README.md': '# 新\n', 'docs/x.md': 'x' });
  });

  it('is not created when nothing changes', async () => {
    const before = tip();
    expect(await one(commit({ files: [{ path: 'README.md', text: '# Old\n' }] }))).toMatchObject({ done: true, changed: false });
    expect(await one(commit({ files: [{ path: 'not/there.md', delete: true }] }))).toMatchObject({ done: true, changed: false });
    expect(tip()).toBe(before);
  });

  it('uploads large files as blobs', async () => {
    const text = '长\n'.repeat(120_000);
    expect(await one(commit({ files: [{ path: 'README.md', text }] }))).toMatchObject({ changed: true });
    expect((await texts())['README.md']).toBe(text);
  });

  it('writes nothing when the branch has moved since it was read', async () => {
    const stale = commit();
    await fixture.sandbox.asUser(owner).push({ repository: name, branch: 'main', files: { 'data/b.yml': 'b' } });
    const before = tip();
    expect(await one(stale)).toMatchObject({ done: false, changed: false, errorCode: 'moved' });
    expect(tip()).toBe(before);
  });

  it('writes nothing when somebody pushes between reading and writing', async () => {
    const stale = commit();
    fixture.sandbox.injectFault({
      method: 'PATCH',
      path: /git\/refs/,
      status: 422,
      body: { message: 'Update is not a fast forward' },
    });
    expect(await one(stale)).toMatchObject({ done: false, errorCode: 'moved' });
  });

  it('reports a protected branch', async () => {
    fixture.repository.protectedBranches.add('main');
    expect(await one(commit())).toMatchObject({
      done: false,
      errorCode: 'protected-branch',
      error: { remedy: expect.stringContaining('pull-request') },
    });
  });

  it('creates an orphan branch, and continues it', async () => {
    const first = commit({ branch: 'listkeeper/health', expectedHead: '', files: [{ path: 'history.jsonl', text: '1\n' }] });
    expect(await one(first)).toMatchObject({ done: true, changed: true });
    expect(await texts('listkeeper/health')).toEqual({ 'history.jsonl': '1\n' });
    expect(await one(first)).toMatchObject({ done: false, errorCode: 'moved' });
    const next = { ...first, expectedHead: tip('listkeeper/health'), files: [{ path: 'history.jsonl', text: '2\n' }] };
    expect(await one(next)).toMatchObject({ done: true, changed: true });
    expect(await texts('listkeeper/health')).toEqual({ 'history.jsonl': '2\n' });
  });
});
