import { describe, expect, test } from 'vitest';
import type { QueuedJob } from '../../../../src/bot/queue/index.ts';
import {
  markFailureResolved,
  reportActionFailures,
  reportRefusedActions,
} from '../../../../src/bot/worker/job/report-failure.ts';
import { ForgeError, type ForgeErrorCategory } from '../../../../src/forge/forge-error.ts';
import type { ActionResult } from '../../../../src/forge/index.ts';
import { commentMarkers } from '../../../../src/jobs/shared/index.ts';
import type { Plan, PlanAction } from '../../../../src/model/plan.ts';

const job = { kind: 'publish', owner: 'o', repo: 'r', installation: 1, because: '', row: 1, tries: 0 } as unknown as QueuedJob;
const review = { ...job, kind: 'review', number: 7 } as QueuedJob;
const plan = (...actions: unknown[]) => ({ actions: actions as PlanAction[], summary: '' }) as Plan;
const done = (rest: Partial<ActionResult> = {}) => ({ action: 'comment', done: true, ...rest }) as ActionResult;
const refused = (category: ForgeErrorCategory, action: PlanAction['type'] = 'commit') =>
  ({
    action,
    done: false,
    errorCode: category,
    error: new ForgeError(category, { operation: { name: 'read-repository' as const }, reason: { kind: 'status', status: 403 } }),
  }) as ActionResult;
const check = {
  type: 'check-run',
  name: 'n',
  headSha: 'abc',
  conclusion: 'failure',
  title: 't',
  summary: 's',
  annotations: [{}],
};

function recordApply() {
  const applied: PlanAction[] = [];
  return {
    applied,
    apply: async (actions: PlanAction[]) => {
      applied.push(...actions);
      return actions.map(() => done());
    },
  };
}

describe('actions that were refused', () => {
  test('a check is written without its annotations, which may be the reason', async () => {
    const { applied, apply } = recordApply();
    await reportRefusedActions(review, plan(check), [refused('refused', 'check-run')], apply);
    expect(applied).toMatchObject([{ type: 'check-run', headSha: 'abc', annotations: [] }]);
  });

  test('files that may not be written get a failed check on their commit', async () => {
    const { applied, apply } = recordApply();
    await reportRefusedActions(job, plan({ type: 'commit', expectedHead: 'abc' }), [refused('protected-branch')], apply);
    await reportRefusedActions(job, plan({ type: 'propose', baseHead: 'def' }), [refused('not-permitted', 'propose')], apply);
    expect(applied).toMatchObject([
      { type: 'check-run', headSha: 'abc', conclusion: expect.stringMatching(/failure|action_required/) },
      { type: 'check-run', headSha: 'def' },
    ]);
  });

  test.each([
    ['of a failure that passes', job, refused('unavailable')],
    ['of another job', review, refused('protected-branch')],
    ['of what was done', job, done()],
  ])('nothing follows %s', async (_, one, result) => {
    const { applied, apply } = recordApply();
    expect(await reportRefusedActions(one, plan({ type: 'commit', expectedHead: 'abc' }), [result], apply)).toEqual([]);
    expect(applied).toEqual([]);
  });
});

describe('a comment that said that ticked boxes could not be applied', () => {
  const issue = { type: 'issue', marker: commentMarkers.health };

  test('is edited once they were', async () => {
    const { applied, apply } = recordApply();
    await markFailureResolved(plan(issue), [done({ number: 5 })], apply);
    expect(applied).toMatchObject([{ type: 'comment', issue: 5, onlyIfPresent: true }]);
  });

  test.each([
    ['where something was refused', plan(issue, check), [done({ number: 5 }), refused('unavailable')]],
    ['where the issue is another one', plan({ type: 'issue', marker: 'other' }), [done({ number: 5 })]],
    ['where there is no issue', plan(check), [done()]],
  ])('is left alone %s', async (_, given, results) => {
    const { applied, apply } = recordApply();
    expect(await markFailureResolved(given, results, apply)).toEqual([]);
    expect(applied).toEqual([]);
  });
});

describe('failures of a plan', () => {
  test('are logged where they last', () => {
    const lines: unknown[] = [];
    reportActionFailures(job, [done(), refused('protected-branch')], (...line) => void lines.push(line));
    expect(lines).toEqual([['warn', expect.stringContaining('commit: '), { repository: 'o/r' }]]);
  });

  test('are thrown where they may pass, so that the job runs again', () => {
    const result = refused('unavailable');
    expect(() => reportActionFailures(job, [result], () => {})).toThrow(result.error);
  });
});
