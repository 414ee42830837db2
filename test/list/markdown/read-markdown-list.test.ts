import { describe, expect, it } from 'vitest';
import { isListFile, readList } from '../../../src/list/index.ts';
import { exampleReadme, readmeSettings, readReadme, toolLine } from './example-readme.ts';

describe('a README as the list', () => {
  const text = exampleReadme();
  const list = readReadme(text);

  it('has an entry for each item, with its lines as they stand', () => {
    const acorn = list.entries[0];
    expect(list.entries).toHaveLength(14);
    expect(acorn).toMatchObject({ id: 'acorn', file: 'README.md', line: 7, endLine: 7, isValid: true });
    expect(acorn?.markdown?.text).toBe(toolLine('Acorn'));
    expect(list.findings).toEqual([]);
  });

  it('places each link at its address', () => {
    const roots = list.entries.find(({ id }) => id === 'roots');
    const { line, column, endColumn } = roots?.sourceMap.locate(['links', 1, 'url']) ?? {};
    expect(text.split('\n')[(line ?? 0) - 1]?.slice((column ?? 0) - 1, (endColumn ?? 0) - 1)).toBe(
      'https://roots.example.org/errata',
    );
  });

  it('gives an address that stands elsewhere no range, so that nothing replaces it by mistake', () => {
    const leaves = list.entries.find(({ id }) => id === 'leaves');
    expect(leaves?.sourceMap.sourceText(['links', 0, 'url'])).toBeUndefined();
    const { column, endColumn } = leaves?.sourceMap.locate(['links', 0, 'url']) ?? {};
    expect(column).toBe(endColumn);
  });

  it('takes the first link for what the item is about', () => {
    const roots = list.entries.find(({ id }) => id === 'roots');
    expect(roots?.entry.links.map(({ role }) => role)).toEqual(['homepage', 'docs']);
  });

  it('counts runs of items, which other lines divide', () => {
    const divided = readReadme(
      exampleReadme([toolLine('Acorn'), '', toolLine('Birch'), '', 'Some words.', '', toolLine('Cedar')]),
    );
    expect(divided.entries.slice(0, 3).map(({ markdown }) => markdown?.run)).toEqual([1, 1, 2]);
  });

  it('does not find a shorter address in a longer one', () => {
    const line = '- [Deep](https://a.example.org/b/c) - See [the top](https://a.example.org/b).';
    const { sourceMap } = readReadme(exampleReadme([line])).entries[0] ?? {};
    expect(sourceMap?.locate(['links', 1, 'url'])).toMatchObject({ column: line.lastIndexOf('https') + 1 });
  });
});

describe('the settings of such a list', () => {
  it('make its file the only one of the list', () => {
    expect(['README.md', 'data/list.yml', 'docs/README.md'].filter((path) => isListFile(path, readmeSettings))).toEqual([
      'README.md',
    ]);
  });

  it('name a file that is missing: a finding', () => {
    expect(readList([], readmeSettings).findings).toMatchObject([{ code: 'list-missing', file: 'README.md' }]);
  });
});
