import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxCommandsPerHour } from '../../../src/bot/queue/command-quota.ts';
import type { Job } from '../../../src/bot/queue/job.ts';
import type { JobStore } from '../../../src/bot/queue/job-store.ts';
import type { Clock } from '../../../src/runtime/clock.ts';
import { type TestClock, testClock } from '../test-clock.ts';

/** How every job store counts commands. */
export function describeCommandQuota(name: string, openStore: (clock: Clock) => Promise<JobStore>): void {
  describe(name, () => {
    let clock: TestClock;
    let store: JobStore;
    let comments = 0;

    beforeEach(async () => {
      clock = testClock();
      store = await openStore(clock);
    });
    afterEach(() => store.close());

    /** Somebody says a command; the job that comes of it, if one does. */
    async function postCommand(login: string, repo = 'list') {
      comments += 1;
      const asked = { command: { name: 'recheck' } as const, comment: comments, issue: 3, onPullRequest: true };
      const job: Job = {
        kind: 'review',
        installation: 1,
        owner: 'someone',
        repo,
        number: 3,
        askedBy: login,
        asked,
        because: 'a test',
      };
      await store.acceptDelivery({ guid: `guid-${comments}`, event: 'issue_comment', action: 'created' }, [job]);
      const taken = await store.claim();
      if (taken) await store.complete(taken);
      return taken;
    }

    async function postCommands(times: number, login: string) {
      const jobs: Awaited<ReturnType<typeof postCommand>>[] = [];
      for (let time = 0; time < times; time += 1) jobs.push(await postCommand(login));
      return jobs;
    }

    it('runs a limited number of commands an hour, explains the limit at the next, and ignores the rest', async () => {
      const jobs = await postCommands(maxCommandsPerHour + 5, 'stranger');
      expect(jobs.slice(0, maxCommandsPerHour).every((job) => job?.kind === 'review' && !job.tooOften)).toBe(true);
      expect(jobs[maxCommandsPerHour]).toMatchObject({ kind: 'command', number: 3, tooOften: true });
      expect(jobs.slice(maxCommandsPerHour + 1)).toEqual([undefined, undefined, undefined, undefined]);
      expect(await postCommand('Stranger'), 'names ignore case').toBeUndefined();
      expect((await postCommand('another'))?.kind).toBe('review');
      expect((await postCommand('stranger', 'another-list'))?.kind).toBe('review');
    });

    it('allows commands again after an hour', async () => {
      await postCommands(maxCommandsPerHour + 2, 'stranger');
      clock.advance(3600_000 + 1);
      expect(await postCommand('stranger')).not.toHaveProperty('tooOften');
    });

    it('does not count commands of maintainers, known as such for a day', async () => {
      await store.trustMaintainer({ owner: 'Someone', repo: 'list', login: 'Keeper' });
      expect((await postCommands(50, 'keeper')).every((job) => job?.kind === 'review')).toBe(true);
      clock.advance(24 * 3600_000 + 1);
      expect((await postCommands(maxCommandsPerHour + 2, 'keeper')).at(-1)).toBeUndefined();
    });

    it('does not count other events', async () => {
      const push: Job = { kind: 'publish', installation: 1, owner: 'someone', repo: 'list', because: 'a test' };
      for (let i = 0; i < 3 * maxCommandsPerHour; i += 1)
        await store.acceptDelivery({ guid: `push-${i}`, event: 'push', action: undefined }, [push]);
      expect((await store.claim())?.kind).toBe('publish');
    });
  });
}
