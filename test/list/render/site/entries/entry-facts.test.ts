import { describe, expect, it } from 'vitest';
import { buildAllFacts, buildCardFacts } from '../../../../../src/list/render/site/entries/entry-facts.ts';
import { readExampleEntry } from './example-entry.ts';

const name = 'name: { en: One }\n';
const listCard = (fields: string, language: 'en' | 'zh' = 'en') => {
  const { entry, info } = readExampleEntry(`${name}${fields}`);
  return buildCardFacts(entry, { info, language, display: undefined }).map(({ text }) => text);
};
const listAll = (fields: string, kind = 'dataset') => {
  const { entry, info } = readExampleEntry(`${kind === 'paper' ? 'title: One\n' : name}${fields}`, kind);
  const findName = (id: string) => (id === 'two' ? 'Two' : undefined);
  const facts = buildAllFacts(entry, { info, language: 'en', display: undefined, findName });
  return Object.fromEntries(facts.map((fact) => [fact.name, fact.values.map(({ text }) => text)]));
};

describe('the facts of a card', () => {
  it('are what readers choose by, without what most entries of the list have', () => {
    const fields =
      'venue: ACL\nyear: 2020\nlicense: MIT\nuse: research-only\naccess: application\nlanguages: [zh-Hans]\ntasks: [dialogue]\nsize: [{ count: 12, unit: { en: hours } }]\n';
    expect(listCard(fields)).toEqual([
      'Dataset',
      'ACL 2020',
      '12 hours',
      'MIT',
      'research use only',
      'on application',
      'dialogue',
    ]);
    expect(listCard('languages: [en]\nlicense: not-stated\naccess: open\n', 'zh')).toEqual(['数据集', '英文']);
  });

  it('name the first authors of a paper', () => {
    const { entry, info } = readExampleEntry('title: One\nauthors: [A, B, C, D]\nyear: 2020\n', 'paper');
    expect(buildCardFacts(entry, { info, language: 'en', display: undefined }).map(({ text }) => text)).toEqual([
      'Paper',
      'A, B, C et al.',
      '2020',
    ]);
  });

  it('leave the access to the links where these say it', () => {
    expect(listCard('access: application\nlinks: [{ role: data, url: "https://a.example/", requires: application }]\n')).toEqual([
      'Dataset',
    ]);
  });
});

describe('the facts of a page', () => {
  it('are all that the entry says', () => {
    expect(listAll('authors: [A, B, et al.]\nyear: 2020\nvenue: ACL 2020\n', 'paper')).toEqual({
      Kind: ['Paper'],
      Authors: ['A, B et al.'],
      Published: ['ACL 2020'],
    });
    expect(
      listAll(
        'parameters: [7B]\nbase: [LLaMA]\ncontext: 4096\nmodality: [text, image]\nlicenses: [{ of: code, license: MIT }, { of: weights, license: not-stated }]\n',
        'model',
      ),
    ).toEqual({
      Kind: ['Model'],
      Modality: ['text', 'images'],
      Parameters: ['7B'],
      'Based on': ['LLaMA'],
      Context: ['4,096'],
      License: ['MIT (code)', 'not stated (weights)'],
    });
    expect(
      listAll('opens: 2020-01\nformerly: [Old, "https://old.example/"]\nsource: { en: Books }\nadded: "2021"\n'),
    ).toMatchObject({
      Open: ['from 2020-01'],
      Formerly: ['Old'],
      'Source of the data': ['Books'],
      Added: ['2021'],
    });
  });

  it('name identifiers, and other entries that the list has', () => {
    expect(
      listAll(
        'identifiers: { doi: 10.1000/1, arxiv: "2010.07497" }\nrelations: [{ type: part-of, to: two }, { type: part-of, to: three }, { type: replaces, to: four }]\n',
      ),
    ).toEqual({
      Kind: ['Dataset'],
      Identifiers: ['DOI 10.1000/1', 'arXiv 2010.07497'],
      'Part of': ['Two'],
    });
  });
});
