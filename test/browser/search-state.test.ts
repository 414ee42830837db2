import { describe, expect, it } from 'vitest';
import { formatSearchState, parseSearchState } from '../../src/browser/search-state.ts';

const parse = (query: string) => parseSearchState(new URLSearchParams(query));

describe('the address of a search', () => {
  it('has the query, the filters and the sort, and gives them back', () => {
    const state = { query: '医疗 & 问答', filters: { section: 'datasets', license: 'CC-BY-4.0' }, sort: 'year' } as const;
    const address = formatSearchState(state);
    expect(address).toMatch(/^\?q=.*&section=datasets&license=CC-BY-4\.0&sort=year$/);
    expect(parse(address)).toEqual(state);
  });

  it('is empty where nothing is asked for', () => {
    expect(formatSearchState({ query: '', filters: {} })).toBe('');
    expect(parse('sort=relevance&q=+&kind=')).toEqual({ query: '', filters: {} });
  });

  it('loses what it does not know, and what is too long', () => {
    expect(parse('sort=magic&constructor=1&__proto__=2')).toEqual({ query: '', filters: {} });
    expect(parse(`q=${'a'.repeat(500)}`).query).toHaveLength(200);
  });
});
