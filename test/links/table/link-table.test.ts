import { describe, expect, it } from 'vitest';
import { LinkTable } from '../../../src/links/table/link-table.ts';
import type { LinkToCheck } from '../../../src/model/verdict.ts';
import fc from '../../seeded-fast-check.ts';

const at = (line: number, file = 'a.md') => [{ file, line, column: 1 }];
const merge = (links: readonly LinkToCheck[]) => [...LinkTable.from(links)];

/** The same by a plain map. */
function mergeByMap(links: readonly LinkToCheck[]): LinkToCheck[] {
  const byKey = new Map<string, LinkToCheck>();
  for (const link of links) {
    const key = JSON.stringify([link.url, link.code ?? '', link.mirrorOf ?? '', link.otherReading?.url ?? '']);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, structuredClone(link));
    else {
      known.at.push(...link.at);
      const names = [...new Set([...(known.names ?? []), ...(link.names ?? [])])];
      if (names.length > 0) known.names = names;
    }
  }
  return [...byKey.values()];
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, value);
const place = fc.record(
  {
    file: fc.constantFrom('a.md', 'b/链接.md'),
    line: fc.integer({ min: 1, max: 1e6 }),
    column: fc.integer({ min: 1, max: 5000 }),
    entry: fc.constant('entry-1'),
  },
  { requiredKeys: ['file', 'line', 'column'] },
);
const drawnLink = fc
  .record({
    url: fc.constantFrom(
      'https://a.example/',
      'https://b.example/链接',
      'http://c.example/\ud800',
      `https://d.example/${'x'.repeat(40_000)}`,
    ),
    code: optional(fc.constantFrom('ab12', 'cd34')),
    names: optional(fc.array(fc.constantFrom('A', '名', 'C'), { minLength: 1, maxLength: 2 })),
    mirrorOf: optional(fc.constant('https://a.example/')),
    otherReading: optional(fc.constant({ url: 'https://a.example/longer', kind: 'longer' as const })),
    at: fc.array(place, { maxLength: 3 }),
  })
  .map((link) => {
    const names = link.names && [...new Set(link.names)];
    return Object.fromEntries(
      Object.entries({ ...link, names }).filter(([, value]) => value !== undefined),
    ) as unknown as LinkToCheck;
  });

describe('the table of links', () => {
  it('merges links with one URL, joining their places and names', () => {
    const url = 'https://a.example/';
    const merged = merge([
      { url, at: at(1), names: ['A'] },
      { url, at: at(2) },
      { url, at: at(3), names: ['B', 'A'] },
    ]);
    expect(merged).toEqual([{ url, at: [...at(1), ...at(2), ...at(3)], names: ['A', 'B'] }]);
  });

  it('keeps links apart that have different extraction codes or mirrors', () => {
    const url = 'https://pan.baidu.com/s/1a';
    const links = [
      { url, at: at(1) },
      { url, code: '1234', at: at(2) },
      { url, code: 'abcd', at: at(3) },
      { url, mirrorOf: 'https://a.example/', at: at(4) },
    ];
    expect(merge(links)).toEqual(links);
  });

  it('holds what a map of objects would hold', () => {
    fc.assert(
      fc.property(fc.array(drawnLink, { maxLength: 30 }), (links) => {
        const expected = mergeByMap(links);
        const table = LinkTable.from(structuredClone(links));
        expect([...table]).toEqual(expected);
        expect(table.length).toBe(expected.length);
        expect(expected.map((_, index) => table.at(index))).toEqual(expected);
        expect([table.at(-1), table.at(expected.length)]).toEqual([undefined, undefined]);
      }),
    );
  });

  it('names the links that have an original or another reading, each as one object', () => {
    const table = LinkTable.from([
      { url: 'https://a.example/', at: at(1) },
      { url: 'https://b.example/', mirrorOf: 'https://a.example/', at: at(2) },
      { url: 'https://c.example/', otherReading: { url: 'https://c.example/d', kind: 'longer' }, at: at(3) },
    ]);
    expect(Array.from(table.related(), ({ url }) => url)).toEqual(['https://b.example/', 'https://c.example/']);
    expect([...table.related()][0]).toBe(table.at(1));
  });

  it('can be narrowed by address', () => {
    const table = LinkTable.from([
      { url: 'https://a.example/', at: at(1) },
      { url: 'https://b.example/', at: at(2), names: ['B'] },
    ]);
    expect([...table.filter((url) => url.includes('b.'))]).toEqual([{ url: 'https://b.example/', at: at(2), names: ['B'] }]);
  });
});
