import { expect, test } from 'vitest';
import { computeTextSimilarity } from '../../../../src/links/web/soft-404/text-similarity.ts';

test.each([
  ['night', 'nacht', 0.25],
  ['', '', 1],
  ['same', 'same', 1],
  ['Same  text', 'same text', 1],
  ['abc', 'xyz', 0],
  ['a', 'b', 0],
  ['', 'abc', 0],
  // Counted as often as they come.
  ['aaaa', 'aa', 0.5],
  ['页面不存在', '页面不存在！', 8 / 9],
])('the texts "%s" and "%s" are alike by %d', (a, b, expected) => {
  expect(computeTextSimilarity(a, b)).toBeCloseTo(expected);
  expect(computeTextSimilarity(b, a)).toBeCloseTo(expected);
});
