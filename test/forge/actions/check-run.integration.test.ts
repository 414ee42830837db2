import { describe, expect, it } from 'vitest';
import { applyPlan, needsRetry } from '../../../src/forge/apply.ts';
import type { CheckRunAction, CommentAction } from '../../../src/model/plan.ts';
import { createClient } from '../sandbox-fixture.ts';
import { useActionBench } from './action-bench.ts';

const bench = useActionBench();

describe('a check run', () => {
  const check = (count: number, more: Partial<CheckRunAction> = {}): CheckRunAction => ({
    type: 'check-run',
    name: 'Listkeeper',
    headSha: bench.pull.headSha,
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
      expect(await bench.one(check(count))).toMatchObject({ done: true, changed: true });
      const [made] = bench.fixture.repository.checkRuns;
      expect(made).toMatchObject({ status: 'completed', conclusion: 'failure', title: 'Two to fix' });
      expect(made?.annotations.map(({ message }) => message)).toEqual(
        Array.from({ length: count }, (_, index) => `Problem ${index}`),
      );
      expect(made?.annotations.every(({ start_column }) => start_column === 3)).toBe(true);
    },
  );

  it('is not repeated, but a new verdict is a new run', async () => {
    await bench.one(check(60));
    expect(await bench.one(check(60))).toMatchObject({ done: true, changed: false });
    expect(bench.fixture.repository.checkRuns).toHaveLength(1);
    expect(bench.fixture.repository.checkRuns[0]?.annotations).toHaveLength(60);
    await bench.one(check(0, { conclusion: 'success' }));
    expect(bench.fixture.repository.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure', 'success']);
  });

  it('is completed by the next run after a crash between two batches', async () => {
    bench.fixture.sandbox.injectFault({ method: 'PATCH', path: /check-runs/, status: 502 });
    expect(await bench.one(check(120))).toMatchObject({ done: false, errorCode: 'unavailable' });
    expect(bench.fixture.repository.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure' });
    await bench.one(check(120));
    expect(bench.fixture.repository.checkRuns.map(({ annotations }) => annotations.length)).toEqual([120]);
  });

  it('sends no columns for an annotation of several lines', async () => {
    const [annotation] = check(1).annotations;
    if (!annotation) throw new Error('none');
    await bench.one(check(0, { annotations: [{ ...annotation, endLine: 4 }] }));
    expect(bench.fixture.repository.checkRuns[0]?.annotations[0]).toMatchObject({ start_line: 1, end_line: 4 });
    expect(bench.fixture.repository.checkRuns[0]?.annotations[0]?.start_column).toBeUndefined();
  });

  it('reports that a personal token may not write checks, and the comment is still posted', async () => {
    const octokit = createClient(
      bench.fixture.sandbox,
      bench.fixture.sandbox.createToken({ checks: 'read', issues: 'write', pull_requests: 'write' }),
    );
    const comment: CommentAction = { type: 'comment', issue: bench.pull.number, marker: 'listkeeper:review', body: 'Hello.' };
    const applied = await applyPlan({ actions: [check(1), comment], summary: '' }, octokit, bench.fixture.target);
    expect(applied).toMatchObject([
      { action: 'check-run', done: false, errorCode: 'not-permitted', error: { remedy: expect.stringContaining('permission') } },
      { action: 'comment', done: true },
    ]);
    expect(needsRetry(applied)).toBe(false);
  });
});
