import { describe, expect, it } from 'vitest';
import { extractFacts } from '../../../../../src/list/import/entries/extract/extract-facts.ts';

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
