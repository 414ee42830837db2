import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../src/list/schema/settings/settings-schema.ts';
import { datasetYaml, readListOf, summarizeFindings, validateFiles } from './list-fixtures.ts';

describe('readList', () => {
  it('takes the id from the file’s name, or as given', () => {
    const list = readListOf({
      'a/med-dg.yml': datasetYaml(),
      'b.yml': datasetYaml('id: other\n', 'Other', 'https://a.example.edu/'),
    });
    expect(list.entries.map(({ id, file }) => [id, file])).toEqual([
      ['med-dg', 'data/a/med-dg.yml'],
      ['other', 'data/b.yml'],
    ]);
    expect(list.findings).toEqual([]);
  });

  it('suggests an id when the file name is not a valid one', () => {
    expect(validateFiles({ 'Med DG.yml': datasetYaml() })).toMatchObject([
      { code: 'malformed', field: 'id', found: 'Med DG', nearest: 'med-dg', line: 1 },
    ]);
  });

  it('reads several entries from one file, each with its own positions', () => {
    const item = (id: string, host: string) =>
      `- id: ${id}\n  kind: dataset\n  section: datasets\n  name: { en: ${id} }\n  links: [{ role: data, url: "https://${host}.example.edu/" }]\n`;
    const list = readListOf({ 'many.yml': `${item('a', 'one')}\n# about the next\n${item('b', 'two')}` });
    expect(list.entries.map(({ id, line, endLine }) => [id, line, endLine])).toEqual([
      ['a', 1, 5],
      ['b', 8, 12],
    ]);
    expect(list.entries[1]?.sourceMap.locate(['links', 0, 'url'])).toMatchObject({ line: 12, column: 30 });
  });

  it('requires an id for each entry of a file that has several', () => {
    expect(
      summarizeFindings(
        '- kind: dataset\n  section: datasets\n  name: { en: A }\n  links: [{ role: data, url: "https://a.edu/" }]\n- 3\n',
      ),
    ).toEqual(['1:3 missing-field id', '5:3 not-an-entry']);
  });

  it('ignores files outside the data folder and files that are not YAML', () => {
    const list = readListOf({ 'readme.md': 'x', '../other/y.yml': 'x' });
    expect(list.entries).toEqual([]);
    expect(list.findings).toEqual([]);
  });

  it('reports a missing list.yml, and an invalid one at its position', () => {
    expect(
      validateFiles({ 'list.yml': 'title: { en: A }\nlanguages: [zh, fr]\nsections:\n  - id: a\n    nam: { en: A }\n' }),
    ).toMatchObject([
      { code: 'list-refused', problem: 'not-allowed', line: 2, column: 17, found: 'fr' },
      { code: 'list-refused', problem: 'unknown-field', line: 5, column: 5, nearest: 'name', fix: 'name' },
    ]);
  });

  it('keeps the valid fields of an entry with mistakes', () => {
    const text = `kind: datset
section: datasets
name: 对话数据
tags: NER
year: "2020"
links:
  - { role: papers, url: https://arxiv.org/abs/2010.07497 }
  - { role: data, url: github.com/a/b, code: ~ }
  - { role: code }
  - role: mirror
    url: https://pan.baidu.com/s/1abcdefghij
    code: 0123
`;
    const [located] = readListOf({ 'x.yml': text }).entries;
    expect(located?.isValid).toBe(false);
    expect(located?.entry).toMatchObject({
      kind: 'dataset',
      name: { zh: '对话数据' },
      year: 2020,
      links: [
        { role: 'paper', url: 'https://arxiv.org/abs/2010.07497' },
        { role: 'data', url: 'https://github.com/a/b' },
        { role: 'mirror', code: '0123' },
      ],
    });
  });

  it('accepts the kinds and fields that the settings define', () => {
    const settings: Settings = {
      ...defaultSettings,
      kinds: ['recipe'],
      fields: { portions: 'number', origin: 'localized-text' },
    };
    const text = `kind: recipe\nsection: datasets\nname: { en: Soup }\nportions: 4\norigin: { zh: 川菜 }\nlinks: [{ role: homepage, url: "https://soup.example.edu/" }]\n`;
    expect(validateFiles({ 'soup.yml': text }, settings)).toEqual([]);
    expect(validateFiles({ 'soup.yml': text })).toMatchObject([
      { code: 'not-allowed', field: 'kind' },
      { code: 'unknown-field' },
      { code: 'unknown-field' },
    ]);
    expect(validateFiles({ 'soup.yml': text.replace('portions: 4', 'portions: four') }, settings)).toMatchObject([
      { code: 'wrong-type', field: 'portions', allowed: ['number'], line: 4 },
    ]);
  });
});
