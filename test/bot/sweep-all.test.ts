import { describe, expect, it } from 'vitest';
import { lastSweepKey } from '../../src/bot/queue/index.ts';
import { openJobStore } from '../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { sweepAll } from '../../src/bot/sweep-all.ts';
import { ForgeError } from '../../src/forge/forge-error.ts';
import type { DeliveryAttempt } from '../../src/forge/index.ts';
import { testClock } from './test-clock.ts';

const dayMs = 24 * 3600 * 1000;
const unavailable = new ForgeError('unavailable', {
  operation: { name: 'list-deliveries' },
  reason: { kind: 'status', status: 502 },
});

type WorkerCall = Parameters<typeof sweepAll>[0]['callWorker'];

/** A bot whose worker answers so. */
function open(answers: { deliveries?: DeliveryAttempt[] | Error; queueSweeps?: Error } = {}) {
  const clock = testClock();
  const jobStore = openJobStore(':memory:', clock);
  const called: [string, unknown][] = [];
  const logged: string[] = [];
  let redeliveries = 0;
  const callWorker = async (name: string, params: unknown) => {
    called.push([name, params]);
    if (name === 'queueSweeps' && answers.queueSweeps) throw answers.queueSweeps;
    if (name === 'readWebhookUrl') return 'https://other.example.org/hook';
    if (name !== 'listDeliveries') return undefined;
    if (answers.deliveries instanceof Error) throw answers.deliveries;
    return answers.deliveries ?? [];
  };
  const sweep = () =>
    sweepAll({
      jobStore,
      callWorker: callWorker as WorkerCall,
      metrics: {
        countRedeliveries: (count) => {
          redeliveries += count;
        },
      },
      clock,
      log: (level, words) => void logged.push(`${level} ${words}`),
    });
  return { clock, jobStore, called, logged, sweep, redeliveries: () => redeliveries };
}

const attempt = (guid: string, status: number, attemptedAt: number): DeliveryAttempt => ({
  id: Number(guid),
  guid,
  event: 'push',
  status,
  attemptedAt,
  isRedelivery: false,
});

describe('a sweep of all repositories', () => {
  it('queues their sweeps, and remembers when', async () => {
    const { clock, jobStore, called, logged, sweep } = open();
    await sweep();
    expect(called[0]).toEqual(['queueSweeps', undefined]);
    expect(await jobStore.getValue(lastSweepKey)).toBe(String(clock.now()));
    expect(logged).toEqual([]);
  });

  it('is not remembered when the sweeps can not be queued', async () => {
    const { jobStore, called, sweep } = open({ queueSweeps: unavailable });
    await expect(sweep()).rejects.toBe(unavailable);
    expect(await jobStore.getValue(lastSweepKey)).toBeUndefined();
    expect(called).toHaveLength(1);
  });

  it('forgets deliveries that GitHub sends no more, however many', async () => {
    const { clock, jobStore, sweep } = open();
    for (let index = 0; index < 1200; index += 1)
      await jobStore.acceptDelivery({ guid: `old-${index}`, event: 'push', action: undefined }, []);
    clock.advance(15 * dayMs);
    await jobStore.acceptDelivery({ guid: 'new', event: 'push', action: undefined }, []);
    await sweep();
    expect(await jobStore.hasDelivery('old-0')).toBe(false);
    expect(await jobStore.hasDelivery('old-1199')).toBe(false);
    expect(await jobStore.hasDelivery('new')).toBe(true);
  });

  it('has missed webhooks sent again, and counts them', async () => {
    const { called, logged, redeliveries, sweep } = open({ deliveries: [attempt('5', 502, 1)] });
    await sweep();
    expect(called).toContainEqual(['redeliver', 5]);
    expect(redeliveries()).toBe(1);
    expect(logged).toEqual([expect.stringMatching(/^info /)]);
  });

  it('says where webhooks go that somebody else has accepted', async () => {
    const deliveries: DeliveryAttempt[] = [];
    const { logged, sweep } = open({ deliveries });
    deliveries.unshift(attempt('1', 200, 1000));
    await sweep();
    deliveries.unshift(attempt('2', 200, 2000));
    await sweep();
    expect(logged).toEqual([expect.stringMatching(/^warn .*https:\/\/other\.example\.org\/hook/)]);
  });

  it('counts as done when only the missed webhooks can not be asked for', async () => {
    const { jobStore, logged, sweep } = open({ deliveries: unavailable });
    await sweep();
    expect(await jobStore.getValue(lastSweepKey)).toBeDefined();
    expect(logged).toEqual([expect.stringMatching(/^warn /)]);
  });
});
