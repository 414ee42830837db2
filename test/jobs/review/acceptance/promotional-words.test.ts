import { expect, it } from 'vitest';
import { findPromotionalWords } from '../../../../src/jobs/review/acceptance/promotional-words.ts';

it.each([
  ['A game-changing, must-have tool.', ['game-changing', 'must-have']],
  ['史上最强的分词神器', ['史上最强', '神器']],
  ['The best of both formats.', ['The best']],
  ['Unleash unparalleled speed', ['Unleash', 'unparalleled']],
])('finds praise in %s', (text, words) => {
  expect(findPromotionalWords(text, [], '')).toEqual(words);
});

it.each([
  'Penultimate step of a build.',
  'State-of-the-art results on CBLUE.',
  'A seamlessness test.',
  'Finds the shortest path.',
  '最近更新的数据集，含最小示例。',
  '完成度检查',
])('leaves plain words alone: %s', (text) => {
  expect(findPromotionalWords(text, [], '')).toEqual([]);
});

it('takes a word of the name for the name', () => {
  expect(findPromotionalWords('Ultimate Guitar, as a table', [], 'Ultimate Guitar')).toEqual([]);
});

it('ends with a long text that nearly matches', () => {
  expect(findPromotionalWords('the bes-'.repeat(100_000), [], '')).toEqual([]);
  expect(findPromotionalWords('最'.repeat(500_000), [], '')).toEqual([]);
});
