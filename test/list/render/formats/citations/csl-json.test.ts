import { plugins } from '@citation-js/core';
import { describe, expect, it } from 'vitest';
import { readList } from '../../../../../src/list/index.ts';
import { parseCslName } from '../../../../../src/list/render/formats/citations/csl-json.ts';
import { renderOutputs } from '../../../../../src/list/render/render-outputs.ts';
import { defaultSettings } from '../../../../../src/list/schema/settings/settings-schema.ts';
import { readOwnListFiles } from '../../../../data/own-list-files.ts';
import { datasetYaml, paperYaml, readListOf } from '../../../list-fixtures.ts';
import { type CslReference, nameWords, parseReferences } from '../format-readers.ts';

const settingsFor = (file: string) => ({
  ...defaultSettings,
  outputs: [{ file, language: 'en' as const, zone: 'markers' as const }],
});
const render = (file: string, list: ReturnType<typeof readListOf>) =>
  renderOutputs(list, settingsFor(file), new Map()).files[0]?.text ?? '';

/** The items as another program reads them. It drops what is not valid CSL. */
const readCsl = (text: string) => plugins.input.util.clean(JSON.parse(text), false) as unknown as CslReference[];

const bert = paperYaml(
  'BERT & <i>more</i>',
  'https://arxiv.org/abs/1810.04805',
  'authors: [Jacob Devlin, 王小明, et al.]\nyear: 2019\nvenue: NAACL\nidentifiers: { arxiv: "1810.04805", doi: 10.18653/v1/N19-1423 }\n',
);

describe('list.csl.json', () => {
  it('has an item for each paper and nothing else', () => {
    const text = render('list.csl.json', readListOf({ 'bert.yml': bert, 'data.yml': datasetYaml() }));
    expect(JSON.parse(text)).toEqual([
      {
        id: 'bert',
        type: 'paper-conference',
        title: 'BERT & <i>more</i>',
        author: [{ family: 'Devlin', given: 'Jacob' }, { literal: '王小明' }, { literal: 'others' }],
        'container-title': 'NAACL',
        issued: { 'date-parts': [[2019]] },
        DOI: '10.18653/v1/N19-1423',
        archive: 'arXiv',
        archive_location: '1810.04805',
        URL: 'https://arxiv.org/abs/1810.04805',
      },
    ]);
  });

  it('is valid CSL for another program, all of it', () => {
    const text = render('list.csl.json', readList(readOwnListFiles(), defaultSettings));
    expect(readCsl(text)).toEqual(JSON.parse(text));
    expect(readCsl('[{ "id": "a", "type": "nonsense" }]')).toEqual([{ id: 'a' }]);
  });

  it('says of our own papers what their BibTeX says', () => {
    const list = readList(readOwnListFiles(), defaultSettings);
    const items = readCsl(render('list.csl.json', list));
    const references = new Map(parseReferences(render('list.bib', list)).map((each) => [each.id, each]));
    expect(items.length).toBeGreaterThan(30);
    for (const item of items) {
      const other = references.get(item.id);
      expect(item).toMatchObject({ title: other?.title });
      expect(item['container-title'], item.id).toBe(other?.['container-title']);
      expect(item.author?.map(nameWords), item.id).toEqual(other?.author?.map(nameWords));
    }
  });
});

describe('parseCslName', () => {
  it.each([
    ['Jacob Devlin', { family: 'Devlin', given: 'Jacob' }],
    ['von Neumann, John', { family: 'Neumann', given: 'John', 'non-dropping-particle': 'von' }],
    ['Ludwig van Beethoven', { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
    ['Rob van der Goot', { family: 'Goot', given: 'Rob', 'non-dropping-particle': 'van der' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Oscar de la Hoya III', { family: 'Hoya', given: 'Oscar', suffix: 'III', 'non-dropping-particle': 'de la' }],
    ['Plato', { family: 'Plato' }],
    ['bell hooks', { family: 'hooks', given: 'bell' }],
    ['王小明', { literal: '王小明' }],
    ['World Health Organization', { literal: 'World Health Organization' }],
  ])('takes %s apart', (name, parts) => {
    expect(parseCslName(name)).toEqual(parts);
  });
});
