import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/forge/apply.ts';
import type { PlanAction } from '../../src/model/plan.ts';
import { useActionBench } from './actions/action-bench.ts';
import { owner } from './sandbox-fixture.ts';

const bench = useActionBench();

const run = (...actions: PlanAction[]) => applyPlan({ actions, summary: '' }, bench.fixture.octokit, bench.fixture.target);

describe('a plan that is aborted', () => {
  it('stops between two actions: the running action is completed, and no other starts', async () => {
    const over = new AbortController();
    const stop = bench.fixture.sandbox.observe(({ method }) => method === 'POST' && over.abort(new Error('its time is up')));
    const comment = (marker: string): PlanAction => ({ type: 'comment', issue: bench.pull.number, marker, body: 'x' });
    const plan = { actions: [comment('listkeeper:a'), comment('listkeeper:b')], summary: '' };
    await expect(applyPlan(plan, bench.fixture.octokit, { ...bench.fixture.target, signal: over.signal })).rejects.toThrow(
      'its time is up',
    );
    stop();
    expect(bench.issue(bench.pull.number).comments.map(({ body }) => body)).toEqual(['<!-- listkeeper:a -->\nx']);
  });
});

describe('a plan', () => {
  it('continues with the other actions after a failure', async () => {
    bench.fixture.sandbox.injectFault({
      method: 'POST',
      path: /comments$/,
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    const applied = await run(
      { type: 'comment', issue: bench.pull.number, marker: 'listkeeper:review', body: 'x' },
      { type: 'labels', issue: bench.pull.number, add: ['duplicate'], remove: [] },
    );
    expect(applied.map(({ done, errorCode }) => [done, errorCode])).toEqual([
      [false, 'not-permitted'],
      [true, undefined],
    ]);
  });

  it('reports an archived repository as such', async () => {
    bench.fixture.repository.archived = true;
    const applied = await bench.one({ type: 'comment', issue: bench.pull.number, marker: 'listkeeper:review', body: 'x' });
    expect(applied).toMatchObject({ done: false, errorCode: 'archived' });
    expect(owner).toBe(bench.fixture.target.owner);
  });
});
