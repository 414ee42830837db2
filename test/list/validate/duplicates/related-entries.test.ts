import { describe, expect, it } from 'vitest';
import type { LocatedEntry } from '../../../../src/list/index.ts';
import {
  areParts,
  findUnrelatedPair,
  formatPair,
  RelatedEntries,
} from '../../../../src/list/validate/duplicates/related-entries.ts';

const entry = (id: string, ...relations: { type: string; to: string }[]) =>
  ({ id, file: `${id}.yml`, line: 1, entry: { relations } }) as unknown as LocatedEntry;
const a = entry('a', { type: 'part-of', to: 'w' });
const b = entry('b', { type: 'part-of', to: 'w' }, { type: 'derived-from', to: 'c' });
const c = entry('c');
const alone = entry('d');
const related = new RelatedEntries([a, b, c, alone]);

describe('relations', () => {
  it('go in both directions, and never to oneself', () => {
    expect([related.has(b, c), related.has(c, b), related.has(a, b), related.has(c, c)]).toEqual([true, true, false, false]);
  });

  it('may lead to a common third entry, which need not be in the list', () => {
    expect(related.haveCommon(a, b)).toBe(true);
    expect(related.haveCommon(a, alone)).toBe(false);
  });

  it('make two parts of one whole', () => {
    expect(areParts(a, b)).toBe(true);
    expect(areParts(a, c)).toBe(false);
  });
});

describe('the first pair that is unrelated', () => {
  it('may be any two of them', () => {
    const isUnrelated = (wanted: string) => (one: string, other: string) => one + other === wanted;
    expect(findUnrelatedPair(['x', 'y', 'z'], isUnrelated('yz'))).toEqual(['y', 'z']);
    expect(findUnrelatedPair(['x', 'y', 'z'], isUnrelated('zy'))).toBeUndefined();
    expect(findUnrelatedPair([], () => true)).toBeUndefined();
  });
});

it('a pair is named by the places of both', () => {
  expect(formatPair(a, b)).not.toBe(formatPair(a, c));
});
