import type { Fault } from './faults.ts';

/**
 * Remembers places to which no connection could be made, so that six hundred links on a host that is down cost three attempts and not six
 * hundred deadlines, and so that a proxy that hangs up is not hammered.
 */
export interface Breaker {
  /** The fault to give at once instead of trying, or undefined. */
  open(key: string): Fault | undefined;
  failed(key: string, fault: Fault): void;
  worked(key: string): void;
}

export interface BreakerSettings {
  /** Failures in a row before it opens. */
  after: number;
  /** Milliseconds for which it stays open at first; doubles up to `longest` while trying again fails. */
  rest: number;
  longest: number;
  now: () => number;
}

export function openBreaker({ after, rest, longest, now }: BreakerSettings): Breaker {
  const places = new Map<string, { inRow: number; times: number; until: number; fault: Fault }>();
  return {
    open(key) {
      const place = places.get(key);
      return place && place.until > now() ? place.fault : undefined;
    },
    failed(key, fault) {
      const before = places.get(key) ?? { inRow: 0, times: 0, until: 0, fault };
      const inRow = before.inRow + 1;
      if (inRow < after || before.until > now()) {
        places.set(key, { ...before, inRow, fault });
        return;
      }
      places.set(key, { inRow, times: before.times + 1, until: now() + Math.min(longest, rest * 2 ** before.times), fault });
    },
    worked(key) {
      places.delete(key);
    },
  };
}
