import { afterEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/bot/queue/job.ts';
import type { JobStore } from '../../../src/bot/queue/job-store.ts';
import type { Clock } from '../../../src/runtime/clock.ts';
import fc from '../../seeded-fast-check.ts';
import { testClock } from '../test-clock.ts';

export const review = (number: number, repo = 'list'): Job => ({
  kind: 'review',
  installation: 1,
  owner: 'Someone',
  repo,
  number,
  because: 'a test',
});
export const delivery = (guid: string) => ({ guid, event: 'pull_request', action: 'opened' });

/** A run that no store knows. */
export const noRun = { row: 0, tries: 0 };

/**
 * What every job store does, whatever it stores in.
 * @param openStore opens an empty one.
 * @param numRuns of the test with any sequence of events.
 */
export function describeJobStore(name: string, openStore: (clock: Clock) => Promise<JobStore>, numRuns = 60): void {
  const opened: JobStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  async function open(clock: Clock = testClock()): Promise<JobStore> {
    const store = await openStore(clock);
    opened.push(store);
    return store;
  }

  describe(name, () => {
    it('stores a webhook delivery once', async () => {
      const store = await open();
      expect(await store.acceptDelivery(delivery('a'), [review(1)])).toBe('new');
      const job = await store.claim();
      await store.complete(job ?? noRun);
      expect(await store.acceptDelivery(delivery('a'), [review(1)])).toBe('known');
      expect(await store.claim()).toBeUndefined();
    });

    it('pauses one key for a while, and no other; a later, shorter pause does not end it sooner', async () => {
      const store = await open();
      expect(await store.getRemainingPause('installation 1')).toBe(0);
      await store.startPause('installation 1', 3600_000);
      await store.startPause('installation 1', 1000);
      const left = await store.getRemainingPause('installation 1');
      expect(left).toBeGreaterThan(3000_000);
      expect(left).toBeLessThanOrEqual(3600_000);
      expect(await store.getRemainingPause('installation 2')).toBe(0);
    });

    it('counts no run of a job that waits for its operator', async () => {
      const store = await open();
      await store.enqueue(review(1));
      for (const isCounted of [false, false, true]) {
        const job = await store.claim();
        expect(job?.tries).toBe(1);
        await store.release(job ?? noRun, 'the key is rejected', 0, { isCounted });
      }
      expect((await store.claim())?.tries).toBe(2);
    });

    it('merges two pushes in a row into one job, ignoring case in the repository name', async () => {
      const store = await open();
      await store.acceptDelivery(delivery('a'), [review(1)]);
      await store.acceptDelivery(delivery('b'), [review(1, 'LIST')]);
      expect(await store.countByState()).toEqual({ queued: 1, running: 0, done: 0, failed: 0 });
    });

    it('keeps a second job for a push that comes while the first is being reviewed', async () => {
      const store = await open();
      await store.acceptDelivery(delivery('a'), [review(1)]);
      const first = await store.claim();
      await store.acceptDelivery(delivery('b'), [review(1)]);
      expect(await store.claim(), 'one at a time in a repository').toBeUndefined();
      await store.complete(first ?? noRun);
      expect(await store.claim()).toMatchObject({ number: 1, tries: 1 });
    });

    it('runs jobs of other repositories at the same time', async () => {
      const store = await open();
      await store.enqueue(review(1));
      await store.enqueue(review(2));
      await store.enqueue(review(3, 'another'));
      expect([(await store.claim())?.number, (await store.claim())?.number, await store.claim()]).toEqual([1, 3, undefined]);
    });

    it('serves repositories round-robin, however many jobs one of them has', async () => {
      const store = await open();
      await store.enqueueAll([1, 2, 3].map((number) => ({ job: review(number, 'busy') })));
      await store.enqueue(review(4, 'quiet'));
      const order: string[] = [];
      const next = async () => {
        const job = await store.claim();
        order.push(`${job?.repo} ${job?.number}`);
        await store.complete(job ?? noRun);
      };
      await next();
      await next();
      await store.enqueue(review(5, 'quiet'));
      await store.enqueue(review(6, 'new'));
      for (let turn = 0; turn < 4; turn += 1) await next();
      expect(order).toEqual(['busy 1', 'quiet 4', 'new 6', 'busy 2', 'quiet 5', 'busy 3']);
    });

    it('does not let a review wait for a link check, in the same repository or in others', async () => {
      const store = await open();
      const check = (repo: string): Job => ({ kind: 'check', installation: 1, owner: 'Someone', repo, because: 'a test' });
      for (const repo of ['a', 'b', 'c']) await store.enqueue(check(repo));
      expect([(await store.claim())?.repo, (await store.claim())?.repo, (await store.claim())?.repo]).toEqual([
        'a',
        'b',
        undefined,
      ]);
      // The third waits for one of them to end, not for a time: the worker need not look again
      // before.
      expect(await store.nextDueAt()).toBeUndefined();
      await store.enqueue(review(1, 'a'));
      await store.enqueue(review(2, 'c'));
      expect([(await store.claim())?.number, (await store.claim())?.number]).toEqual([1, 2]);
    });

    it('does not run a checkbox job while a link check of the repository is running', async () => {
      const store = await open();
      await store.enqueue({ kind: 'check', installation: 1, owner: 'Someone', repo: 'list', because: 'a test' });
      const job = await store.claim();
      await store.enqueue({
        kind: 'remedy',
        installation: 1,
        owner: 'Someone',
        repo: 'list',
        boxes: ['gone'],
        because: 'a test',
      });
      expect(await store.claim()).toBeUndefined();
      await store.complete(job ?? noRun);
      expect((await store.claim())?.kind).toBe('remedy');
    });

    it('knows whether the result of a run is still current', async () => {
      const clock = testClock();
      const store = await open(clock);
      await store.enqueue(review(1));
      const run = (await store.claim()) ?? noRun;
      expect(await store.getRunStatus(run)).toBe('current');
      await store.enqueue(review(1), clock.now() + 1000);
      expect(await store.getRunStatus(run), 'what is wanted later is not the next word').toBe('current');
      await store.enqueue(review(1));
      expect(await store.getRunStatus(run)).toBe('overtaken');
      await store.release(run, 'its process ended', clock.now());
      expect(await store.getRunStatus(run), 'who was thought dead').toBe('gone');
      await store.claim();
      expect(await store.getRunStatus(run), 'though another run of it is at work').toBe('gone');
    });

    it('holds a job until its start time, and tells the next start time', async () => {
      const clock = testClock();
      const store = await open(clock);
      await store.enqueue(review(1), clock.now() + 5000);
      expect(await store.claim()).toBeUndefined();
      expect(await store.nextDueAt()).toBe(clock.now() + 5000);
      clock.advance(5000);
      expect((await store.claim())?.number).toBe(1);
    });

    it('moves a waiting job forward when it is wanted sooner', async () => {
      const clock = testClock();
      const store = await open(clock);
      await store.enqueue(review(1), clock.now() + 60_000);
      await store.enqueue(review(1));
      expect((await store.countByState()).queued).toBe(1);
      expect((await store.claim())?.number).toBe(1);
    });

    it('marks a job as failed when it is not to be retried', async () => {
      const store = await open();
      await store.enqueue(review(1));
      await store.release((await store.claim()) ?? noRun, 'no permission', undefined);
      expect((await store.countByState()).failed).toBe(1);
      expect(await store.nextDueAt()).toBeUndefined();
    });

    it('deletes old jobs and keeps waiting ones', async () => {
      const clock = testClock();
      const store = await open(clock);
      await store.acceptDelivery(delivery('a'), [review(1)]);
      await store.complete((await store.claim()) ?? noRun);
      await store.enqueue(review(2));
      clock.advance(1000);
      expect(await store.prune(clock.now())).toBe(true);
      expect(await store.countByState()).toEqual({ queued: 1, running: 0, done: 0, failed: 0 });
      expect(await store.acceptDelivery(delivery('a'), [])).toBe('new');
    });

    it('deletes in small batches, so that nothing waits long', async () => {
      const clock = testClock();
      const store = await open(clock);
      await Promise.all(Array.from({ length: 1200 }, (_, index) => store.acceptDelivery(delivery(`old-${index}`), [])));
      clock.advance(1000);
      const answers: boolean[] = [];
      for (let time = 0; time < 3; time += 1) answers.push(await store.prune(clock.now()));
      expect(answers).toEqual([false, false, true]);
      expect(await store.hasDelivery('old-1199')).toBe(false);
    });

    it('never loses a job and never runs two of one repository, in any sequence of events', async () => {
      const step = fc.oneof(
        fc.record({
          type: fc.constant('push' as const),
          number: fc.integer({ min: 1, max: 3 }),
          repo: fc.constantFrom('a', 'b'),
        }),
        fc.record({ type: fc.constantFrom('take' as const, 'finish' as const, 'fail' as const) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const clock = testClock();
          const store = await openStore(clock);
          const wanted = new Set<string>();
          const running: { row: number; tries: number; key: string; repo: string }[] = [];
          for (const each of steps) {
            clock.advance(1);
            if (each.type === 'push') {
              await store.enqueue(review(each.number, each.repo));
              wanted.add(`${each.repo}#${each.number}`);
            } else if (each.type === 'take') {
              const job = await store.claim();
              if (!job) continue;
              expect(running.map((one) => one.repo)).not.toContain(job.repo);
              running.push({ row: job.row, tries: job.tries, key: `${job.repo}#${job.number}`, repo: job.repo });
              wanted.delete(`${job.repo}#${job.number}`);
            } else {
              const job = running.shift();
              if (!job) continue;
              if (each.type === 'finish') await store.complete(job);
              else {
                await store.release(job, 'try again', clock.now());
                wanted.add(job.key);
              }
            }
          }
          for (const job of running) await store.complete(job);
          for (let job = await store.claim(); job; job = await store.claim()) {
            wanted.delete(`${job.repo}#${job.number}`);
            await store.complete(job);
          }
          expect([...wanted]).toEqual([]);
          await store.close();
        }),
        { numRuns },
      );
    });

    it('takes no word about a run that was given up', async () => {
      const store = await open();
      await store.enqueue(review(1));
      const first = (await store.claim()) ?? noRun;
      await store.release(first, 'its process ended', 0);
      const second = (await store.claim()) ?? noRun;
      await store.complete(first);
      await store.release(first, 'no permission', undefined);
      expect(await store.countByState()).toEqual({ queued: 0, running: 1, done: 0, failed: 0 });
      await store.complete(second);
      expect(await store.countByState()).toEqual({ queued: 0, running: 0, done: 1, failed: 0 });
    });

    it('ends a job that is to be retried when the same one is queued', async () => {
      const store = await open();
      await store.enqueue(review(1));
      const run = (await store.claim()) ?? noRun;
      await store.enqueue(review(1));
      await store.release(run, 'try again', 0);
      expect(await store.countByState()).toEqual({ queued: 1, running: 0, done: 1, failed: 0 });
    });

    it('remembers values, and gives those of a prefix once', async () => {
      const store = await open();
      await store.setValue('a 1', 'one');
      await store.setValue('a 2', 'two');
      await store.setValue('a_3', 'a wildcard of SQL is a letter here');
      await store.setValue('a 2', 'three');
      expect(await store.getValue('a 2')).toBe('three');
      expect(await store.getValues(['a 1', 'a 2', 'b'])).toEqual(
        new Map([
          ['a 1', 'one'],
          ['a 2', 'three'],
        ]),
      );
      expect((await store.takeValues('a ')).toSorted()).toEqual(['a 1', 'a 2']);
      expect(await store.takeValues('a ')).toEqual([]);
      await store.setValue('a_3', undefined);
      expect(await store.getValue('a_3')).toBeUndefined();
    });

    it('lists the values whose names begin alike in batches, by the bytes of their names', async () => {
      const store = await open();
      const names = ['list 10 b', 'list 1 z', 'list 1 a', 'list 1 %', 'list 1 清单', 'list_1 x', 'list', 'listed', 'lisu'];
      for (const name of names) await store.setValue(name, `value of ${name}`);
      const inOrder = ['list 1 %', 'list 1 a', 'list 1 z', 'list 1 清单', 'list 10 b'];
      const all = await store.listValues('list ', '', 100);
      expect(all).toEqual(inOrder.map((name) => [name, `value of ${name}`]));
      expect((await store.listValues('list ', '', 2)).map(([name]) => name)).toEqual(inOrder.slice(0, 2));
      expect((await store.listValues('list ', 'list 1 a', 2)).map(([name]) => name)).toEqual(inOrder.slice(2, 4));
      expect((await store.listValues('list 1 ', '', 100)).map(([name]) => name)).toEqual(inOrder.slice(0, 4));
      expect(await store.listValues('list ', 'list 10 b', 2)).toEqual([]);
    });

    it('says since when the oldest queued job is due', async () => {
      const clock = testClock();
      const store = await open(clock);
      expect(await store.oldestDueAt()).toBeUndefined();
      const dueAt = clock.now();
      await store.enqueue(review(1), dueAt);
      clock.advance(5000);
      await store.enqueue(review(2));
      expect(await store.oldestDueAt()).toBe(dueAt);
    });
  });
}
