import { describe, expect, it } from 'vitest';
import { ListkeeperError } from '../../../src/errors/listkeeper-error.ts';
import { ForgeError } from '../../../src/forge/forge-error.ts';
import {
  concludeFailedJob,
  concludeMergeGroup,
  concludeRequestedCheck,
  toMinimalCheckRun,
} from '../../../src/jobs/shared/check-conclusions.ts';
import { publishCheckName, reviewCheckName } from '../../../src/jobs/shared/names.ts';

const failure = { operation: { name: 'read-files' }, reason: { kind: 'status', status: 500 } } as const;

describe('the check of a job that failed', () => {
  it.each([
    ['an error that a maintainer can deal with', new ListkeeperError('newer-history', { version: 9 }), 'action_required'],
    ['a failure that passes', new ForgeError('unavailable', failure), 'neutral'],
    ['a missing permission', new ForgeError('not-permitted', failure), 'action_required'],
    ['a mistake of our own', new TypeError('secret'), 'neutral'],
    ['nothing that is known', undefined, 'neutral'],
  ])('after %s is %s', (_, error, conclusion) => {
    expect(concludeFailedJob('review', 'sha', error)).toMatchObject({ conclusion, headSha: 'sha', name: reviewCheckName });
  });

  it('explains an error with a code, and shows nothing of another', () => {
    expect(JSON.stringify(concludeFailedJob('publish', 'sha', new TypeError('secret')))).not.toContain('secret');
    expect(concludeFailedJob('publish', 'sha', undefined).name).toBe(publishCheckName);
  });
});

describe('a check that was asked for again', () => {
  const own = concludeFailedJob('review', 'sha', undefined);

  it('is the one of the plan, if that is about the same commit', () => {
    expect(concludeRequestedCheck({ actions: [own], summary: 's' }, 'sha', 'review').actions).toEqual([own]);
  });

  it('is completed beside the plan, if that is about another commit, or there is none', () => {
    expect(concludeRequestedCheck({ actions: [own], summary: 's' }, 'old', 'review').actions).toMatchObject([
      own,
      { headSha: 'old', conclusion: 'neutral' },
    ]);
    expect(concludeRequestedCheck(undefined, 'old', 'publish').actions).toMatchObject([
      { name: publishCheckName, conclusion: 'success' },
    ]);
  });
});

it('a commit of a merge queue passes', () => {
  expect(concludeMergeGroup('sha').actions).toMatchObject([{ name: reviewCheckName, conclusion: 'neutral' }]);
});

it('a check without annotations keeps its verdict', () => {
  const check = { ...concludeFailedJob('review', 'sha', undefined), conclusion: 'failure' as const, title: 'T' };
  expect(toMinimalCheckRun(check)).toMatchObject({ conclusion: 'failure', title: 'T', annotations: [] });
});
