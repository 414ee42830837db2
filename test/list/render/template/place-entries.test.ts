import { describe, expect, it } from 'vitest';
import type { SortableEntry } from '../../../../src/list/render/sort-entries.ts';
import { placeEntries } from '../../../../src/list/render/template/place-entries.ts';
import type { EntriesPart } from '../../../../src/list/render/template/template-syntax.ts';

const part = (ids: string, pattern = '- {name}\n'): EntriesPart => ({
  type: 'entries',
  section: 's',
  slots: ids.split('').map((id) => ({ id })),
  pattern,
  gap: 0,
});

/** The ids of each part after placing the entries, in the order of the data; a new one in capitals. */
function place(parts: EntriesPart[], order: string): string[] {
  const entries = order.split('').map((id) => ({ id }) as SortableEntry);
  const placed = placeEntries(parts, entries);
  return parts.map((each) =>
    (placed.get(each) ?? [])
      .map(({ located, pattern }) => (pattern === undefined ? located.id.toUpperCase() : located.id))
      .join(''),
  );
}

describe('the entries of a section', () => {
  it('keep their places', () => {
    expect(place([part('ab'), part('cd')], 'abcd')).toEqual(['ab', 'cd']);
  });

  it('fill the places again where their order changes', () => {
    expect(place([part('ab'), part('cd')], 'dcba')).toEqual(['dc', 'ba']);
  });

  it('leave out those that are gone, and others stay where they are', () => {
    expect(place([part('ab'), part('cd')], 'ad')).toEqual(['a', 'd']);
  });

  it('that are new follow the entry before them', () => {
    expect(place([part('ab'), part('cd')], 'axbcyd')).toEqual(['aXb', 'cYd']);
    expect(place([part('ab'), part('cd')], 'abcdxy')).toEqual(['ab', 'cdXY']);
  });

  it('that are new and first begin the first part that has an entry', () => {
    expect(place([part('ab'), part('cd')], 'xabcd')).toEqual(['Xab', 'cd']);
    expect(place([part('z'), part('ab')], 'xab')).toEqual(['', 'Xab']);
  });

  it('that are new go into the first part where all others are gone', () => {
    expect(place([part('ab'), part('cd')], 'xy')).toEqual(['XY', '']);
  });

  it('that are new follow what is nested under the entry before them', () => {
    const parts = [part('a'), part('b', '  - {name}\n'), part('c')];
    expect(place(parts, 'abcx')).toEqual(['a', 'b', 'cX']);
    expect(place([part('a', '- {name}\n')], 'ax')).toEqual(['aX']);
  });

  it('have no place in a section without a part', () => {
    expect(place([], 'ab')).toEqual([]);
  });
});
