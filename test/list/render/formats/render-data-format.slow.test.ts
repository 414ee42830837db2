import { plugins } from '@citation-js/core';
import { XMLValidator } from 'fast-xml-parser';
import { afterEach, describe, expect, it } from 'vitest';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Output, type Settings } from '../../../../src/list/schema/settings-schema.ts';
import { toSingleLine } from '../../../../src/text/invisible-characters.ts';
import fc from '../../../seeded-fast-check.ts';
import { datasetYaml, paperYaml, readListOf } from '../../list-fixtures.ts';
import { nameWords, parseBibtex, parseCsv, parseReferences } from './format-readers.ts';

const written = (file: string, files: Record<string, string>, more: Partial<Output> = {}, existing = '') => {
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
const files = { 'bert.yml': bert, 'share.yml': share };

/** A paper with these fields, written as JSON, which YAML reads. */
const paperWith = ({ title = 'T', ...fields }: Record<string, unknown>, url = 'https://arxiv.org/abs/1810.04805') => {
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
const fullFiles = { 'full.yml': full, 'whole.yml': datasetYaml('', 'Whole', 'https://github.com/CBLUEbenchmark/CBLUE') };

describe('the fields that real entries need', () => {
  it('are columns of the CSV', () => {
    const [head = [], row = []] = parseCsv(written('list.csv', fullFiles));
    const cells = Object.fromEntries(head.map((name: string, index: number) => [name, row[index]]));
    expect(cells).toMatchObject({
      organization: 'A laboratory',
      version: '2.0',
      formerly: 'Old name',
      identifiers: 'huggingface:datasets/a/b; zenodo:3859869',
      publications: 'A preprint, arXiv, 2023, arxiv:2312.12806',
      size: '39.04 hours; 10 samples (8 training, 2 test)',
      modality: 'audio; text',
      licenses: 'code MIT; data CC-BY-4.0',
      use: 'non-commercial',
      access: 'partial',
      opens: '2026-03-01',
      closes: '2026-06-30',
      relations: 'part-of whole',
    });
  });

  it('are properties of the data set in JSON-LD', () => {
    const { '@graph': graph } = JSON.parse(written('list.jsonld', fullFiles));
    expect(graph[0]).toMatchObject({
      license: ['Apache-2.0', 'MIT', 'CC-BY-4.0'].map((id) => `https://spdx.org/licenses/${id}.html`),
      conditionsOfAccess: 'non-commercial use only',
      sameAs: ['https://huggingface.co/datasets/a/b', 'https://zenodo.org/records/3859869'],
      size: ['39.04 hours', '10 samples (8 training, 2 test)'],
      isPartOf: ['https://github.com/CBLUEbenchmark/CBLUE'],
      publisher: { '@type': 'Organization', name: 'A laboratory' },
      citation: ['https://arxiv.org/abs/2312.12806'],
      alternateName: ['Old name'],
      version: '2.0',
    });
  });

  it('end a shortened list of authors as BibTeX does', () => {
    expect(written('list.bib', { 'a.yml': paperWith({ authors: ['Ningyu Zhang', 'et al.'] }) })).toContain(
      '{Ningyu Zhang and others}',
    );
  });

  it('give the record of a journal article the number of its preprint, and not its DOI', () => {
    const publications = [{ venue: 'arXiv', year: 2023, identifiers: { arxiv: '2312.12806', doi: '10.48550/arXiv.2312.12806' } }];
    const paper = paperWith({ venue: 'AAAI', year: 2024, publications, identifiers: { doi: '10.1609/aaai.v38i16.29723' } });
    const text = written('list.bib', { 'a.yml': paper });
    expect(text).toContain('eprint = {2312.12806}');
    expect(text).toContain('doi = {10.1609/aaai.v38i16.29723}');
    expect(text.match(/doi = /g)).toHaveLength(1);
  });
});

describe('list.json', () => {
  it('has every entry as in the data, in section order, and replaces the old file', () => {
    const { entries, sections } = JSON.parse(written('list.json', files, {}, 'something else'));
    expect(entries.map(({ id }: { id: string }) => id)).toEqual(['share', 'bert']);
    expect(entries[0]).toMatchObject({
      kind: 'dataset',
      section: 'datasets',
      links: [{ role: 'data', code: '0123' }],
      added: '2020-08',
    });
    expect(sections[0].sections[0].id).toBe('tools');
  });

  it('has only the selected sections', () => {
    const { entries } = JSON.parse(written('list.json', files, { sections: ['papers'] }));
    expect(entries).toHaveLength(1);
  });
});

describe('list.csv', () => {
  it('has one row for each entry, with CRLF and quotes where needed', () => {
    const text = written('list.csv', files);
    expect(text.split('\r\n')).toHaveLength(4);
    const [head, first] = parseCsv(text);
    expect(first?.[head?.indexOf('name') ?? -1]).toBe('Dialogues, and =more');
    expect(first?.[head?.indexOf('code') ?? -1]).toBe('0123');
  });

  it('can be read back unchanged, and no cell is a formula, whatever the names', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('=1+1', '+a', '-2', '@x', '\t=1', '"', 'a"b,c\nd')),
        (name) => {
          fc.pre(/\S/.test(name));
          const text = written('list.csv', { 'a.yml': datasetYaml('', JSON.stringify(name)) });
          const rows = parseCsv(text);
          expect(new Set(rows.map((row) => row.length))).toEqual(new Set([33]));
          for (const cell of rows.slice(1).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
      { numRuns: 30 },
    );
  });
});

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

  it.each([
    ['Scientific Reports', undefined, 'article'],
    ['The Lancet', undefined, 'article'],
    ['Proceedings of the National Academy of Sciences', undefined, 'article'],
    ['软件学报', undefined, 'article'],
    ['Anything', '10.1038/s41597-020-0451-3', 'article'],
    ['Anything', '10.1016/j.jbi.2020.103637', 'article'],
    ['Procedia Computer Science', '10.1016/j.procs.2020.01.001', 'inproceedings'],
    ['Anything', '10.1016/B978-0-12-1', 'inproceedings'],
    ['Lecture Notes in Computer Science', '10.1007/978-3-030-1_1', 'inproceedings'],
    ['Anything', '10.1007/s10462-020-1', 'article'],
    ['BIBM', '10.1109/BIBM.2018.1', 'inproceedings'],
    ['Proceedings of the Conference on Artificial Intelligence in Medicine', undefined, 'inproceedings'],
    ['Advances in Neural Information Processing Systems', undefined, 'inproceedings'],
  ])('writes a paper in %s (%s) as @%s', (venue, doi, type) => {
    const fields = { venue, ...(doi === undefined ? {} : { identifiers: { doi } }) };
    const [record] = parseBibtex(written('list.bib', { 'a.yml': paperWith(fields) }));
    expect(record?.type).toBe(type);
    expect(record?.fields[type === 'article' ? 'journal' : 'booktitle']).toBe(type === 'article' ? venue : `{${venue}}`);
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

describe('the feed of new entries', () => {
  const dated = {
    'old.yml': datasetYaml('added: "2019"\n', 'Old & <older>', 'https://old.example.org/?a=1&b=2'),
    'new.yml': datasetYaml('added: "2020-08-12"\n', 'New', 'https://new.example.org/'),
    'undated.yml': datasetYaml('', 'Undated', 'https://undated.example.org/'),
  };

  it('has the entries with a date added, newest first', () => {
    const text = written('feed.xml', dated, { address: 'https://list.example.org/feed.xml' });
    expect(XMLValidator.validate(text)).toBe(true);
    expect([...text.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title)).toEqual([
      'A list',
      'New',
      'Old &amp; &lt;older&gt;',
    ]);
    expect(text).toContain('<updated>2020-08-12T00:00:00Z</updated>');
    expect(text).toContain('<id>https://list.example.org/feed.xml#old</id>');
    expect(text).toContain('href="https://old.example.org/?a=1&amp;b=2"');
  });

  it('leaves out an entry whose date does not exist', () => {
    const text = written('feed.xml', {
      ...dated,
      'odd.yml': datasetYaml('added: 2024-02-30\n', 'Odd', 'https://odd.example.org/'),
    });
    expect(text).not.toMatch(/Odd|2024-02-30/);
    for (const [, at = ''] of text.matchAll(/<(?:updated|published)>(.*?)</g)) {
      expect(new Date(at).toISOString()).toBe(at.replace('Z', '.000Z'));
    }
  });

  it('keeps the ids of entries whose name, links or description change', () => {
    const ids = (text: string) => [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    const before = ids(written('feed.atom', dated));
    const after = ids(
      written('feed.atom', { ...dated, 'new.yml': datasetYaml('added: "2020-08-12"\n', 'Renamed', 'https://x.example.org/') }),
    );
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(3);
    for (const id of before) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has no character that XML forbids, in URLs either', () => {
    const entry = datasetYaml('added: "2020"\n', 'Odd', 'https://odd.example.org/a').replace(
      /https:\S+/,
      '"https://odd.example.org/\\x01a"',
    );
    const text = written('feed.xml', { 'a.yml': entry });
    expect(text).toContain('Odd');
    expect(text).not.toContain('\x01');
  });

  it('is well formed, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        fc.pre(/\S/.test(name) && name.isWellFormed());
        const text = written('feed.xml', { 'a.yml': datasetYaml('added: "2020"\n', JSON.stringify(name)) });
        expect(XMLValidator.validate(text)).toBe(true);
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\ufffe\uffff]/u);
      }),
      { numRuns: 30 },
    );
  });
});

describe('datasets as JSON-LD', () => {
  it('are schema.org datasets with license, downloads and papers', () => {
    const text = written('datasets.jsonld', { ...files, 'x.yml': datasetYaml('', '</script><b>', 'https://x.example.org/') });
    const document = JSON.parse(text);
    expect(document['@context']).toBe('https://schema.org');
    expect(document['@graph'][0]).toMatchObject({
      '@type': 'Dataset',
      identifier: 'share',
      license: 'https://spdx.org/licenses/MIT.html',
      distribution: [{ '@type': 'DataDownload', contentUrl: 'https://pan.baidu.com/s/1abcDEF' }],
      keywords: ['dialogue'],
    });
    expect(document['@graph']).toHaveLength(2);
    expect(text, 'it may stand in a page').not.toContain('<');
  });
});

it('every format gives the same bytes for any order of files', () => {
  for (const file of ['list.json', 'list.csv', 'list.bib', 'feed.xml', 'datasets.jsonld', '.github/ISSUE_TEMPLATE/entry.yml']) {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(written(file, reversed)).toBe(written(file, files));
  }
});
