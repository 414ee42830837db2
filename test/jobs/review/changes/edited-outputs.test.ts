import { describe, expect, it } from 'vitest';
import { findEditedOutputs } from '../../../../src/jobs/review/changes/edited-outputs.ts';
import { readList } from '../../../../src/list/index.ts';
import { defaultSettings, type Output } from '../../../../src/list/schema/index.ts';

const data = [
  { path: 'data/list.yml', text: 'title: { en: L }\nlanguages: [en]\nsections: [{ id: a, name: { en: A } }]\n' },
  {
    path: 'data/one.yml',
    text: 'kind: article\nsection: a\nname: { en: One }\nlinks: [{ role: homepage, url: "https://a.example/" }]\n',
  },
];

const findEdits = (output: Output) =>
  findEditedOutputs({
    base: [...data, { path: output.file, text: 'old\n' }],
    head: [...data, { path: output.file, text: 'by hand\n' }],
    list: readList(data, defaultSettings),
    settings: { ...defaultSettings, outputs: [output] },
  }).map(({ file }) => file);

describe('an edit by hand', () => {
  it('of a whole file that is generated is found', () => {
    expect(findEdits({ file: 'list.json', language: 'en', zone: 'markers' })).toEqual(['list.json']);
  });

  it('is not looked for in a site, which people commit as the command line writes it', () => {
    expect(findEdits({ file: 'site/index.html', language: 'en', zone: 'markers', commit: true })).toEqual([]);
  });
});
