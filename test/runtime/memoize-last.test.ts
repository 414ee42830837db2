import { expect, it } from 'vitest';
import { memoizeLast } from '../../src/runtime/memoize-last.ts';

it('computes again for another object, also for an equal one', () => {
  let computed = 0;
  const count = memoizeLast((names: readonly string[]) => {
    computed += 1;
    return names.length;
  });
  const names = ['a', 'b'];
  expect([count(names), count(names), count(['c']), count(names), count(['a', 'b'])]).toEqual([2, 2, 1, 2, 2]);
  expect(computed).toBe(4);
});
