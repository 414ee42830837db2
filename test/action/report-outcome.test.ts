import { describe, expect, test } from 'vitest';
import { reportOutcome } from '../../src/action/report-outcome.ts';
import type { Outcome } from '../../src/action/run-request.ts';
import { ForgeError } from '../../src/forge/forge-error.ts';
import type { ActionResult } from '../../src/forge/index.ts';
import type { Plan, PlanAction } from '../../src/model/plan.ts';

const annotation = { path: 'a.yml', startLine: 1, endLine: 1, level: 'failure', title: 'T', message: 'M' };
const check = (conclusion: string) => ({
  type: 'check-run',
  name: 'n',
  headSha: 's',
  title: 't',
  summary: '',
  conclusion,
  annotations: [annotation],
});
const done = (action: string): ActionResult => ({ action, done: true }) as ActionResult;
const refused = (
  action: string,
  category: 'not-permitted' | 'protected-branch' | 'conversation-locked' = 'not-permitted',
): ActionResult => {
  const error = new ForgeError(category, {
    operation: { name: 'read-repository' as const },
    reason: { kind: 'status', status: 403 },
  });
  return { action, done: false, errorCode: category, error } as ActionResult;
};
const report = (actions: unknown[], results: ActionResult[], rest: Partial<Outcome> = {}) =>
  reportOutcome(
    { plan: { actions: actions as PlanAction[], summary: 'All good' } as Plan, results, summary: 'All good', ...rest },
    'en',
  );

describe('an outcome', () => {
  test('that was written is one line', () => {
    expect(report([check('success')], [done('check-run')])).toEqual({
      log: 'All good\n',
      summary: 'All good',
      isFailed: false,
      needsAttention: false,
    });
  });

  test('that blocks fails the run, unless it is of another one', () => {
    expect(report([check('failure')], [done('check-run')])).toMatchObject({ isFailed: true, needsAttention: true });
    expect(report([check('failure')], [done('check-run')], { isOfOther: true })).toMatchObject({
      isFailed: false,
      needsAttention: true,
    });
  });

  test('that a token may only read is in the log, as annotations and one notice', () => {
    const { log, isFailed, summary } = report(
      [check('success'), { type: 'comment' }],
      [refused('check-run'), refused('comment')],
    );
    expect(isFailed).toBe(false);
    expect(summary).toBe('All good');
    expect(log).toContain('::error file=a.yml,line=1,endLine=1,title=T::M\n');
    expect(log.match(/::notice/g)).toHaveLength(1);
  });

  test('on a locked conversation is in the check, and a notice says why there is no comment', () => {
    const { log, isFailed, summary } = report(
      [check('success'), { type: 'comment' }],
      [done('check-run'), refused('comment', 'conversation-locked')],
    );
    expect({ isFailed, summary }).toEqual({ isFailed: false, summary: 'All good' });
    expect(log).toMatch(/^All good\n::notice::[^\n]*[Uu]nlock[^\n]*\n$/);
  });

  test('that is lost fails the run, and is never called done', () => {
    const { log, isFailed, summary } = report([{ type: 'commit', files: [] }], [refused('commit', 'protected-branch')]);
    expect(isFailed).toBe(true);
    expect(summary).not.toBe('All good');
    expect(log).toMatch(/^.+\n::error::.+\n$/);
  });

  test('without a plan asks for nothing', () => {
    expect(reportOutcome({ results: [], summary: 'Nothing to do' }, 'en')).toMatchObject({
      isFailed: false,
      needsAttention: false,
    });
  });
});

describe('somebody has something to do', () => {
  test.each([
    ['where an issue is open', [{ type: 'issue', state: 'open' }], true],
    ['where a pull request is proposed', [{ type: 'propose' }], true],
    ['where files were written', [{ type: 'commit' }], true],
    ['not where an issue is closed', [{ type: 'issue', state: 'closed' }], false],
    ['not where a history was written beside an issue', [{ type: 'commit' }, { type: 'issue', state: 'closed' }], false],
    ['not where a check is neutral', [check('neutral')], false],
  ])('%s', (_, actions, expected) => {
    expect(report(actions, []).needsAttention).toBe(expected);
  });
});
