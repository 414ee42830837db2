import { deepStrictEqual } from 'node:assert/strict';
import { describe, expect, it } from 'vitest';
import { formatEntry } from '../../../src/list/authoring/format-entry.ts';
import { excessiveNesting, maxYamlFileBytes, parseFullYaml, readYaml } from '../../../src/list/yaml/read-yaml.ts';
import { parseYamlSubset } from '../../../src/list/yaml/yaml-subset.ts';
import fc from '../../seeded-fast-check.ts';

const readSubset = (text: string) => parseYamlSubset(text, excessiveNesting);

/** Files as people and we write them. */
const written = [
  formatEntry({
    kind: 'paper',
    section: 'papers',
    title: 'A title: with a colon',
    authors: ['A. Author', '张三'],
    year: 2020,
    identifiers: { doi: '10.1038/x', arxiv: '2010.07497' },
    links: [{ role: 'paper', url: 'https://arxiv.org/abs/2010.07497', code: '0123', label: { zh: '论文' } }],
    tags: ['ner', 'qa'],
    added: '2020-08-12',
  }),
  'title:\n  zh: 清单　名\nlanguages: [zh, en]\nsections:\n- id: a\n  name: { zh: "甲", en: \'A, b\' }\n  order: [x, 1, 2020-08]\n\n# more\n- id: b\n  name: {en: B c }\nlicense: MIT\n',
  '# two\n- id: a\n  size:\n    - count: 7\n      unit: { en: q }\n  links: [{ role: data, code: "0x1f" }, {}]\n-   id: b\n    tags: []\n',
  'a: x\nb:\n  - c\n  - d: 0\n    e: 10.5/z\n  - "f"\ng: 100000000000000\n',
];

/** Pieces that turn a file without a doubt into another one, or into none. */
const pieces = fc.constantFrom(
  ...[
    '\n',
    ' ',
    '  ',
    ': ',
    ':',
    '- ',
    '-',
    '# ',
    ' #',
    '"',
    "'",
    "''",
    '\\',
    '[',
    ']',
    '{',
    '}',
    ', ',
    ',',
    '&a ',
    '*a',
    '!t ',
    '|',
    '>',
    '|-\n',
  ],
  ...[
    '? ',
    '%',
    '@',
    '`',
    '~',
    'null',
    'true',
    'No',
    '0',
    '00',
    '1e5',
    '0x1',
    '1.',
    '.5',
    '-1',
    '+',
    '_',
    '=',
    '<<: ',
    '---\n',
    '...\n',
    '\t',
    '\r\n',
  ],
  ...[
    '\ufeff',
    '\u00a0',
    '\u3000',
    '\u2028',
    '\u0085',
    '\0',
    '𠮷',
    '\ud800',
    'k: ',
    'zh: ',
    'constructor: ',
    '__proto__: ',
    '[ ',
    '- - ',
    'a: b: ',
  ],
  '['.repeat(64),
  '& '.repeat(16),
  '- '.repeat(64),
  'x: '.repeat(64),
  'y'.repeat(1100),
);
/**
 * Where a piece goes: anywhere, or where it means something: around a line, in place of a value or
 * as part of one.
 */
