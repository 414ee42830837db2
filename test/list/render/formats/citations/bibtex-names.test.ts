import { describe, expect, it } from 'vitest';
import { toSingleLine } from '../../../../../src/text/invisible-characters.ts';
import { paperYaml } from '../../../list-fixtures.ts';
import { paperWith, written } from '../data-format-fixtures.ts';
import { parseBibtex, parseReferences } from '../format-readers.ts';

describe('the names of authors in BibTeX', () => {
  it('keeps authors whose name contains a BibTeX keyword', () => {
    const fields = 'authors: [and, "And Co", Smith and, others, Andrew Sand]\n';
    const [record] = parseBibtex(
      written('list.bib', { 'a.yml': paperYaml('A Study of Names', 'https://arxiv.org/abs/1810.04805', fields) }),
    );
    expect(record?.fields.author).toBe('{and} and {And Co} and {Smith and} and {others} and Andrew Sand');
  });

  it('lets BibTeX split names of people, but not of organizations', () => {
    const authors = [
      'Jacob Devlin',
      'von Neumann, John',
      'Smith, Jr., Ann',
      'Xiao-ming Li',
      'Muhammad al-Rahman',
      'de la Vega-ruiz, Jean-Paul',
      '王小明',
      'O’Brien',
      'Johnson & Co',
      'a, b, c, d',
      ', x',
      '--',
      '%',
    ];
    const [reference] = parseReferences(written('list.bib', { 'a.yml': paperWith({ authors }) }));
    expect(reference?.author).toEqual([
      { given: 'Jacob', family: 'Devlin' },
      { given: 'John', 'non-dropping-particle': 'von', family: 'Neumann' },
      { given: 'Ann', suffix: 'Jr.', family: 'Smith' },
      { given: 'Xiao-ming', family: 'Li' },
      { given: 'Muhammad', family: 'al-Rahman' },
      { given: 'Jean-Paul', 'non-dropping-particle': 'de la', family: 'Vega-ruiz' },
      ...authors.slice(6).map((family) => ({ family })),
    ]);
  });

  it('keeps names whole that begin with the family name, and names of organizations', () => {
    const authors = [
      '王 小明',
      '山田 太郎',
      '김 철수',
      '山田　タロウ',
      'Yidu Cloud, Inc.',
      'World Health Organization',
      'Tencent AI Lab',
      'Harbin Institute of Technology',
      'The RECOVERY Collaborative Group',
    ];
    const [reference] = parseReferences(written('list.bib', { 'a.yml': paperWith({ authors }) }));
    expect(reference?.author).toEqual(authors.map((family) => ({ family: toSingleLine(family) })));
  });

  it.each(['King, Martin Luther, Jr.', 'King, Jr., Martin Luther', 'Martin Luther King, Jr.', 'Martin Luther King Jr.'])(
    'puts the suffix of %s where BibTeX expects it',
    (name) => {
      const [reference] = parseReferences(
        written('list.bib', { 'a.yml': paperWith({ authors: [name, 'Oscar de la Hoya III'] }) }),
      );
      expect(reference?.author).toEqual([
        { given: 'Martin Luther', suffix: 'Jr.', family: 'King' },
        { given: 'Oscar', suffix: 'III', 'non-dropping-particle': 'de la', family: 'Hoya' },
      ]);
    },
  );
});
