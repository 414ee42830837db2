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
    for (const inbox of opened.splice(0)) await inbox.close();
  });
  async function open(clock: Clock = testClock()): Promise<JobStore> {
    const inbox = await openStore(clock);
    opened.push(inbox);
    return inbox;
  }

  describe(name, () => {
    it('stores a webhook delivery once', async () => {
      const inbox = await open();
      expect(await inbox.acceptDelivery(delivery('a'), [review(1)])).toBe('new');
      const job = await inbox.claim();
      await inbox.complete(job ?? noRun);
      expect(await inbox.acceptDelivery(delivery('a'), [review(1)])).toBe('known');
      expect(await inbox.claim()).toBeUndefined();
    });

    it('closes a lane for a while, and no other, and no later pause ends it sooner', async () => {
      const store = await open();
      expect(await store.getLanePause('installation 1')).toBe(0);
      await store.pauseLane('installation 1', 3600_000);
      await store.pauseLane('installation 1', 1000);
      const left = await store.getLanePause('installation 1');
      expect(left).toBeGreaterThan(3000_000);
      expect(left).toBeLessThanOrEqual(3600_000);
      expect(await store.getLanePause('installation 2')).toBe(0);
    });

    it('counts no run of a job that waits for its operator', async () => {
      const inbox = await open();
      await inbox.enqueue(review(1));
      for (const isCounted of [false, false, true]) {
        const job = await inbox.claim();
        expect(job?.tries).toBe(1);
        await inbox.release(job ?? noRun, 'the key is rejected', 0, { isCounted });
      }
      expect((await inbox.claim())?.tries).toBe(2);
    });

    it('merges two pushes in a row into one job, ignoring case in the repository name', async () => {
      const inbox = await open();
      await inbox.acceptDelivery(delivery('a'), [review(1)]);
      await inbox.acceptDelivery(delivery('b'), [review(1, 'LIST')]);
      expect(await inbox.countByState()).toEqual({ queued: 1, running: 0, done: 0, failed: 0 });
    });

    it('keeps a second job for a push that comes while the first is being reviewed', async () => {
      const inbox = await open();
      await inbox.acceptDelivery(delivery('a'), [review(1)]);
      const first = await inbox.claim();
      await inbox.acceptDelivery(delivery('b'), [review(1)]);
      expect(await inbox.claim(), 'one at a time in a repository').toBeUndefined();
      await inbox.complete(first ?? noRun);
      expect(await inbox.claim()).toMatchObject({ number: 1, tries: 1 });
    });

    it('runs jobs of other repositories at the same time', async () => {
      const inbox = await open();
      await inbox.enqueue(review(1));
      await inbox.enqueue(review(2));
      await inbox.enqueue(review(3, 'another'));
      expect([(await inbox.claim())?.number, (await inbox.claim())?.number, await inbox.claim()]).toEqual([1, 3, undefined]);
    });

    it('serves repositories round-robin, however many jobs one of them has', async () => {
      const inbox = await open();
      await inbox.enqueueAll([1, 2, 3].map((number) => ({ job: review(number, 'busy') })));
      await inbox.enqueue(review(4, 'quiet'));
      const order: string[] = [];
      const next = async () => {
        const job = await inbox.claim();
        order.push(`${job?.repo} ${job?.number}`);
        await inbox.complete(job ?? noRun);
      };
      await next();
      await next();
      await inbox.enqueue(review(5, 'quiet'));
      await inbox.enqueue(review(6, 'new'));
      for (let turn = 0; turn < 4; turn += 1) await next();
      expect(order).toEqual(['busy 1', 'quiet 4', 'new 6', 'busy 2', 'quiet 5', 'busy 3']);
    });

    it('does not let a review wait for a link check, in the same repository or in others', async () => {
      const inbox = await open();
      const check = (repo: string): Job => ({ kind: 'check', installation: 1, owner: 'Someone', repo, because: 'a test' });
      for (const repo of ['a', 'b', 'c']) await inbox.enqueue(check(repo));
      expect([(await inbox.claim())?.repo, (await inbox.claim())?.repo, (await inbox.claim())?.repo]).toEqual([
        'a',
        'b',
        undefined,
      ]);
      // The third waits for one of them to end, not for a time: the worker need not look again
      // before.
      expect(await inbox.nextDueAt()).toBeUndefined();
      await inbox.enqueue(review(1, 'a'));
      await inbox.enqueue(review(2, 'c'));
      expect([(await inbox.claim())?.number, (await inbox.claim())?.number]).toEqual([1, 2]);
    });

    it('does not run a checkbox job while a link check of the repository is running', async () => {
      const inbox = await open();
      await inbox.enqueue({ kind: 'check', installation: 1, owner: 'Someone', repo: 'list', because: 'a test' });
      const job = await inbox.claim();
      await inbox.enqueue({
        kind: 'remedy',
        installation: 1,
        owner: 'Someone',
        repo: 'list',
        boxes: ['gone'],
        because: 'a test',
      });
      expect(await inbox.claim()).toBeUndefined();
      await inbox.complete(job ?? noRun);
      expect((await inbox.claim())?.kind).toBe('remedy');
    });

    it('knows whether the result of a run is still current', async () => {
      const clock = testClock();
      const inbox = await open(clock);
      await inbox.enqueue(review(1));
      const run = (await inbox.claim()) ?? noRun;
      expect(await inbox.getRunStatus(run)).toBe('current');
      await inbox.enqueue(review(1), clock.now() + 1000);
      expect(await inbox.getRunStatus(run), 'what is wanted later is not the next word').toBe('current');
      await inbox.enqueue(review(1));
      expect(await inbox.getRunStatus(run)).toBe('overtaken');
      await inbox.release(run, 'its process ended', clock.now());
      expect(await inbox.getRunStatus(run), 'who was thought dead').toBe('gone');
      await inbox.claim();
      expect(await inbox.getRunStatus(run), 'though another run of it is at work').toBe('gone');
    });

    it('holds a job until its start time, and tells the next start time', async () => {
      const clock = testClock();
      const inbox = await open(clock);
      await inbox.enqueue(review(1), clock.now() + 5000);
      expect(await inbox.claim()).toBeUndefined();
      expect(await inbox.nextDueAt()).toBe(clock.now() + 5000);
      clock.advance(5000);
      expect((await inbox.claim())?.number).toBe(1);
    });

    it('moves a waiting job forward when it is wanted sooner', async () => {
      const clock = testClock();
      const inbox = await open(clock);
      await inbox.enqueue(review(1), clock.now() + 60_000);
      await inbox.enqueue(review(1));
      expect((await inbox.countByState()).queued).toBe(1);
      expect((await inbox.claim())?.number).toBe(1);
    });

    it('marks a job as failed when it is not to be retried', async () => {
      const inbox = await open();
      await inbox.enqueue(review(1));
      await inbox.release((await inbox.claim()) ?? noRun, 'no permission', undefined);
      expect((await inbox.countByState()).failed).toBe(1);
      expect(await inbox.nextDueAt()).toBeUndefined();
    });

    it('deletes old jobs and keeps waiting ones', async () => {
      const clock = testClock();
      const inbox = await open(clock);
      await inbox.acceptDelivery(delivery('a'), [review(1)]);
      await inbox.complete((await inbox.claim()) ?? noRun);
      await inbox.enqueue(review(2));
      clock.advance(1000);
      expect(await inbox.prune(clock.now())).toBe(true);
      expect(await inbox.countByState()).toEqual({ queued: 1, running: 0, done: 0, failed: 0 });
      expect(await inbox.acceptDelivery(delivery('a'), [])).toBe('new');
    });

    it('deletes in small batches, so that nothing waits long', async () => {
      const clock = testClock();
      const inbox = await open(clock);
      await Promise.all(Array.from({ length: 1200 }, (_, index) => inbox.acceptDelivery(delivery(`old-${index}`), [])));
      clock.advance(1000);
      const answers: boolean[] = [];
      for (let time = 0; time < 3; time += 1) answers.push(await inbox.prune(clock.now()));
      expect(answers).toEqual([false, false, true]);
      expect(await inbox.hasDelivery('old-1199')).toBe(false);
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
          const inbox = await openStore(clock);
          const wanted = new Set<string>();
          const running: { row: number; tries: number; key: string; repo: string }[] = [];
          for (const each of steps) {
            clock.advance(1);
            if (each.type === 'push') {
              await inbox.enqueue(review(each.number, each.repo));
              wanted.add(`${each.repo}#${each.number}`);
            } else if (each.type === 'take') {
              const job = await inbox.claim();
              if (!job) continue;
              expect(running.map((one) => one.repo)).not.toContain(job.repo);
              running.push({ row: job.row, tries: job.tries, key: `${job.repo}#${job.number}`, repo: job.repo });
              wanted.delete(`${job.repo}#${job.number}`);
            } else {
              const job = running.shift();
              if (!job) continue;
              if (each.type === 'finish') await inbox.complete(job);
              else {
                await inbox.release(job, 'try again', clock.now());
                wanted.add(job.key);
              }
            }
          }
          for (const job of running) await inbox.complete(job);
          for (let job = await inbox.claim(); job; job = await inbox.claim()) {
            wanted.delete(`${job.repo}#${job.number}`);
            await inbox.complete(job);
          }
          expect([...wanted]).toEqual([]);
          await inbox.close();
        }),
        { numRuns },
      );
    });

    it('takes no word about a run that was given up', async () => {
      const inbox = await open();
      await inbox.enqueue(review(1));
      const first = (await inbox.claim()) ?? noRun;
      await inbox.release(first, 'its process ended', 0);
      const second = (await inbox.claim()) ?? noRun;
      await inbox.complete(first);
      await inbox.release(first, 'no permission', undefined);
      expect(await inbox.countByState()).toEqual({ queued: 0, running: 1, done: 0, failed: 0 });
      await inbox.complete(second);
      expect(await inbox.countByState()).toEqual({ queued: 0, running: 0, done: 1, failed: 0 });
    });

    it('ends a job that is to be retried when the same one is queued', async () => {
      const inbox = await open();
      await inbox.enqueue(review(1));
      const run = (await inbox.claim()) ?? noRun;
      await inbox.enqueue(review(1));
      await inbox.release(run, 'try again', 0);
      expect(await inbox.countByState()).toEqual({ queued: 1, running: 0, done: 1, failed: 0 });
    });

    it('remembers values, and gives those of a prefix once', async () => {
      const inbox = await open();
      await inbox.setValue('a 1', 'one');
      await inbox.setValue('a 2', 'two');
      await inbox.setValue('a_3', 'a wildcard of SQL is a letter here');
      await inbox.setValue('a 2', 'three');
      expect(await inbox.getValue('a 2')).toBe('three');
      expect(await inbox.getValues(['a 1', 'a 2', 'b'])).toEqual(
        new Map([
          ['a 1', 'one'],
          ['a 2', 'three'],
        ]),
      );
      expect((await inbox.takeValues('a ')).toSorted()).toEqual(['a 1', 'a 2']);
      expect(await inbox.takeValues('a ')).toEqual([]);
      await inbox.setValue('a_3', undefined);
      expect(await inbox.getValue('a_3')).toBeUndefined();
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
      const inbox = await open(clock);
      expect(await inbox.oldestDueAt()).toBeUndefined();
      const dueAt = clock.now();
      await inbox.enqueue(review(1), dueAt);
      clock.advance(5000);
      await inbox.enqueue(review(2));
      expect(await inbox.oldestDueAt()).toBe(dueAt);
    });
  });
}
