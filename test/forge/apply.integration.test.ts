import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan, needsRetry } from '../../src/forge/apply.ts';
import type { CheckRunAction, CommentAction, IssueAction, PlanAction } from '../../src/model/plan.ts';
import { createClient, name, openSandboxFixture, owner, type SandboxFixture } from './sandbox-fixture.ts';

let fixture: SandboxFixture;
let pull: { number: number; headSha: string };

beforeEach(async () => {
  fixture = await openSandboxFixture({ 'README.md': '# List\n', 'data/a.yml': 'kind: dataset\n' }, { contract: true });
  pull = await fixture.sandbox
    .asUser('contributor')
    .openPullRequest({ repository: name, title: 'Add', branch: 'add', files: { 'data/b.yml': 'kind: paper\n' } });
  fixture.requests();
});
afterEach(async () => {
  await fixture.sandbox.close();
  expect(fixture.violations()).toEqual([]);
});

const run = (...actions: PlanAction[]) => applyPlan({ actions, summary: '' }, fixture.octokit, fixture.target);
const one = async (action: PlanAction) => {
  const [applied] = await run(action);
  if (!applied) throw new Error('nothing came of it');
  return applied;
};
const issue = (number: number) => {
  const found = fixture.repository.issues.get(number);
  if (!found) throw new Error(`no #${number}`);
  return found;
};
const writes = () => fixture.requests().filter((each) => !each.startsWith('GET'));

describe('a plan that is aborted', () => {
  it('stops between two actions: the running action is completed, and no other starts', async () => {
    const over = new AbortController();
    const stop = fixture.sandbox.observe(({ method }) => method === 'POST' && over.abort(new Error('its time is up')));
    const comment = (marker: string): PlanAction => ({ type: 'comment', issue: pull.number, marker, body: 'x' });
    const plan = { actions: [comment('listkeeper:a'), comment('listkeeper:b')], summary: '' };
    await expect(applyPlan(plan, fixture.octokit, { ...fixture.target, signal: over.signal })).rejects.toThrow('its time is up');
    stop();
    expect(issue(pull.number).comments.map(({ body }) => body)).toEqual(['<!-- listkeeper:a -->\nx']);
  });
});

describe('a sticky comment', () => {
  const comment = (body = 'Two to fix.', more: Partial<CommentAction> = {}): CommentAction => ({
    type: 'comment',
    issue: pull.number,
    marker: 'listkeeper:review',
    body,
    ...more,
  });
  const bodies = () => issue(pull.number).comments.map(({ body }) => body);

  it('is created once, left alone when unchanged, and edited in place otherwise', async () => {
    expect(await one(comment())).toMatchObject({ action: 'comment', done: true, changed: true });
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nTwo to fix.']);
    writes();
    expect(await one(comment())).toMatchObject({ done: true, changed: false });
    expect(writes()).toEqual([]);
    await one(comment('All well.'));
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nAll well.']);
  });

  it('ignores comments of other users that copy its marker', async () => {
    const person = fixture.sandbox.asUser('mallory');
    await person.comment({ repository: name, issue: pull.number, body: '<!-- listkeeper:review -->\nMine.' });
    await one(comment());
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nMine.', '<!-- listkeeper:review -->\nTwo to fix.']);
  });

  it('is found beyond the first page', async () => {
    await one(comment());
    const person = fixture.sandbox.asUser('talker');
    for (let count = 0; count < 3; count += 1) await person.comment({ repository: name, issue: pull.number, body: `${count}` });
    const ours = issue(pull.number).comments.shift();
    const [talk] = issue(pull.number).comments;
    if (!ours || !talk) throw new Error('no comments');
    for (let id = 1; id <= 120; id += 1) issue(pull.number).comments.push({ ...talk, id: 50_000 + id });
    issue(pull.number).comments.push({ ...ours, id: 60_000 });
    await one(comment('Changed.'));
    expect(bodies().filter((body) => body.startsWith('<!--'))).toEqual(['<!-- listkeeper:review -->\nChanged.']);
  });

  it('is not created when only an existing one should be updated', async () => {
    expect(await one(comment('Fine.', { onlyIfPresent: true }))).toMatchObject({ done: true, changed: false });
    expect(bodies()).toEqual([]);
    await one(comment());
    await one(comment('Fine.', { onlyIfPresent: true }));
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nFine.']);
  });

  it('is deduplicated after two concurrent runs created two', async () => {
    await one(comment());
    const [first] = issue(pull.number).comments;
    if (!first) throw new Error('no comment');
    issue(pull.number).comments.push({ ...first, id: first.id + 100 });
    await one(comment('Last word.'));
    expect(issue(pull.number).comments.map(({ id, body }) => [id, body])).toEqual([
      [first.id, '<!-- listkeeper:review -->\nLast word.'],
    ]);
  });

  it('recognizes its own comment by the token’s user', async () => {
    const { app: _app, ...to } = fixture.target;
    for (const body of ['One.', 'Two.']) await applyPlan({ actions: [comment(body)], summary: '' }, fixture.octokit, to);
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nTwo.']);
  });
});

