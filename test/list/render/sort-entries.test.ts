import { describe, expect, it } from 'vitest';
import { compareNames, sortEntries } from '../../../src/list/render/sort-entries.ts';
import fc from '../../seeded-fast-check.ts';
import { datasetYaml, readListOf } from '../list-fixtures.ts';

describe('compareNames', () => {
  it('orders symbols, numbers by value, Latin, other scripts, then Chinese by pinyin', () => {
    const order = [
      '《词林》',
      '2 tasks',
      '10 tasks',
      'a',
      'B',
      'Éa',
      'eb',
      'MedDG',
      'Яндекс',
      '阿里',
      '百度',
      'A中'.slice(1),
      '左手',
    ];
    const stated = ['《词林》', '2 tasks', '10 tasks', 'a', 'B', 'Éa', 'eb', 'MedDG', 'Яндекс', '阿里', '百度', '中', '左手'];
    expect([...order].reverse().sort(compareNames)).toEqual(stated);
  });

  it('orders Latin before Chinese inside names too', () => {
    expect(['A中', 'Ab', 'A'].sort(compareNames)).toEqual(['A', 'Ab', 'A中']);
  });

  it('is antisymmetric and transitive', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom('中', '啊', '2', '02', '10', 'a1', 'a中', 'é', 'E', ' ', '中2'),
    );
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) + 0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) expect(compareNames(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('sortEntries', () => {
  const { entries } = readListOf({
    'c.yml': datasetYaml('year: 2020\n', 'Alpha', 'https://a.edu/1'),
    'a.yml': datasetYaml('year: 2021\n', 'Beta', 'https://a.edu/2'),
    'b.yml': datasetYaml('', 'Aardvark', 'https://a.edu/3'),
    'd.yml': datasetYaml('year: 2021\n', 'Alef', 'https://a.edu/4'),
  });
  const ids = (sort: 'manual' | 'name' | 'year' | undefined, order?: string[]) =>
    sortEntries(entries, { id: 's', name: { en: 'S' }, ...(sort ? { sort } : {}), ...(order ? { order } : {}) }, 'en')
      .map(({ id }) => id)
      .join('');

  it('sorts by id, name or year, after the entries that `order` names', () => {
    expect(ids(undefined)).toBe('abcd');
    expect(ids('manual', ['d', 'b'])).toBe('dbac');
    expect(ids('name')).toBe('bdca');
    expect(ids('year')).toBe('dacb');
    expect(ids('year', ['b'])).toBe('bdac');
  });
});
