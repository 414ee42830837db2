import { describe, expect, it } from 'vitest';
import { openJobStore } from '../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { RestoredInstallations } from '../../src/bot/restored-installations.ts';
import { testClock } from './test-clock.ts';

function open() {
  const clock = testClock();
  const jobStore = openJobStore(':memory:', clock);
  const logged: string[] = [];
  const create = () =>
    new RestoredInstallations(jobStore, { clock, log: (level, words) => void logged.push(`${level} ${words}`) });
  return { clock, jobStore, logged, create };
}

describe('installations that are back', () => {
  it('are swept at once by the process that leads', async () => {
    const queued: number[] = [];
    const installations = open().create();
    installations.setLeader(async (installation) => void queued.push(installation));
    await installations.record(5);
    await installations.record(6);
    expect(queued).toEqual([5, 6]);
  });

  it('are kept for the leader, where another process learns of them', async () => {
    const { create, clock } = open();
    const queued: number[] = [];
    const [leader, other] = [create(), create()];
    leader.setLeader(async (installation) => void queued.push(installation));
    await leader.look();
    await other.record(5);
    await leader.look();
    expect(queued, 'the leader looks every two seconds').toEqual([]);
    clock.advance(2000);
    await leader.look();
    await leader.look();
    expect(queued, 'once').toEqual([5]);
  });

  it('are left to the next sweep where they can not be queued, which is logged', async () => {
    const { create, logged } = open();
    const installations = create();
    installations.setLeader(() => Promise.reject(new Error('GitHub is away')));
    await installations.record(5);
    expect(logged).toEqual([expect.stringMatching(/^warn .*GitHub is away/)]);
  });

  it('are logged where the job store can not keep them', async () => {
    const { create, logged, jobStore } = open();
    const installations = create();
    await jobStore.close();
    await installations.record(5);
    expect(logged).toHaveLength(1);
  });
});
