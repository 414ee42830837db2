import type { NetworkError } from '../network-error.ts';

/**
 * Remembers places to which no connection could be made, so that six hundred links on a host that is down cost three attempts and not six
 * hundred deadlines, and so that a proxy that hangs up is not hammered.
 */
export interface CircuitBreaker {
  /** The fault to give at once instead of trying, or undefined. */
  getOpenError(key: string): NetworkError | undefined;
  recordFailure(key: string, fault: NetworkError): void;
  recordSuccess(key: string): void;
}

export interface CircuitBreakerOptions {
  /** Failures in a row before it opens. */
  failureThreshold: number;
  /** Milliseconds for which it stays open at first; doubles up to `longest` while trying again fails. */
  minOpenMs: number;
  maxOpenMs: number;
  now: () => number;
}

export function createCircuitBreaker({ failureThreshold, minOpenMs, maxOpenMs, now }: CircuitBreakerOptions): CircuitBreaker {
  const circuits = new Map<string, { inRow: number; times: number; until: number; fault: NetworkError }>();
  return {
    getOpenError(key) {
      const place = circuits.get(key);
      return place && place.until > now() ? place.fault : undefined;
    },
    recordFailure(key, fault) {
      const before = circuits.get(key) ?? { inRow: 0, times: 0, until: 0, fault };
      const inRow = before.inRow + 1;
      if (inRow < failureThreshold || before.until > now()) {
        circuits.set(key, { ...before, inRow, fault });
        return;
      }
      circuits.set(key, {
        inRow,
        times: before.times + 1,
        until: now() + Math.min(maxOpenMs, minOpenMs * 2 ** before.times),
        fault,
      });
    },
    recordSuccess(key) {
      circuits.delete(key);
    },
  };
}