const change = fc.record({
  where: fc.constantFrom(/(?:)/g, /^ */gm, /$/gm, /(?<=[:-] ).*$/gm, /(?<=[:-] .)/g, /(?<=["'[{,] ?)/g, /\w+/g, /\n/g),
  which: fc.nat({ max: 400 }),
  put: fc.array(pieces, { maxLength: 2 }).map((all) => all.join('')),
});
const changed = fc.tuple(fc.constantFrom(...written), fc.array(change, { maxLength: 3 })).map(([text, changes]) => {
  let now = text;
  for (const { where, which, put } of changes) {
    const places = [...now.matchAll(where)];
    const place = places[which % places.length];
    if (place) now = `${now.slice(0, place.index)}${put}${now.slice(place.index + place[0].length)}`;
  }
  return now;
});
const madeOfPieces = fc
  .array(fc.oneof(pieces, fc.constantFrom('a', 'a: ', 'b: 1\n', '\n  ', '\n- ', 'x y')), { maxLength: 12 })
  .map((all) => all.join(''));

describe('parseYamlSubset', () => {
  it('gives the same data as the full parser, or leaves the file to it', () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: changed }, madeOfPieces), (text) => {
        const plain = readSubset(text);
        if (plain === undefined) return;
        answered += 1;
        const full = parseFullYaml({ path: 'x.yml', text });
        expect(full.findings).toEqual([]);
        // Vitest’s own comparison takes a key called constructor for the class of its mapping.
        deepStrictEqual(plain.data, full.data);
        expect(plain.items).toEqual(full.itemLines());
      }),
      { numRuns: 2000, examples: [['constructor: \n- a\n']] },
    );
    expect(answered).toBeGreaterThan(200);
  });

  it.each(written)('reads a typical file itself (%#)', (text) => {
    expect(readSubset(text)).toBeDefined();
  });

  it.each([
    ['nothing at all', '# a comment\n'],
    ['a key without a value', 'a: 1\nb:\n'],
    ['a duplicate key', 'a: 1\na: 2\n'],
    ['a tag', 'a: !!str 1\n'],
    ['an anchor', 'a: &x 1\n'],
    ['a text of several lines', 'a: one\n  two\n'],
    ['a block of text', 'a: |\n  two\n'],
    ['an escape', 'a: "\\u4e00"\n'],
    ['a comment behind a value', 'a: 1 # one\n'],
    ['a colon within a value', 'a: b: c\n'],
    ['a number with a leading zero', 'a: 0123\n'],
    ['a number with a point', 'a: 1909.06146\n'],
    ['a boolean', 'a: true\n'],
    ['a second document', 'a: 1\n---\nb: 2\n'],
    ['lines that end as in Windows', 'a: 1\r\n'],
    ['a byte order mark', '\ufeffa: 1\n'],
    ['a line that is indented less than its siblings', 'a:\n    b: 1\n  c: 2\n'],
    ['the key __proto__', '__proto__:\n  a: 1\n'],
    ['brackets that end on another line', 'a: [1,\n  2]\n'],
    ['too many brackets', `a: "${'['.repeat(64)}"\n`],
    [
      'what is deep',
      Array.from({ length: 12 }, (_, index) => `${' '.repeat(index)}a:\n`)
        .join('')
        .concat(`${' '.repeat(12)}a: 1\n`),
    ],
    ['brackets that are deep', `a: ${'['.repeat(12)}${']'.repeat(12)}\n`],
    ['what is large', `a: ${'x'.repeat(maxYamlFileBytes / 2)}\n`],
  ])('leaves %s to the full parser', (_, text) => {
    expect(readSubset(text)).toBeUndefined();
  });
});

describe('readYaml', () => {
  /** Every path of some data, some that lead nowhere, and some that lead into a text. */
  function pathsIn(data: unknown, path: (string | number)[] = []): (string | number)[][] {
    const below = typeof data === 'object' && data !== null ? Object.entries(data) : [['within', undefined] as const];
    const here = [path, ...['nowhere', 'id', 'en', 'e', 2, 99, -1].map((name) => [...path, name])];
    if (typeof data !== 'object' || data === null) return here;
    return [...here, ...below.flatMap(([key, value]) => pathsIn(value, [...path, Array.isArray(data) ? Number(key) : key]))];
  }

  it('gives the same positions as the full parser', () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: changed }, madeOfPieces), (text) => {
        if (readSubset(text) === undefined) return;
        answered += 1;
        const [file, full] = [readYaml({ path: 'x.yml', text }), parseFullYaml({ path: 'x.yml', text })];
        for (const path of pathsIn(file.data)) {
          const about = (read: typeof file) => [
            read.locate(path),
            read.locate(path, 'key'),
            read.sourceText(path),
            read.plainText(path),
          ];
          expect([path, ...about(file)]).toEqual([path, ...about(full)]);
        }
      }),
      { numRuns: 400 },
    );
    expect(answered).toBeGreaterThan(40);
  });

  it('gives the same positions in long files', () => {
    const text = Array.from({ length: 1000 }, (_, index) => `key-${index}: [a, "${index}"]\n`).join('');
    expect(readSubset(text)).toBeDefined();
    expect(readYaml({ path: 'x.yml', text }).locate(['key-999', 1])).toEqual({
      line: 1000,
      column: 14,
      endLine: 1000,
      endColumn: 19,
    });
  });
});
