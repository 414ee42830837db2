import { describe, expect, it } from 'vitest';
import { formatEntry } from '../../../src/list/authoring/format-entry.ts';
import { formatInFull } from '../../../src/list/authoring/format-file.ts';
import { isFormatted } from '../../../src/list/authoring/is-formatted.ts';
import fc from '../../seeded-fast-check.ts';

const head = '# yaml-language-server: $schema=../schema.json\n';
/** Entries as they are written by us, and as people write them. */
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
  'title:\n  zh: 清单\nsections:\n- id: a\n  name: { zh: "甲" }\n\n# more\n- id: b\n  name: {en: B c }\nlicense: MIT\n',
  '# two\n- id: a\n  size:\n    - count: 7\n      unit: { en: q }\n  links: [{ role: data, code: "0x1f" }, {}]\n-   id: b\n    tags: []\n',
  'a: x\nb:\n  - c\n  - d: 0\n    e:\n      - f: 1\n        g: h\n  - "f"\n  # own\ni: j\n',
];

const format = (text: string) => formatInFull({ path: 'data/sets/x.yml', text }).text;

describe('isFormatted', () => {
  it('knows the files that Listkeeper writes', () => {
    const entry = `${head}kind: dataset\nname:\n  zh: 数据\nlinks:\n  - role: data\n    url: https://a.edu/\n    code: "0123"\ntags: [a, b]\n`;
    expect(format(entry)).toBe(entry);
    expect(isFormatted(entry)).toBe(true);
  });

  it.each([
    ['a list beside its key', `${head}links:\n- role: data\n`],
    ['four spaces', `${head}name:\n    zh: a\n`],
    ['two spaces behind a dash', `${head}tags:\n  -  a\n`],
    ['a code without quotes', `${head}links:\n  - code: abcd\n`],
    ['an identifier without quotes', `${head}arxiv: 2010\n`],
    ['a blank at the end of a line', `${head}a: b \n`],
    ['two empty lines', `${head}a: b\n\n\nc: d\n`],
    ['no line break at the end', `${head}a: b`],
    ['no schema', 'a: b\n'],
  ])('does not take %s for formatted', (_, text) => {
    expect(format(text)).not.toBe(text);
    expect(isFormatted(text)).toBe(false);
  });

  it('never takes a text for formatted that formatting would change', () => {
    const edit = fc.tuple(
      fc.nat(400),
      fc.constantFrom('', ' ', '  ', '\n', '\n\n', '- ', '#', ':', '"', 'code: ab12\n', '1', '\t', '[', '|'),
    );
    const text = fc
      .tuple(fc.constantFrom(...written), fc.constantFrom(head, ''), fc.array(edit, { maxLength: 3 }), fc.boolean())
      .map(([entry, first, edits, formats]) => {
        let changed = formats ? format(first + entry) : first + entry;
        for (const [at, insert] of edits)
          changed = changed.slice(0, at % changed.length) + insert + changed.slice(at % changed.length);
        return changed;
      });
    let formatted = 0;
    fc.assert(
      fc.property(text, (text) => {
        if (!isFormatted(text)) return;
        formatted += 1;
        expect(format(text)).toBe(text);
      }),
      { numRuns: 3000 },
    );
    expect(formatted).toBeGreaterThan(200);
  });
});
