import { describe, expect, it } from 'vitest';
import { needsRetry } from '../../../src/forge/apply.ts';
import type { IssueAction } from '../../../src/model/plan.ts';
import { name } from '../sandbox-fixture.ts';
import { useActionBench } from './action-bench.ts';

const bench = useActionBench();

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
  const ours = () => [...bench.fixture.repository.issues.values()].filter(({ pull }) => !pull);

  it('is created with its label, then edited in place', async () => {
    expect(await bench.one(health({ comment: 'unsaid' }))).toMatchObject({ done: true, changed: true });
    expect(await bench.one(health({ comment: 'unsaid' }))).toMatchObject({ done: true, changed: false });
    await bench.one(health({ body: 'Three are dead.', comment: 'One more died.' }));
    expect(ours()).toHaveLength(1);
    expect(ours()[0]).toMatchObject({ body: '<!-- listkeeper:health -->\nThree are dead.', labels: ['link-health'] });
    expect(ours()[0]?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('One more died.')]);
  });

  it('is closed when all is well, reopened otherwise, and never created just to be closed', async () => {
    expect(await bench.one(health({ state: 'closed' }))).toMatchObject({ done: true, changed: false });
    expect(ours()).toEqual([]);
    await bench.one(health());
    await bench.one(health({ state: 'closed', body: 'All well.' }));
    expect(ours()[0]?.state).toBe('closed');
    await bench.one(health());
    expect(ours().map(({ state }) => state)).toEqual(['open']);
  });

  it('announces a change once, even after a crash before the edit', async () => {
    await bench.one(health());
    bench.fixture.sandbox.injectFault({ method: 'PATCH', path: /issues\/\d+$/, status: 500 });
    const changed = health({ body: 'Three.', comment: 'One died.' });
    expect(needsRetry([await bench.one(changed)])).toBe(true);
    await bench.one(changed);
    expect(ours()[0]?.body).toContain('Three.');
    expect(ours()[0]?.comments).toHaveLength(1);
  });

  it('is deduplicated after two concurrent runs created two, and the newer one is not used again', async () => {
    await bench.one(health());
    const [first] = ours();
    if (!first) throw new Error('no issue');
    const double = { ...first, number: first.number + 7, id: first.id + 7, labels: [], comments: [] };
    bench.fixture.repository.issues.set(double.number, double);
    await bench.one(health({ body: 'New.' }));
    expect(ours().map(({ number, state }) => [number, state])).toEqual([
      [first.number, 'open'],
      [double.number, 'closed'],
    ]);
    await bench.one(health({ state: 'closed' }));
    await bench.one(health());
    expect(bench.issue(double.number).state).toBe('closed');
  });

  it('ignores issues of other users with the same marker', async () => {
    const number = await bench.fixture.sandbox
      .asUser('mallory')
      .openIssue({ repository: name, title: 'x', body: '<!-- listkeeper:health -->\nMine.' });
    await bench.one(health());
    expect(bench.issue(number).body).toBe('<!-- listkeeper:health -->\nMine.');
    expect(ours()).toHaveLength(2);
  });

  it('reports that issues are turned off', async () => {
    bench.fixture.repository.hasIssues = false;
    expect(await bench.one(health())).toMatchObject({ done: false, errorCode: 'issues-disabled' });
  });
});
