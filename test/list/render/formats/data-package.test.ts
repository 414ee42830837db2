import { describe, expect, it } from 'vitest';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import { listDescribedTables, type Output } from '../../../../src/list/schema/settings/settings-schema.ts';
import { readSettings } from '../../../../src/list/settings/read-settings.ts';
import { datasetYaml, readListOf } from '../../list-fixtures.ts';
import { parseCsv } from './format-readers.ts';

const readOutputs = (outputs: string) => readSettings({ path: '.github/listkeeper.yml', text: `outputs:\n${outputs}` });
const both = '  - { file: exports/list.csv, language: en }\n  - { file: exports/datapackage.json, language: en }\n';
const share = datasetYaml('year: 2020\n', 'Digits', 'https://pan.baidu.com/s/1abcDEF').replace(
  'url: https://pan.baidu.com/s/1abcDEF',
  'url: https://pan.baidu.com/s/1abcDEF\n    code: "0123"',
);

describe('datapackage.json', () => {
  const { settings, findings } = readOutputs(both);
  const { files } = renderOutputs(readListOf({ 'a.yml': share }, settings), settings, new Map());
  const [csv, description] = files.map(({ text }) => text);
  const { resources, ...head } = JSON.parse(description ?? '');

  it('describes the CSV beside it', () => {
    expect(findings).toEqual([]);
    expect(head).toEqual({ $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', name: 'a-list', title: 'A list' });
    expect(resources).toMatchObject([{ name: 'list', path: 'list.csv', format: 'csv', schema: { primaryKey: 'id' } }]);
  });

  it('names the columns of the file in their order, codes as text and years as numbers', () => {
    const [columns = [], row = []] = parseCsv(csv ?? '');
    const { fields } = resources[0].schema as { fields: { name: string; type: string }[] };
    expect(fields.map(({ name }) => name)).toEqual(columns);
    const typeOf = (name: string) => fields.find((field) => field.name === name)?.type;
    expect([typeOf('code'), typeOf('identifiers'), typeOf('year'), typeOf('context')]).toEqual([
      'string',
      'string',
      'integer',
      'integer',
    ]);
    expect(row[columns.indexOf('code')]).toBe('0123');
  });

  it('is refused where no CSV file is beside or below it', () => {
    const alone = readOutputs('  - { file: exports/datapackage.json, language: en }\n  - { file: list.csv, language: en }\n');
    expect(alone.settings.outputs.map(({ file }) => file)).toEqual(['list.csv']);
    expect(alone.findings).toMatchObject([{ code: 'settings-refused', line: 2, found: 'exports/datapackage.json' }]);
  });

  it('points down only', () => {
    const outputs = ['a.csv', 'b/c.csv', '../d.csv'].map((file): Output => ({ file, language: 'en', zone: 'markers' }));
    expect(listDescribedTables({ file: 'datapackage.json' }, outputs)).toEqual(['a.csv', 'b/c.csv']);
    expect(listDescribedTables({ file: 'b/datapackage.json' }, outputs)).toEqual(['c.csv']);
  });
});
