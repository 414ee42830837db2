import { expect, it } from 'vitest';
import { NumberList } from '../../../src/links/table/number-list.ts';

it('a list of numbers grows, and is changed within its length alone', () => {
  const list = new NumberList();
  for (let n = 0; n < 1000; n += 1) list.push(n * 4_000_000);
  list.set(999, 2 ** 32 - 1);
  list.set(1000, 1);
  expect([list.length, list.at(500), list.at(999), list.at(1000), list.at(-1)]).toEqual([1000, 2_000_000_000, 2 ** 32 - 1, 0, 0]);
});
