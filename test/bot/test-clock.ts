import type { Clock } from '../../src/runtime/clock.ts';

export interface TestClock extends Clock {
  /** Moves the time and wakes who slept long enough. */
  advance(ms: number): void;
}

/** A clock that moves only when a test moves it. */
export function testClock(start = Date.UTC(2026, 10, 22)): TestClock {
  let now = start;
  let sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { until: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((each) => each !== sleeper);
          reject(signal.reason);
        });
      }),
    advance(ms) {
      now += ms;
      const woken = sleepers.filter((each) => each.until <= now);
      sleepers = sleepers.filter((each) => each.until > now);
      for (const each of woken) each.wake();
    },
  };
}
