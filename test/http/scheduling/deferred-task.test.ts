import { expect, it } from 'vitest';
import { DeferredTask } from '../../../src/http/scheduling/deferred-task.ts';

it('runs once, however often it was scheduled, and may be scheduled again', () => {
  const deferred: (() => void)[] = [];
  let runs = 0;
  const task = new DeferredTask(
    (run) => deferred.push(run),
    () => {
      runs += 1;
    },
  );
  task.schedule();
  task.schedule();
  expect([deferred.length, task.isScheduled, runs]).toEqual([1, true, 0]);
  deferred.shift()?.();
  expect([task.isScheduled, runs]).toEqual([false, 1]);
  task.schedule();
  deferred.shift()?.();
  expect(runs).toBe(2);
});