describe('a check run', () => {
  const check = (count: number, more: Partial<CheckRunAction> = {}): CheckRunAction => ({
    type: 'check-run',
    name: 'Listkeeper',
    headSha: pull.headSha,
    conclusion: 'failure',
    title: 'Two to fix',
    summary: 'See below.',
    annotations: Array.from({ length: count }, (_, index) => ({
      path: 'data/b.yml',
      startLine: index + 1,
      endLine: index + 1,
      startColumn: 3,
      endColumn: 9,
      level: 'failure',
      title: 'code-not-text',
      message: `Problem ${index}`,
    })),
    ...more,
  });

  it.each([0, 1, 50, 51, 120])(
    'sends all of %i annotations, fifty a request, and has its conclusion from the first request',
    async (count) => {
      expect(await one(check(count))).toMatchObject({ done: true, changed: true });
      const [made] = fixture.repository.checkRuns;
      expect(made).toMatchObject({ status: 'completed', conclusion: 'failure', title: 'Two to fix' });
      expect(made?.annotations.map(({ message }) => message)).toEqual(
        Array.from({ length: count }, (_, index) => `Problem ${index}`),
      );
      expect(made?.annotations.every(({ start_column }) => start_column === 3)).toBe(true);
    },
  );

  it('is not repeated, but a new verdict is a new run', async () => {
    await one(check(60));
    expect(await one(check(60))).toMatchObject({ done: true, changed: false });
    expect(fixture.repository.checkRuns).toHaveLength(1);
    expect(fixture.repository.checkRuns[0]?.annotations).toHaveLength(60);
    await one(check(0, { conclusion: 'success' }));
    expect(fixture.repository.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure', 'success']);
  });

  it('is completed by the next run after a crash between two batches', async () => {
    fixture.sandbox.injectFault({ method: 'PATCH', path: /check-runs/, status: 502 });
    expect(await one(check(120))).toMatchObject({ done: false, errorCode: 'unavailable' });
    expect(fixture.repository.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure' });
    await one(check(120));
    expect(fixture.repository.checkRuns.map(({ annotations }) => annotations.length)).toEqual([120]);
  });

  it('sends no columns for an annotation of several lines', async () => {
    const [annotation] = check(1).annotations;
    if (!annotation) throw new Error('none');
    await one(check(0, { annotations: [{ ...annotation, endLine: 4 }] }));
    expect(fixture.repository.checkRuns[0]?.annotations[0]).toMatchObject({ start_line: 1, end_line: 4 });
    expect(fixture.repository.checkRuns[0]?.annotations[0]?.start_column).toBeUndefined();
  });

  it('reports that a personal token may not write checks, and the comment is still posted', async () => {
    const octokit = createClient(
      fixture.sandbox,
      fixture.sandbox.createToken({ checks: 'read', issues: 'write', pull_requests: 'write' }),
    );
    const comment: CommentAction = { type: 'comment', issue: pull.number, marker: 'listkeeper:review', body: 'Hello.' };
    const applied = await applyPlan({ actions: [check(1), comment], summary: '' }, octokit, fixture.target);
    expect(applied).toMatchObject([
      { action: 'check-run', done: false, errorCode: 'not-permitted', error: { remedy: expect.stringContaining('permission') } },
      { action: 'comment', done: true },
    ]);
    expect(needsRetry(applied)).toBe(false);
  });
});

describe('a sticky issue', () => {
  const health = (more: Partial<IssueAction> = {}): IssueAction => ({
    type: 'issue',
    marker: 'listkeeper:health',
    title: 'Link health: 2 links need a decision',
    body: 'Two are dead.',
    state: 'open',
    labels: ['link-health'],
    ...more,
  });
  const ours = () => [...fixture.repository.issues.values()].filter(({ pull }) => !pull);

  it('is created with its label, then edited in place', async () => {
    expect(await one(health({ comment: 'unsaid' }))).toMatchObject({ done: true, changed: true });
    expect(await one(health({ comment: 'unsaid' }))).toMatchObject({ done: true, changed: false });
    await one(health({ body: 'Three are dead.', comment: 'One more died.' }));
    expect(ours()).toHaveLength(1);
    expect(ours()[0]).toMatchObject({ body: '<!-- listkeeper:health -->\nThree are dead.', labels: ['link-health'] });
    expect(ours()[0]?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('One more died.')]);
  });

  it('is closed when all is well, reopened otherwise, and never created just to be closed', async () => {
    expect(await one(health({ state: 'closed' }))).toMatchObject({ done: true, changed: false });
    expect(ours()).toEqual([]);
    await one(health());
    await one(health({ state: 'closed', body: 'All well.' }));
    expect(ours()[0]?.state).toBe('closed');
    await one(health());
    expect(ours().map(({ state }) => state)).toEqual(['open']);
  });

  it('announces a change once, even after a crash before the edit', async () => {
    await one(health());
    fixture.sandbox.injectFault({ method: 'PATCH', path: /issues\/\d+$/, status: 500 });
    const changed = health({ body: 'Three.', comment: 'One died.' });
    expect(needsRetry([await one(changed)])).toBe(true);
    await one(changed);
    expect(ours()[0]?.body).toContain('Three.');
    expect(ours()[0]?.comments).toHaveLength(1);
  });

  it('is deduplicated after two concurrent runs created two, and the newer one is not used again', async () => {
    await one(health());
    const [first] = ours();
    if (!first) throw new Error('no issue');
    const double = { ...first, number: first.number + 7, id: first.id + 7, labels: [], comments: [] };
    fixture.repository.issues.set(double.number, double);
    await one(health({ body: 'New.' }));
    expect(ours().map(({ number, state }) => [number, state])).toEqual([
      [first.number, 'open'],
      [double.number, 'closed'],
    ]);
    await one(health({ state: 'closed' }));
    await one(health());
    expect(issue(double.number).state).toBe('closed');
  });

  it('ignores issues of other users with the same marker', async () => {
    const number = await fixture.sandbox
      .asUser('mallory')
      .openIssue({ repository: name, title: 'x', body: '<!-- listkeeper:health -->\nMine.' });
    await one(health());
    expect(issue(number).body).toBe('<!-- listkeeper:health -->\nMine.');
    expect(ours()).toHaveLength(2);
  });

  it('reports that issues are turned off', async () => {
    fixture.repository.hasIssues = false;
    expect(await one(health())).toMatchObject({ done: false, errorCode: 'issues-disabled' });
  });
});

describe('labels', () => {
  it('are created, added and removed; removing an absent one is no error', async () => {
    await one({ type: 'labels', issue: pull.number, add: ['new-entry', 'needs-fix'], remove: ['dead-link'] });
    expect(issue(pull.number).labels).toEqual(['new-entry', 'needs-fix']);
    await one({ type: 'labels', issue: pull.number, add: ['new-entry'], remove: ['needs-fix'] });
    expect(issue(pull.number).labels).toEqual(['new-entry']);
    expect(fixture.repository.labels.get('new-entry')?.color).toBe('0e8a16');
  });
});

describe('a plan', () => {
  it('continues with the other actions after a failure', async () => {
    fixture.sandbox.injectFault({
      method: 'POST',
      path: /comments$/,
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    const applied = await run(
      { type: 'comment', issue: pull.number, marker: 'listkeeper:review', body: 'x' },
      { type: 'labels', issue: pull.number, add: ['duplicate'], remove: [] },
    );
    expect(applied.map(({ done, errorCode }) => [done, errorCode])).toEqual([
      [false, 'not-permitted'],
      [true, undefined],
    ]);
  });

  it('reports an archived repository as such', async () => {
    fixture.repository.archived = true;
    const applied = await one({ type: 'comment', issue: pull.number, marker: 'listkeeper:review', body: 'x' });
    expect(applied).toMatchObject({ done: false, errorCode: 'archived' });
    expect(owner).toBe(fixture.target.owner);
  });
});
