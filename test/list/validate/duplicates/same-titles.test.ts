import { describe, expect, it } from 'vitest';
import type { LocatedEntry } from '../../../../src/list/index.ts';
import type { Entry } from '../../../../src/list/schema/index.ts';
import { findSameTitles, maxComparisons, normalizeTitles } from '../../../../src/list/validate/duplicates/same-titles.ts';

const paper = (title: string, year?: number) => ({ kind: 'paper', title, year }) as Entry;
const set = (en: string, zh?: string) => ({ kind: 'dataset', name: { en, zh } }) as Entry;
const pairs = (...entries: Entry[]) =>
  [...findSameTitles(entries.map((entry, index) => ({ id: String(index), entry }) as LocatedEntry))].map(
    ([earlier, later]) => `${later.id}~${earlier.id}`,
  );
const long = 'A Title That Is Long Enough';

describe('a title', () => {
  it.each([
    [`${long}!`, ['atitlethatislongenough']],
    ['Ａ Ｔｉｔｌｅ Ｔｈａｔ Ｉｓ Ｌｏｎｇ Ｅｎｏｕｇｈ', ['atitlethatislongenough']],
    ['A short one', []],
    ['一个够长的中文题目', ['一个够长的中文题目']],
    ['短的题目', []],
    ['', []],
  ])('%j is compared as %j', (title, normalized) => {
    expect(normalizeTitles(paper(title))).toEqual(normalized);
  });

  it('is in both languages that of an entry that is no paper', () => {
    expect(normalizeTitles(set(long, '一个够长的中文题目'))).toHaveLength(2);
  });
});

describe('entries with one title', () => {
  it('are one work where one of them is a paper', () => {
    expect(pairs(paper(long), paper(long.toUpperCase()))).toEqual(['1~0']);
    expect(pairs(set(long), paper(long))).toEqual(['1~0']);
    expect(pairs(set(long), set(long))).toEqual([]);
  });

  it('are two works in different years', () => {
    expect(pairs(paper(long, 2019), paper(long, 2020))).toEqual([]);
    expect(pairs(paper(long, 2019), paper(long))).toEqual(['1~0']);
  });

  it('are compared with the last few only', () => {
    const sets = Array.from({ length: maxComparisons }, () => set(long));
    expect(pairs(paper(long, 2019), ...sets, paper(long, 2019)).at(-1)).toBe(`${maxComparisons + 1}~1`);
  });
});
