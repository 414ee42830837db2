import { describe, expect, it } from 'vitest';
import {
  extractFacts,
  extractPreprint,
  extractStatedFacts,
} from '../../../../../src/list/import/entries/extract/extract-facts.ts';

const paper = (description: string) => extractFacts({ kind: 'paper', description });
const tool = (description: string) => extractFacts({ kind: 'toolkit', description });

describe('the facts of a paper', () => {
  it.each([
    ['Ann Reed et al. EMNLP 2020.', { authors: ['Ann Reed', 'et al.'], venue: 'EMNLP', year: 2020 }],
    ['Reed et al, SC 2020', { authors: ['Reed', 'et al.'], venue: 'SC', year: 2020 }],
    ["In NeurIPS'2019", { venue: 'NeurIPS', year: 2019 }],
    ['acl-2021', { venue: 'acl', year: 2021 }],
    ['On linen (2021)', { year: 2021 }],
    ['On linen（2021年3月）', { year: 2021 }],
    ['On linen since 2021', {}],
    ['preACL 2020', {}],
    ['ACL 20201', {}],
    ['', {}],
  ])('in %j', (description, facts) => {
    expect(paper(description)).toEqual(facts);
  });
});

describe('the facts of a tool', () => {
  it.each([
    ['Splits words. `Apache-2.0` `Go`', { license: 'Apache-2.0' }],
    ['Splits words. `not-stated`', {}],
    ['Splits words. MIT', {}],
    ['语言：中英', { languages: ['zh', 'en'] }],
    ['语言: 英语', { languages: ['en'] }],
    ['支持中文', {}],
    ['Ann Reed et al. EMNLP 2020.', { year: 2020 }],
  ])('in %j', (description, facts) => {
    expect(tool(description)).toEqual(facts);
  });

  it('have the status gone where its name is struck out', () => {
    expect(extractFacts({ kind: 'toolkit', description: '', isStruck: true })).toEqual({ status: { state: 'gone' } });
  });
});

describe('extractStatedFacts', () => {
  it.each([
    ['规模：5 万条', { size: [{ count: 50_000, unit: { zh: '条' } }] }],
    ['数据量：74万篇新闻文档（2.19 GB）', { size: [{ count: 740_000, unit: { zh: '篇新闻文档' } }] }],
    ['Version: 2.0; Modality: text, audio', { version: '2.0', modality: ['text', 'audio'] }],
    ['Command line apps in Go (formerly codegangsta/cli).', { formerly: ['codegangsta/cli'] }],
    // Said of something else than the entry.
    ['Reads an OpenAPI document (formerly known as swagger file) of a provider.', {}],
    ['数据规模：共38万条，分布于15个分类中。', {}],
    ['Find the right size: measure first', {}],
  ])('takes from %s what is sure', (description, fields) => {
    expect(extractStatedFacts({ kind: 'dataset', name: 'A', description })).toEqual(fields);
  });

  it('finds an earlier name behind the name', () => {
    expect(extractStatedFacts({ kind: 'toolkit', name: 'Tabby (formerly Terminus)', description: '' })).toEqual({
      formerly: ['Terminus'],
    });
  });

  it('takes no field that the kind does not have', () => {
    expect(extractStatedFacts({ kind: 'toolkit', name: 'A', description: 'Size: 12 pages' })).toEqual({});
  });
});

describe('extractPreprint', () => {
  it.each([
    ['NAACL', 2019, '1810.04805', { publications: [{ venue: 'arXiv', year: 2018 }] }],
    ['NAACL', 2018, '1810.04805', {}],
    ['arXiv', 2019, '1810.04805', {}],
    ['ACL', 2017, '1810.04805', {}],
    ['ACL', undefined, '1810.04805', {}],
    ['ACL', 2019, undefined, {}],
  ] as const)('of %s %s with %s', (venue, year, arxiv, publications) => {
    expect(extractPreprint(venue, year, arxiv)).toEqual(publications);
  });
});
