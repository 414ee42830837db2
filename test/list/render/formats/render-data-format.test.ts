import { describe, expect, it } from 'vitest';
import { files, written } from './data-format-fixtures.ts';

describe('list.json', () => {
  it('has every entry as in the data, in section order, and replaces the old file', () => {
    const { entries, sections } = JSON.parse(written('list.json', files, {}, 'something else'));
    expect(entries.map(({ id }: { id: string }) => id)).toEqual(['share', 'bert']);
    expect(entries[0]).toMatchObject({
      kind: 'dataset',
      section: 'datasets',
      links: [{ role: 'data', code: '0123' }],
      added: '2020-08',
    });
    expect(sections[0].sections[0].id).toBe('tools');
  });

  it('has only the selected sections', () => {
    const { entries } = JSON.parse(written('list.json', files, { sections: ['papers'] }));
    expect(entries).toHaveLength(1);
  });
});

it('every format gives the same bytes for any order of files', () => {
  for (const file of ['list.json', 'list.csv', 'list.bib', 'feed.xml', 'datasets.jsonld', '.github/ISSUE_TEMPLATE/entry.yml']) {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(written(file, reversed)).toBe(written(file, files));
  }
});
