import { setTimeout as wait } from 'node:timers/promises';

/** The current time and timers, passed as an argument so that tests can control them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`; rejects with an AbortError when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
};

/**
 * Milliseconds of a clock that never jumps, for durations and deadlines of real I/O. It is not part
 * of {@link Clock}, because the sockets and timers that it is compared with are real in tests too.
 */
export const monotonicNow = (): number => performance.now();
