import { describe, expect, it } from 'vitest';
import {
  requireWholeEntries,
  restoreEntry,
  summarizeEntry,
  summaryLength,
  WholeListNeededError,
} from '../../../../src/list/render/incremental/entry-summary.ts';
import { sortEntries } from '../../../../src/list/render/sort-entries.ts';
import { builtInFields } from '../../../../src/list/schema/index.ts';
import { datasetYaml, paperYaml, readListOf } from '../../list-fixtures.ts';

const { entries } = readListOf({
  'a.yml': datasetYaml('year: 2020\ntags: [speech]\n'),
  'p.yml': paperYaml('On Lists', 'https://arxiv.org/abs/2010.07497'),
});
const restored = entries.map((located) => restoreEntry(JSON.parse(JSON.stringify(summarizeEntry(located))), located.file));

describe('an entry that comes back from its summary', () => {
  it('has what sections, sorting and headings need, and sorts as before', () => {
    expect(entries.map((located) => summarizeEntry(located).length)).toEqual([summaryLength, summaryLength]);
    expect(restored.map(({ id, file, line, endLine }) => [id, file, line, endLine])).toEqual([
      ['a', 'data/a.yml', 1, 9],
      ['p', 'data/p.yml', 1, 6],
    ]);
    expect(restored.map(({ entry: { kind, section, year } }) => [kind, section, year])).toEqual([
      ['dataset', 'datasets', 2020],
      ['paper', 'papers', undefined],
    ]);
    const section = { id: 'datasets', name: { en: 'All' }, sort: 'name' } as const;
    expect(sortEntries(restored, section, 'zh').map(({ id }) => id)).toEqual(
      sortEntries(entries, section, 'zh').map(({ id }) => id),
    );
  });

  it('throws for every other field of every kind, and for its positions', () => {
    const known = new Set(['id', 'kind', 'section', 'title', 'name', 'year']);
    const unknown = [...builtInFields].filter((field) => !known.has(field) && !(field in Object.prototype));
    expect(unknown).toContain('links');
    for (const { entry, sourceMap } of restored) {
      const read = (field: string) => (entry as unknown as Record<string, unknown>)[field];
      for (const field of unknown) expect(() => read(field), field).toThrow(WholeListNeededError);
      expect(() => sourceMap.locate(['id'])).toThrow(WholeListNeededError);
      expect(() => sourceMap.sourceText(['id'])).toThrow(WholeListNeededError);
      expect(() => sourceMap.plainText(['id'])).toThrow(WholeListNeededError);
    }
  });

  it('is told from a whole one', () => {
    expect(() => requireWholeEntries(entries)).not.toThrow();
    expect(() => requireWholeEntries([...entries, ...restored])).toThrow(WholeListNeededError);
  });
});
