import { expect, it } from 'vitest';
import { Semaphore } from '../../../src/http/scheduling/semaphore.ts';

it('runs at most so many tasks at once, in order, and goes on after one that fails', async () => {
  const semaphore = new Semaphore(2);
  const started: number[] = [];
  let running = 0;
  let peak = 0;
  const results = await Promise.allSettled(
    [0, 1, 2, 3, 4].map((id) =>
      semaphore.run(async () => {
        started.push(id);
        running += 1;
        peak = Math.max(peak, running);
        await new Promise(setImmediate);
        running -= 1;
        if (id === 1) throw new Error('failed');
        return id;
      }),
    ),
  );
  expect(peak).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
