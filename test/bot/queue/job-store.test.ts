import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/bot/queue/job.ts';
import type { JobStore } from '../../../src/bot/queue/job-store.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite-job-store.ts';
import fc from '../../seeded-fast-check.ts';
import { testClock } from '../test-clock.ts';

const review = (number: number, repo = 'list'): Job => ({
  kind: 'review',
  installation: 1,
  owner: 'Someone',
  repo,
  number,
  because: 'a test',
});
const delivery = (guid: string) => ({ guid, event: 'pull_request', action: 'opened' });

const opened: JobStore[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const inbox of opened.splice(0)) inbox.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function open(file = ':memory:', clock = testClock()) {
  const inbox = openJobStore(file, clock);
  opened.push(inbox);
  return inbox;
}

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-inbox-'));
  folders.push(folder);
  return join(folder, 'deep', 'inbox.sqlite');
}

describe('the job store', () => {
  it('stores a webhook delivery once', () => {
    const inbox = open();
    expect(inbox.acceptDelivery(delivery('a'), [review(1)])).toBe('new');
    const job = inbox.claim();
    inbox.complete(job?.row ?? 0);
    expect(inbox.acceptDelivery(delivery('a'), [review(1)])).toBe('known');
    expect(inbox.claim()).toBeUndefined();
  });

  it('counts no run of a job that waits for its operator', () => {
    const inbox = open();
    inbox.enqueue(review(1));
    for (const isCounted of [false, false, true]) {
      const job = inbox.claim();
      expect(job?.tries).toBe(1);
      inbox.release(job?.row ?? 0, 'the key is rejected', 0, { isCounted });
    }
    expect(inbox.claim()?.tries).toBe(2);
  });

  it('merges two pushes in a row into one job, ignoring case in the repository name', () => {
    const inbox = open();
    inbox.acceptDelivery(delivery('a'), [review(1)]);
    inbox.acceptDelivery(delivery('b'), [review(1, 'LIST')]);
    expect(inbox.countByState()).toEqual({ queued: 1, running: 0, done: 0, failed: 0 });
  });

  it('keeps a second job for a push that comes while the first is being reviewed', () => {
    const inbox = open();
    inbox.acceptDelivery(delivery('a'), [review(1)]);
    const first = inbox.claim();
    inbox.acceptDelivery(delivery('b'), [review(1)]);
    expect(inbox.claim(), 'one at a time in a repository').toBeUndefined();
    inbox.complete(first?.row ?? 0);
    expect(inbox.claim()).toMatchObject({ number: 1, tries: 1 });
  });

  it('runs jobs of other repositories at the same time', () => {
    const inbox = open();
    inbox.enqueue(review(1));
    inbox.enqueue(review(2));
    inbox.enqueue(review(3, 'another'));
    expect([inbox.claim()?.number, inbox.claim()?.number, inbox.claim()]).toEqual([1, 3, undefined]);
  });

  it('serves repositories round-robin, however many jobs one of them has', () => {
    const inbox = open();
    inbox.enqueueAll([1, 2, 3].map((number) => ({ job: review(number, 'busy') })));
    inbox.enqueue(review(4, 'quiet'));
    const order: string[] = [];
    const next = () => {
      const job = inbox.claim();
      order.push(`${job?.repo} ${job?.number}`);
      inbox.complete(job?.row ?? 0);
    };
    next();
    next();
    inbox.enqueue(review(5, 'quiet'));
    inbox.enqueue(review(6, 'new'));
    for (let turn = 0; turn < 4; turn += 1) next();
    expect(order).toEqual(['busy 1', 'quiet 4', 'new 6', 'busy 2', 'quiet 5', 'busy 3']);
  });

  it('does not let a review wait for a link check, in the same repository or in others', () => {
    const inbox = open();
    const check = (repo: string): Job => ({ kind: 'check', installation: 1, owner: 'Someone', repo, because: 'a test' });
    for (const repo of ['a', 'b', 'c']) inbox.enqueue(check(repo));
    expect([inbox.claim()?.repo, inbox.claim()?.repo, inbox.claim()?.repo]).toEqual(['a', 'b', undefined]);
    // The third waits for one of them to end, not for a time: the worker need not look again before.
    expect(inbox.nextDueAt()).toBeUndefined();
    inbox.enqueue(review(1, 'a'));
    inbox.enqueue(review(2, 'c'));
    expect([inbox.claim()?.number, inbox.claim()?.number]).toEqual([1, 2]);
  });

  it('does not run a checkbox job while a link check of the repository is running', () => {
    const inbox = open();
    inbox.enqueue({ kind: 'check', installation: 1, owner: 'Someone', repo: 'list', because: 'a test' });
    const job = inbox.claim();
    inbox.enqueue({ kind: 'remedy', installation: 1, owner: 'Someone', repo: 'list', boxes: ['gone'], because: 'a test' });
    expect(inbox.claim()).toBeUndefined();
    inbox.complete(job?.row ?? 0);
    expect(inbox.claim()?.kind).toBe('remedy');
  });

  it('knows whether the result of a run is still current', () => {
    const clock = testClock();
    const inbox = open(':memory:', clock);
    inbox.enqueue(review(1));
    const run = inbox.claim() ?? { row: 0, tries: 0 };
    expect(inbox.getRunStatus(run)).toBe('current');
    inbox.enqueue(review(1), clock.now() + 1000);
    expect(inbox.getRunStatus(run), 'what is wanted later is not the next word').toBe('current');
    inbox.enqueue(review(1));
    expect(inbox.getRunStatus(run)).toBe('overtaken');
    inbox.release(run.row, 'its process ended', clock.now());
    expect(inbox.getRunStatus(run), 'who was thought dead').toBe('gone');
    inbox.claim();
    expect(inbox.getRunStatus(run), 'though another run of it is at work').toBe('gone');
  });

  it('holds a job until its start time, and tells the next start time', () => {
    const clock = testClock();
    const inbox = open(':memory:', clock);
    inbox.enqueue(review(1), clock.now() + 5000);
    expect(inbox.claim()).toBeUndefined();
    expect(inbox.nextDueAt()).toBe(clock.now() + 5000);
    clock.advance(5000);
    expect(inbox.claim()?.number).toBe(1);
  });

  it('moves a waiting job forward when it is wanted sooner', () => {
    const clock = testClock();
    const inbox = open(':memory:', clock);
    inbox.enqueue(review(1), clock.now() + 60_000);
    expect(inbox.enqueue(review(1)), 'it was there').toBe(false);
    expect(inbox.claim()?.number).toBe(1);
  });

  it('resumes jobs of a killed process, and counts the attempt', () => {
    const path = file();
    const first = open(path);
    first.acceptDelivery(delivery('a'), [review(1), review(2)]);
    expect(first.claim()?.number).toBe(1);
    first.close();
    opened.pop();
    const second = open(path);
    expect(second.claim()).toMatchObject({ number: 1, tries: 2 });
    expect(second.acceptDelivery(delivery('a'), [review(1)])).toBe('known');
  });

  it('does not resume a job twice when the same job is waiting', () => {
    const path = file();
    const first = open(path);
    first.enqueue(review(1));
    first.claim();
    first.enqueue(review(1));
    first.close();
    opened.pop();
    expect(open(path).countByState()).toEqual({ queued: 1, running: 0, done: 1, failed: 0 });
  });

  it('refuses a second process with a clear error', () => {
    const path = file();
    open(path);
    expect(() => openJobStore(path, testClock())).toThrow(/Another process is using/);
  });

  it('marks a job as failed when it is not to be retried', () => {
    const inbox = open();
    inbox.enqueue(review(1));
    inbox.release(inbox.claim()?.row ?? 0, 'no permission', undefined);
    expect(inbox.countByState().failed).toBe(1);
    expect(inbox.nextDueAt()).toBeUndefined();
  });

  it('deletes old jobs and keeps waiting ones', () => {
    const clock = testClock();
    const inbox = open(':memory:', clock);
    inbox.acceptDelivery(delivery('a'), [review(1)]);
    inbox.complete(inbox.claim()?.row ?? 0);
    inbox.enqueue(review(2));
    clock.advance(1000);
    expect(inbox.prune(clock.now())).toBe(true);
    expect(inbox.countByState()).toEqual({ queued: 1, running: 0, done: 0, failed: 0 });
    expect(inbox.acceptDelivery(delivery('a'), [])).toBe('new');
  });

  it('deletes in small batches, so that nothing waits long', () => {
    const clock = testClock();
    const inbox = open(':memory:', clock);
    for (let i = 0; i < 1200; i += 1) inbox.acceptDelivery(delivery(`old-${i}`), []);
    clock.advance(1000);
    expect([1, 2, 3].map(() => inbox.prune(clock.now()))).toEqual([false, false, true]);
    expect(inbox.hasDelivery('old-1199')).toBe(false);
  });

  it('never loses a job and never runs two of one repository, in any sequence of events', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('push' as const), number: fc.integer({ min: 1, max: 3 }), repo: fc.constantFrom('a', 'b') }),
      fc.record({ do: fc.constantFrom('take' as const, 'finish' as const, 'fail' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const clock = testClock();
        const inbox = openJobStore(':memory:', clock);
        const wanted = new Set<string>();
        const running: { row: number; key: string; repo: string }[] = [];
        for (const each of steps) {
          clock.advance(1);
          if (each.do === 'push') {
            inbox.enqueue(review(each.number, each.repo));
            wanted.add(`${each.repo}#${each.number}`);
          } else if (each.do === 'take') {
            const job = inbox.claim();
            if (!job) continue;
            expect(running.map((one) => one.repo)).not.toContain(job.repo);
            running.push({ row: job.row, key: `${job.repo}#${job.number}`, repo: job.repo });
            wanted.delete(`${job.repo}#${job.number}`);
          } else {
            const job = running.shift();
            if (!job) continue;
            if (each.do === 'finish') inbox.complete(job.row);
            else {
              inbox.release(job.row, 'try again', clock.now());
              wanted.add(job.key);
            }
          }
        }
        for (const job of running) inbox.complete(job.row);
        for (let job = inbox.claim(); job; job = inbox.claim()) {
          wanted.delete(`${job.repo}#${job.number}`);
          inbox.complete(job.row);
        }
        expect([...wanted]).toEqual([]);
        inbox.close();
      }),
      { numRuns: 60 },
    );
  });
});
