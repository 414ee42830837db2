import { describe, expect, it } from 'vitest';
import { Dispatcher } from '../../../src/bot/queue/dispatcher.ts';
import type { Job } from '../../../src/bot/queue/job.ts';
import type { QueuedJob } from '../../../src/bot/queue/job-store.ts';
import type { RetryDecision } from '../../../src/bot/queue/retry-policy.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { testClock } from '../test-clock.ts';
import { noRun } from './job-store-suite.ts';

const job = (repo: string, number = 1): Job => ({ kind: 'review', installation: 1, owner: 'o', repo, number, because: 'a test' });

function setUp(run: (job: QueuedJob, signal: AbortSignal) => Promise<string>, remedy: RetryDecision = { retry: 'later' }) {
  const clock = testClock();
  const store = openJobStore(':memory:', clock);
  const lines: string[] = [];
  const start = () =>
    new Dispatcher({
      jobStore: store,
      clock,
      random: () => 0.5,
      log: (level, words) => lines.push(`${level} ${words}`),
      run,
      decideRetry: () => remedy,
    });
  return { clock, store, lines, start };
}

/** Lets everything that is ready run, without waiting for time to pass. */
const flushMacrotasks = () => new Promise((resolve) => setImmediate(resolve));

describe('the dispatcher', () => {
  it('runs waiting jobs, those of one repository one at a time', async () => {
    const active = new Map<string, number>();
    const seen: string[] = [];
    const { store, start } = setUp(async ({ repo, number }) => {
      active.set(repo, (active.get(repo) ?? 0) + 1);
      expect(active.get(repo)).toBe(1);
      await flushMacrotasks();
      active.set(repo, 0);
      seen.push(`${repo}#${number}`);
      return 'ok';
    });
    for (const each of [job('a', 1), job('a', 2), job('b', 1)]) await store.enqueue(each);
    await start().idle();
    expect(seen.toSorted()).toEqual(['a#1', 'a#2', 'b#1']);
    expect(seen.indexOf('a#1')).toBeLessThan(seen.indexOf('a#2'));
  });

  it('retries after a transient error', async () => {
    let fail = true;
    const { clock, store, lines, start } = setUp(async () => {
      if (fail) throw new Error('GitHub is down\nfor a while');
      return 'commented';
    });
    await store.enqueue(job('a'));
    const worker = start();
    await worker.idle();
    expect(await store.countByState()).toMatchObject({ queued: 1, failed: 0 });
    fail = false;
    clock.advance(9_999);
    await worker.idle();
    expect(await store.countByState()).toMatchObject({ queued: 1 });
    clock.advance(1);
    await flushMacrotasks();
    await worker.idle();
    expect(await store.countByState()).toMatchObject({ done: 1 });
    expect(lines).toHaveLength(2);
  });

  it('does not retry after a permanent error', async () => {
    const { store, lines, start } = setUp(() => Promise.reject(new Error('no permission')), { retry: 'never' });
    await store.enqueue(job('a'));
    await start().idle();
    expect(await store.countByState()).toMatchObject({ failed: 1, queued: 0 });
    expect(lines).toEqual(['error review failed (giving up): no permission']);
  });

  it('reports that it gives up before it ends a job, and ends it even if the report fails', async () => {
    const clock = testClock();
    const store = openJobStore(':memory:', clock);
    await store.enqueue(job('a'));
    const seen: unknown[] = [];
    const worker = new Dispatcher({
      jobStore: store,
      clock,
      random: () => 0,
      log: (level, words) => seen.push(`${level} ${words}`),
      run: () => Promise.reject(new Error('no permission')),
      decideRetry: () => ({ retry: 'never' }),
      onFailed: async (_, error) => {
        seen.push((await store.countByState()).running, error);
        throw new Error('nobody listens');
      },
      onFinished: async (_, outcome) => void seen.push(outcome),
    });
    await worker.idle();
    expect(seen).toEqual([
      1,
      new Error('no permission'),
      "warn The failure couldn't be reported: nobody listens",
      'failed',
      'error review failed (giving up): no permission',
    ]);
    expect(await store.countByState()).toMatchObject({ failed: 1 });
  });

  it('gives up a job that crashed its process 20 times', async () => {
    const { store, lines, start } = setUp(() => Promise.resolve('ok'), { retry: 'never' });
    await store.enqueue(job('a'));
    for (let begun = 0; begun < 20; begun++) await store.release((await store.claim()) ?? noRun, 'the process ended', 0);
    await start().idle();
    expect(lines).toEqual([expect.stringContaining('started 20 times')]);
    expect(await store.countByState()).toMatchObject({ failed: 1 });
  });

  it('waits for running jobs on stop, and starts no new ones', async () => {
    let release = () => {};
    const { store, start } = setUp(
      () =>
        new Promise((resolve) => {
          release = () => resolve('ok');
        }),
    );
    await store.enqueue(job('a', 1));
    await store.enqueue(job('a', 2));
    const worker = start();
    await flushMacrotasks();
    const stopped = worker.stop();
    release();
    await stopped;
    expect(await store.countByState()).toEqual({ queued: 1, running: 0, done: 1, failed: 0 });
  });

  it('aborts jobs that outlast the stop timeout, and keeps them for the next start', async () => {
    const { clock, store, start } = setUp(() => new Promise(() => {}));
    await store.enqueue(job('a'));
    const worker = start();
    await flushMacrotasks();
    const stopped = worker.stop(1000);
    await flushMacrotasks();
    clock.advance(1000);
    await stopped;
    expect(await store.countByState()).toMatchObject({ running: 1 });
  });

  it('reviews the last head after a push that came during a review', async () => {
    let head = 'first';
    const judged: string[] = [];
    const begun = Promise.withResolvers<void>();
    const { store, start } = setUp(async () => {
      const seen = head;
      begun.resolve();
      await flushMacrotasks();
      judged.push(seen);
      return 'ok';
    });
    await store.enqueue(job('a'));
    const worker = start();
    await begun.promise;
    head = 'second';
    await store.enqueue(job('a'));
    worker.wake();
    head = 'third';
    await store.enqueue(job('a'));
    worker.wake();
    await worker.idle();
    expect(judged).toEqual(['first', 'third']);
  });
});
