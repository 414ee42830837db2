import { describe, expect, it } from 'vitest';
import type { Hands } from '../../src/bot/hands.ts';
import { openInbox } from '../../src/bot/inbox.ts';
import { askAgain, missedAmong } from '../../src/bot/redeliver.ts';
import type { Ask } from '../../src/bot/wire.ts';
import type { DeliveryAttempt } from '../../src/forge/app.ts';
import { testClock } from './clock.ts';

const attempt = (id: number, guid: string, status: number, more: Partial<DeliveryAttempt> = {}): DeliveryAttempt => ({
  id,
  guid,
  event: 'push',
  at: id,
  status,
  again: false,
  ...more,
});
const ids = (attempts: DeliveryAttempt[], known: string[] = []) =>
  missedAmong(attempts, (guid) => known.includes(guid)).map(({ id }) => id);

describe('a delivery that failed', () => {
  it('is asked for again when nobody answered, or we answered that we could not', () => {
    expect(ids([attempt(3, 'c', 503), attempt(2, 'b', 0), attempt(1, 'a', 202)])).toEqual([3, 2]);
  });

  it('is asked for once, by its last attempt, and not when one of them arrived', () => {
    const first = attempt(1, 'a', 0);
    expect(ids([attempt(2, 'a', 502, { again: true }), first])).toEqual([2]);
    expect(ids([attempt(2, 'a', 202, { again: true }), first])).toEqual([]);
    expect(ids([first], ['a']), 'it came all the same: the answer was lost').toEqual([]);
  });

  it('is let be when we refuse it again, or when it has nothing to do with us', () => {
    expect(ids([attempt(1, 'a', 401)]), 'the secret may be right by now').toEqual([1]);
    expect(ids([attempt(2, 'a', 401, { again: true }), attempt(1, 'a', 401)])).toEqual([]);
    expect(ids([attempt(1, 'a', 0, { event: 'star' })])).toEqual([]);
  });

  it('is looked for from the last look on, and no longer back than GitHub keeps it', async () => {
    const clock = testClock();
    const inbox = openInbox(':memory:', clock);
    const since: number[] = [];
    const redelivered: number[] = [];
    const listed = [attempt(9, 'x', 0, { at: clock.now() - 1000 })];
    const hands = (async (name: string, given: number) => {
      if (name === 'redeliver') return void redelivered.push(given);
      since.push(clock.now() - given);
      return listed;
    }) as unknown as Ask<Hands>;
    expect(await askAgain(hands, inbox, clock)).toBe(1);
    clock.advance(3600_000);
    inbox.accept({ guid: 'x', event: 'push', action: undefined }, []);
    expect(await askAgain(hands, inbox, clock)).toBe(0);
    expect(redelivered).toEqual([9]);
    expect(since[0]).toBe(3 * 24 * 3600_000);
    expect(since[1]).toBeLessThan(3600_000 + 11 * 60_000);
    inbox.close();
  });
});
