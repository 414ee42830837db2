import { expect } from 'vitest';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Output, type Settings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { datasetYaml, paperYaml, readListOf } from '../../list-fixtures.ts';

export const written = (file: string, files: Record<string, string>, more: Partial<Output> = {}, existing = '') => {
  const settings: Settings = { ...defaultSettings, outputs: [{ file, language: 'en', zone: 'markers', ...more }] };
  const { files: made, findings } = renderOutputs(
    readListOf(files, settings),
    settings,
    new Map(existing ? [[file, existing]] : []),
  );
  expect(findings).toEqual([]);
  return made[0]?.text ?? '';
};

const share = datasetYaml(
  'license: MIT\nadded: 2020-08\ntasks: [dialogue]\n',
  '"Dialogues, and =more"',
  'https://pan.baidu.com/s/1abcDEF',
)
  .replace('description', 'description')
  .replace('url: https://pan.baidu.com/s/1abcDEF', 'url: https://pan.baidu.com/s/1abcDEF\n    code: "0123"');
const bert = paperYaml(
  'BERT & 100% of $x_1$ {braces',
  'https://arxiv.org/abs/1810.04805',
  'authors: [Jacob Devlin, "Johnson and Johnson"]\nyear: 2019\nvenue: NAACL\nidentifiers: { arxiv: "1810.04805" }\n',
);
export const files = { 'bert.yml': bert, 'share.yml': share };

/** A paper with these fields, written as JSON, which YAML reads. */
export const paperWith = ({ title = 'T', ...fields }: Record<string, unknown>, url = 'https://arxiv.org/abs/1810.04805') => {
  const more = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return paperYaml('T', url, more.join('')).replace('"T"', () => JSON.stringify(title));
};

/** An entry with every field that a data format has a place for. */
const full = datasetYaml(
  `${[
    'organization: { en: A laboratory }',
    'version: "2.0"',
    'formerly: [Old name]',
    'identifiers: { zenodo: "3859869", huggingface: datasets/a/b }',
    'publications: [{ title: A preprint, venue: arXiv, year: 2023, identifiers: { arxiv: "2312.12806" } }]',
    'size: [{ count: 39.04, unit: { en: hours } }, { count: 10, unit: { en: samples }, parts: { train: 8, test: 2 } }]',
    'modality: [audio, text]',
    'license: Apache-2.0',
    'licenses: [{ of: code, license: MIT }, { of: data, license: CC-BY-4.0 }]',
    'use: non-commercial',
    'access: partial',
    'opens: 2026-03-01',
    'closes: 2026-06-30',
    'relations: [{ type: part-of, to: whole }]',
  ].join('\n')}\n`,
  'Full',
);
export const fullFiles = { 'full.yml': full, 'whole.yml': datasetYaml('', 'Whole', 'https://github.com/CBLUEbenchmark/CBLUE') };
