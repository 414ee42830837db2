import { describe, expect, it } from 'vitest';
import { SweepPace } from '../../../../src/bot/worker/sweep/sweep-pace.ts';

describe('the pace of sweeps', () => {
  it('lets twenty start at once, and then five a second', () => {
    const pace = new SweepPace();
    const due = Array.from({ length: 40 }, () => pace.reserve(1_000_000) - 1_000_000);
    expect(due.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0));
    expect(due.slice(20, 23)).toEqual([200, 400, 600]);
    expect(due.at(-1)).toBe(4000);
  });

  it('lets twenty start at once again after a quiet time', () => {
    const pace = new SweepPace();
    for (let index = 0; index < 100; index += 1) pace.reserve(1_000_000);
    const due = Array.from({ length: 21 }, () => pace.reserve(2_000_000) - 2_000_000);
    expect(due.filter((at) => at === 0)).toHaveLength(20);
  });
});
