import { expect, test } from 'vitest';
import { getMessages } from '../../src/messages/index.ts';

const en = getMessages('en').common;
const zh = getMessages('zh').common;

test('plurals follow the number', () => {
  expect([1, 2, 0].map((count) => en.entries(count))).toEqual(['1 entry', '2 entries', '0 entries']);
  expect(zh.entries(2)).toBe('2 个条目');
});

test('lists are joined as in the language', () => {
  expect(en.list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(zh.list(['a', 'b', 'c'])).toBe('a、b、c');
  expect(en.list([])).toBe('');
});

test('a date has its year only in another year', () => {
  expect(en.day('2026-11-08', '2026-11-28T01:00Z')).toBe('8 Nov');
  expect(en.day('2025-11-08T03:12Z', '2026-11-28')).toBe('8 Nov 2025');
  expect(zh.day('2026-11-08', '2026-11-28')).toBe('11 月 8 日');
  expect(zh.day('2025-11-08', '2026-11-28')).toBe('2025 年 11 月 8 日');
  expect([en.day('', '2026'), zh.day('', '2026')]).toEqual(['', '']);
});

test('a place names its file and line', () => {
  expect([en.location('cmid.yml', 9), zh.location('cmid.yml', 9)]).toEqual(['cmid.yml, line 9', 'cmid.yml 第 9 行']);
});
