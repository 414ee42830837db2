import { describe, expect, it } from 'vitest';
import { findFailedDeliveries, requestRedeliveries } from '../../../src/bot/http/redelivery.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import type { RpcCall } from '../../../src/bot/worker/rpc.ts';
import type { WorkerApi } from '../../../src/bot/worker/rpc-api.ts';
import type { DeliveryAttempt } from '../../../src/forge/app-client.ts';
import { testClock } from '../test-clock.ts';

const attempt = (id: number, guid: string, status: number, more: Partial<DeliveryAttempt> = {}): DeliveryAttempt => ({
  id,
  guid,
  event: 'push',
  attemptedAt: id,
  status,
  isRedelivery: false,
  ...more,
});
const ids = (attempts: DeliveryAttempt[]) => findFailedDeliveries(attempts).map(({ id }) => id);

describe('a failed webhook delivery', () => {
  it('is requested again after a connection failure or a 5xx answer', () => {
    expect(ids([attempt(3, 'c', 503), attempt(2, 'b', 0), attempt(1, 'a', 202)])).toEqual([3, 2]);
  });

  it('is requested once, by its last attempt, and not if one attempt arrived', () => {
    const first = attempt(1, 'a', 0);
    expect(ids([attempt(2, 'a', 502, { isRedelivery: true }), first])).toEqual([2]);
    expect(ids([attempt(2, 'a', 202, { isRedelivery: true }), first])).toEqual([]);
  });

  it('is not requested again after a second refusal, or for an event that we ignore', () => {
    expect(ids([attempt(1, 'a', 401)]), 'the secret may be right by now').toEqual([1]);
    expect(ids([attempt(2, 'a', 401, { isRedelivery: true }), attempt(1, 'a', 401)])).toEqual([]);
    expect(ids([attempt(1, 'a', 0, { event: 'star' })])).toEqual([]);
  });

  it('is searched for since the last search, no longer back than GitHub keeps deliveries', async () => {
    const clock = testClock();
    const jobStore = openJobStore(':memory:', clock);
    const since: number[] = [];
    const redelivered: number[] = [];
    const listed = [attempt(9, 'x', 0, { attemptedAt: clock.now() - 1000 })];
    const callGitHub = (async (name: string, given: number) => {
      if (name === 'redeliver') return void redelivered.push(given);
      since.push(clock.now() - given);
      return listed;
    }) as unknown as RpcCall<WorkerApi>;
    expect(await requestRedeliveries(callGitHub, jobStore, clock)).toEqual({ requested: 1, elsewhere: 0 });
    clock.advance(3600_000);
    await jobStore.acceptDelivery({ guid: 'x', event: 'push', action: undefined }, []);
    const second = await requestRedeliveries(callGitHub, jobStore, clock);
    expect(second.requested, 'it came all the same: the answer was lost').toBe(0);
    expect(redelivered).toEqual([9]);
    expect(since[0]).toBe(3 * 24 * 3600_000);
    expect(since[1]).toBeLessThan(3600_000 + 11 * 60_000);
    await jobStore.close();
  });
});

describe('a webhook that another bot has accepted', () => {
  it('is noticed from the second look on, and each time only what is new', async () => {
    const clock = testClock();
    const jobStore = openJobStore(':memory:', clock);
    let listed: DeliveryAttempt[] = [];
    const callGitHub = (async () => listed) as unknown as RpcCall<WorkerApi>;
    const look = async () => (await requestRedeliveries(callGitHub, jobStore, clock)).elsewhere;
    listed = [attempt(1, 'before', 202)];
    expect(await look(), 'this queue may be a new one').toBe(0);
    await jobStore.acceptDelivery({ guid: 'ours', event: 'push', action: undefined }, []);
    listed = [attempt(4, 'theirs', 202), attempt(3, 'ours', 202), attempt(2, 'nobody', 502, { event: 'star' }), ...listed];
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    await jobStore.close();
  });
});
