import { describe, expect, it } from 'vitest';
import type { SearchData, SearchEntry } from '../../src/browser/search-data.ts';
import type { SearchState } from '../../src/browser/search-state.ts';
import { EntrySelector, listPushYears, listStarLevels } from '../../src/browser/select-entries.ts';

const entry = (n: string, r: number, rest: Partial<SearchEntry>): SearchEntry => ({ n, r, p: '', s: 0, k: 'dataset', ...rest });

const data: SearchData = {
  sections: [
    { id: 'data', name: 'Data' },
    { id: 'dialogue', name: 'Dialogue', parent: 0 },
    { id: 'papers', name: 'Papers' },
  ],
  kinds: {},
  entries: [
    entry('b', 1, { s: 1, t: ['dialogue'], c: ['MIT'], y: 2020, w: '2024-01', z: 12, v: '2026-Q1' }),
    entry('a', 0, { s: 0, t: ['dialogue', 'classification'], h: 'dead', w: '2025' }),
    entry('c', 2, { s: 2, k: 'paper', y: 2022, z: 1200, v: '2024-Q4' }),
  ],
};
const selector = new EntrySelector(data);
const select = (state: Partial<SearchState>, found?: { index: number; score: number }[]) =>
  selector.select({ query: '', filters: {}, ...state }, found);
const names = (state: Partial<SearchState>) => select(state).indexes.map((index) => data.entries[index]?.n);

describe('filters', () => {
  it('choose by section, those below it included', () => {
    expect(names({ filters: { section: 'data' } })).toEqual(['b', 'a']);
    expect(names({ filters: { section: 'dialogue' } })).toEqual(['b']);
  });

  it('choose by several facets at once', () => {
    expect(names({ filters: { task: 'dialogue', links: 'dead' } })).toEqual(['a']);
    expect(names({ filters: { kind: 'nothing' } })).toEqual([]);
  });

  it('choose by a least number of stars and a first year of the last push', () => {
    expect(names({ filters: { stars: '10' } })).toEqual(['b', 'c']);
    expect(names({ filters: { stars: '100' } })).toEqual(['c']);
    expect(names({ filters: { pushed: '2025' } })).toEqual(['b']);
    expect(select({}).counts.pushed.get('2024')).toBe(2);
    expect([listStarLevels(9), listStarLevels(1000), listPushYears('2009-Q2')]).toEqual([
      [],
      ['10', '100', '1000'],
      ['2009', '2008'],
    ]);
  });

  it('count what each choice would leave beside the other filters', () => {
    const { counts } = select({ filters: { task: 'dialogue' } });
    expect(counts.section.get('data')).toBe(2);
    expect(counts.section.get('papers')).toBeUndefined();
    // A facet counts as if nothing were chosen in it, so that the choice can be changed.
    expect(counts.task.get('classification')).toBe(1);
    expect(select({ filters: { kind: 'paper' } }).counts.kind.get('dataset')).toBe(2);
  });
});

describe('the order', () => {
  it('is that of the list, or of the search', () => {
    expect(names({})).toEqual(['b', 'a', 'c']);
    const found = [
      { index: 2, score: 9 },
      { index: 0, score: 1 },
    ];
    expect(select({ query: 'x' }, found).indexes).toEqual([2, 0]);
    expect(select({ query: 'x', sort: 'list' }, found).indexes).toEqual([0, 2]);
  });

  it('is by name, newest year or newest in the list', () => {
    expect(names({ sort: 'name' })).toEqual(['a', 'b', 'c']);
    expect(names({ sort: 'year' })).toEqual(['c', 'b', 'a']);
    expect(names({ sort: 'stars' })).toEqual(['c', 'b', 'a']);
    expect(names({ sort: 'pushed' })).toEqual(['b', 'c', 'a']);
    expect(names({ sort: 'added' })).toEqual(['a', 'b', 'c']);
  });
});
