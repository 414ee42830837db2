import { plugins } from '@citation-js/core';
import { afterEach, describe, expect, it } from 'vitest';
import { toSingleLine } from '../../../../../src/text/invisible-characters.ts';
import fc from '../../../../seeded-fast-check.ts';
import { paperYaml } from '../../../list-fixtures.ts';
import { files, paperWith, written } from '../data-format-fixtures.ts';
import { nameWords, parseBibtex, parseReferences } from '../format-readers.ts';

describe('list.bib', () => {
  it('has a record for each paper and nothing else', () => {
    const records = parseBibtex(written('list.bib', files));
    expect(records).toMatchObject([
      {
        type: 'inproceedings',
        key: 'bert',
        fields: {
          author: 'Jacob Devlin and {Johnson and Johnson}',
          booktitle: '{NAACL}',
          eprint: '1810.04805',
          title: '{BERT \\& 100\\% of \\$x\\_1\\$ \\textbraceleft{}braces}',
        },
      },
    ]);
  });

  it.each([
    'https://example.org/10.1000/1',
    '10.1000/182',
    '{"title": "x", "id": [1]}',
    '@article{a, title = {x}}',
    '} , } @comment{',
    '\\input{/etc/passwd} \\\\ \\',
    '<b>half <i>marked</b>',
    '``quoted\'\' -- and --- ?` 1,,2 "3"',
    'a < b > c | d',
    'R&D, 100% of $x_1^2$ ~ #1',
    '深度学习：综述（第二版）',
    'Émile Škoda, Łódź, ß',
    'Q42',
    'others',
  ])('writes %s, wherever it occurs', (text) => {
    const file = written('list.bib', { 'a.yml': paperWith({ title: text, venue: text, authors: [text, 'and', text] }) });
    const [reference, ...more] = parseReferences(file);
    expect(more).toEqual([]);
    expect(reference).toMatchObject({ id: 'a', title: text, 'container-title': text });
    expect(reference?.author?.map(nameWords)).toEqual([text, 'and', text].map((family) => nameWords({ family })));
  });

  it('writes characters that classic TeX fonts lack as commands', () => {
    const [record] = parseBibtex(written('list.bib', { 'a.yml': paperWith({ title: 'a<b|c>d' }) }));
    expect(record?.fields.title).toBe('{a\\textless{}b\\textbar{}c\\textgreater{}d}');
  });

  it('has no invisible characters and no line separators', () => {
    const text = written('list.bib', { 'a.yml': paperWith({ title: 'a\n\u202eb\u202c\u0007', authors: ['\u200e', 'x\ny'] }) });
    expect(parseReferences(text)[0]).toMatchObject({ title: 'a b', author: [{ family: 'y' }] });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('escapes a brace in a URL or identifier, which would end the field', () => {
    const text = written('list.bib', {
      'a.yml': paperWith({ title: 'T', identifiers: { doi: '10.1000/a{b' } }, 'https://example.org/}a{?b=\\'),
    });
    expect(parseReferences(text)).toMatchObject([
      { DOI: '10.1000/a%7Bb', URL: expect.stringMatching(/^https:\/\/example\.org\/[^{}\\]+$/) },
    ]);
  });

  it('can be read back by two parsers, whatever the titles, venues and names', () => {
    const parts = [
      '{',
      '}',
      '\\',
      '%',
      '"',
      '@',
      '#',
      '~',
      'a',
      'B',
      '-',
      ',',
      "'",
      '`',
      '<b>',
      '|',
      '$',
      '=',
      ' ',
      ' and ',
      '，',
      '王',
      '\n',
    ];
    const words = fc.string({ unit: fc.constantFrom(...parts), minLength: 1, maxLength: 20 }).filter((text) => /\S/.test(text));
    fc.assert(
      fc.property(words, words, fc.array(words, { minLength: 1, maxLength: 3 }), (title, venue, authors) => {
        const made = written('list.bib', {
          'a.yml': paperWith({ title, venue, authors }),
          'b.yml': paperYaml('B', 'https://b.example.org/'),
        });
        expect(parseBibtex(made).map(({ key }) => key)).toEqual(['a', 'b']);
        const [first, second] = parseReferences(made);
        expect(first).toMatchObject({ id: 'a', title: toSingleLine(title), 'container-title': toSingleLine(venue) });
        expect(first?.author?.map(nameWords)).toEqual(authors.map((name) => nameWords({ family: toSingleLine(name) })));
        expect(second).toMatchObject({ id: 'b', title: 'B' });
      }),
      {
        numRuns: 100,
        examples: [
          ['{', '{', ['a-']],
          ['T', 'V', ['-a']],
          ['T', 'V', ['a-a', 'B-a a-B', 'a-王 B', "a'-a, a-a-a"]],
        ],
      },
    );
  });

  it('ends a shortened list of authors as BibTeX does', () => {
    expect(written('list.bib', { 'a.yml': paperWith({ authors: ['Ningyu Zhang', 'et al.'] }) })).toContain(
      '{Ningyu Zhang and others}',
    );
  });

  it('gives the record of a journal article the number of its preprint, and not its DOI', () => {
    const publications = [{ venue: 'arXiv', year: 2023, identifiers: { arxiv: '2312.12806', doi: '10.48550/arXiv.2312.12806' } }];
    const paper = paperWith({ venue: 'AAAI', year: 2024, publications, identifiers: { doi: '10.1609/aaai.v38i16.29723' } });
    const text = written('list.bib', { 'a.yml': paper });
    expect(text).toContain('eprint = {2312.12806}');
    expect(text).toContain('doi = {10.1609/aaai.v38i16.29723}');
    expect(text.match(/doi = /g)).toHaveLength(1);
  });
});

describe('citation-js, which would replace our writer if it passed these', () => {
  const reference = { id: 'a', type: 'article-journal' as const };
  const { format } = plugins.config.get('@bibtex');
  const before = { ...format };
  afterEach(() => void Object.assign(format, before));
  const theirs = (fields: Record<string, unknown>, asciiOnly: boolean): string => {
    Object.assign(format, { asciiOnly });
    return String(plugins.output.format('bibtex', [{ ...reference, ...fields }]));
  };

  it('keeps Chinese or escapes LaTeX, but not both', () => {
    expect(theirs({ title: '深度 & x' }, true)).not.toContain('深度');
    expect(theirs({ title: '深度 & x' }, false)).not.toContain('\\&');
  });

  it.each([true, false])('lets a name, identifier or title break the file (ASCII only: %s)', (asciiOnly) => {
    for (const fields of [{ author: [{ literal: 'A { B' }] }, { DOI: '10.1000/a{b' }, { title: 'a <b> c' }]) {
      expect(() => parseBibtex(theirs(fields, asciiOnly)), JSON.stringify(fields)).toThrow(/expected|does not end/);
    }
    expect(parseBibtex(theirs({ title: 'a b c' }, asciiOnly)), 'a harmless one is read').toHaveLength(1);
  });

  it('does not protect the first word of a title, and drops the PubMed id', () => {
    const text = theirs({ title: 'BERT: Words', PMID: '30049270' }, false);
    expect(text).toContain('{BERT: ');
    expect(text).not.toContain('30049270');
  });
});
