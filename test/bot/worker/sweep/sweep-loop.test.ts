import { afterEach, describe, expect, it } from 'vitest';
import { SweepLoop } from '../../../../src/bot/worker/sweep/sweep-loop.ts';
import { testClock } from '../../test-clock.ts';

const minuteMs = 60_000;
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

let loop: SweepLoop;
afterEach(async () => {
  loop.stop();
  await loop.ended;
});

function start(sweep: () => Promise<void>) {
  const clock = testClock();
  const warnings: string[] = [];
  loop = new SweepLoop({ sweep, clock, log: (level, message) => void warnings.push(`${level} ${message}`) });
  loop.start();
  const advance = async (ms: number) => {
    await settle();
    clock.advance(ms);
    await settle();
  };
  return { advance, warnings };
}

describe('SweepLoop', () => {
  it('sweeps at the start and then every hour', async () => {
    let count = 0;
    const { advance } = start(async () => void count++);
    await settle();
    expect(count).toBe(1);
    await advance(59 * minuteMs);
    expect(count).toBe(1);
    await advance(minuteMs);
    expect(count).toBe(2);
  });

  it('repeats a failed sweep after five minutes, and logs the failure', async () => {
    let count = 0;
    const { advance, warnings } = start(async () => {
      count += 1;
      if (count === 1) throw new Error('no network');
    });
    await advance(5 * minuteMs);
    expect(count).toBe(2);
    expect(warnings).toEqual([expect.stringMatching(/^warn .*no network/)]);
  });

  it('joins a sweep that is running instead of starting another', async () => {
    let count = 0;
    let finish = () => {};
    start(() => {
      count += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    const both = Promise.all([loop.sweep(), loop.sweep()]);
    finish();
    await both;
    expect(count).toBe(1);
  });

  it('starts no sweep after it was stopped', async () => {
    let count = 0;
    const { advance } = start(async () => void count++);
    await settle();
    loop.stop();
    await loop.ended;
    await advance(120 * minuteMs);
    expect(count).toBe(1);
  });

  it('sweeps no more while it is paused, and at once when it goes on', async () => {
    let count = 0;
    const { advance } = start(async () => void count++);
    await settle();
    loop.pause();
    await advance(120 * minuteMs);
    expect(count).toBe(1);
    loop.start();
    loop.start();
    await settle();
    expect(count).toBe(2);
    await advance(60 * minuteMs);
    expect(count).toBe(3);
  });
});
