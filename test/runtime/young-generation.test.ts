import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limitYoungGeneration } from '../../src/runtime/young-generation.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A heap whose young generation has these sizes in turn, in MiB. */
function heap(...sizes: number[]) {
  const flags: string[] = [];
  let looks = 0;
  return {
    flags,
    looks: () => looks,
    getHeapSpaceStatistics() {
      looks += 1;
      return [
        { space_name: 'old_space', space_size: 500 * 1024 * 1024 },
        { space_name: 'new_space', space_size: (sizes[looks - 1] ?? 0) * 1024 * 1024 },
      ];
    },
    setFlagsFromString: (flag: string) => void flags.push(flag),
  };
}

describe('the young generation', () => {
  it('grows no more once it is large enough, and is looked at no more', async () => {
    const v8 = heap(16, 16, 32, 64);
    limitYoungGeneration(() => v8);
    await vi.advanceTimersByTimeAsync(460);
    expect([v8.looks(), v8.flags]).toEqual([2, []]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([v8.looks(), v8.flags]).toEqual([3, ['--semi-space-growth-factor=1']]);
  });

  it('is left alone in a short run, which loads nothing for it', async () => {
    const load = vi.fn();
    const stop = limitYoungGeneration(load);
    await vi.advanceTimersByTimeAsync(350);
    stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(load).not.toHaveBeenCalled();
  });

  it('is left alone where there is none', async () => {
    const flags: string[] = [];
    limitYoungGeneration(() => ({ getHeapSpaceStatistics: () => [], setFlagsFromString: (flag) => void flags.push(flag) }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(flags).toEqual([]);
  });
});
