import { expect, test } from 'vitest';
import { splitText } from '../../../../src/list/import/entries/split-text.ts';

test.each([
  ['short', 10, 'short', ''],
  ['First one. Second one.', 18, 'First one.', 'Second one.'],
  ['第一句。第二句。', 7, '第一句。', '第二句。'],
  ['one two three', 9, 'one two', 'three'],
  ['abcdefgh', 4, 'abcd', 'efgh'],
  ['abc👩d', 4, 'abc', '👩d'],
])('splitText cuts %j at %i characters', (text, maxLength, fitting, rest) => {
  expect(splitText(text, maxLength)).toEqual({ fitting, rest });
});
