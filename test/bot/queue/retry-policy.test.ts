import { describe, expect, it } from 'vitest';
import { WorkerLost } from '../../../src/bot/queue/job-error.ts';
import { decideRetry, getNextRetryTime, type RetryDecision } from '../../../src/bot/queue/retry-policy.ts';
import { ListkeeperError } from '../../../src/errors/listkeeper-error.ts';
import { ForgeError } from '../../../src/forge/index.ts';

describe('the retry policy of jobs', () => {
  it('gives up after six attempts', () => {
    const later: RetryDecision = { retry: 'later' };
    expect([1, 2, 3, 4, 5, 6].map((tries) => getNextRetryTime(tries, 0, () => 0.5, later))).toEqual([
      10_000,
      60_000,
      300_000,
      1_800_000,
      7_200_000,
      undefined,
    ]);
    expect(
      getNextRetryTime(1, 0, () => 0.5, { retry: 'later', at: 99_000 }),
      'GitHub may ask for more patience',
    ).toBe(99_000);
  });

  it('retries transient errors only', () => {
    const failure = { operation: { name: 'read-app' }, reason: { kind: 'status', status: 403 } } as const;
    expect(decideRetry(new ForgeError('rate-limited', failure, { retryAt: 5 }))).toEqual({ retry: 'later', at: 5 });
    expect(decideRetry(new ForgeError('not-permitted', failure))).toEqual({ retry: 'never' });
    expect(decideRetry(new Error('unexpected'))).toEqual({ retry: 'later' });
    const lost = new WorkerLost('job-worker-crashed', { detail: 'SIGKILL' });
    expect([decideRetry(lost), decideRetry(lost.toPermanent())]).toEqual([{ retry: 'soon' }, { retry: 'never' }]);
  });

  it('keeps a job for its operator, and tries again what a webhook has just named', () => {
    const reason = { kind: 'status', status: 401 } as const;
    const rejected = new ForgeError('bad-credentials', { operation: { name: 'create-token' }, reason });
    expect(decideRetry(rejected)).toEqual({ retry: 'kept' });
    expect(getNextRetryTime(50, 0, () => 0.5, { retry: 'kept' })).toBe(60_000);
    const unreachable = new ListkeeperError('queue-unavailable', { file: 'postgres://host/db', problem: 'unreachable' });
    expect(
      getNextRetryTime(50, 0, () => 0.5, decideRetry(unreachable)),
      'a database that is restarted',
    ).toBe(5000);
    const missing = new ForgeError('not-found', { operation: { name: 'read-pull-request', subject: 7 }, reason });
    expect([1, 2, 3].map((tries) => decideRetry(missing, tries).retry)).toEqual(['later', 'later', 'never']);
    const branch = new ForgeError('not-found', { operation: { name: 'read-branch', subject: 'main' }, reason });
    expect(decideRetry(branch)).toEqual({ retry: 'never' });
  });

  it('adds jitter to retries, and never retries a permanent error', () => {
    expect([0, 1].map((random) => getNextRetryTime(1, 0, () => random, { retry: 'later' }))).toEqual([7500, 12_500]);
    expect(getNextRetryTime(1, 0, () => 0.5, { retry: 'never' })).toBeUndefined();
  });
});
