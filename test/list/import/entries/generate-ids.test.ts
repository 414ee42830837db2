import { expect, test } from 'vitest';
import { IdAllocator } from '../../../../src/list/import/entries/generate-ids.ts';

test('IdAllocator numbers ids that are taken, and never gives one twice', () => {
  const ids = new IdAllocator();
  expect(['a', 'a', 'a-2', 'a', 'list', '', 'x'.repeat(100)].map((each) => ids.allocate(each))).toEqual([
    'a',
    'a-2',
    'a-2-2',
    'a-3',
    'list-1',
    'x',
    'x'.repeat(72),
  ]);
});
