import { describe, expect, it } from 'vitest';
import { formatEntry } from '../../../src/list/authoring/format-entry.ts';
import { formatFile } from '../../../src/list/authoring/format-file.ts';
import type { EntryInput } from '../../../src/list/schema/entry/entry-schema.ts';
import { readYaml } from '../../../src/list/yaml/read-yaml.ts';
import fc from '../../seeded-fast-check.ts';
import { validateFiles } from '../list-fixtures.ts';

const format = (text: string, path = 'data/sets/x.yml') => formatFile({ path, text }).text;
const head = '# yaml-language-server: $schema=../schema.json\n';

describe('formatFile', () => {
  it('quotes codes and texts that YAML would read as numbers, and nothing else', () => {
    const before = `links:\n  - { role: data, code: 0123 } # hi\n  - code: 'abcd'\n    url: https://a.edu\nidentifiers:\n  arxiv: 2010.07490\nadded: 2020\nyear: 2020\n`;
    const after = `links:\n  - { role: data, code: "0123" } # hi\n  - code: "abcd"\n    url: https://a.edu\nidentifiers:\n  arxiv: "2010.07490"\nadded: "2020"\nyear: 2020\n`;
    expect(format(before)).toBe(head + after);
  });

  it('removes trailing white space, but not inside a scalar of several lines', () => {
    expect(format('\ufeffa: 1  \r\n\r\n\r\n# c\t\r\nb: |\r\n  x  \r\n\r\n\r\n  y\r\n\r\n')).toBe(
      `${head}a: 1\n\n# c\nb: |\n  x  \n\n\n  y\n`,
    );
    expect(format('a: "x  \n\n\n  y"\nb: 1\n\n\n')).toBe(`${head}a: "x  \n\n\n  y"\nb: 1\n`);
  });

  it('adds the relative path of the schema, and keeps a schema comment that is there', () => {
    expect(format('title: { zh: 表 }\n', 'data/list.yml')).toBe(
      '# yaml-language-server: $schema=schema.json#/$defs/list\ntitle: { zh: 表 }\n',
    );
    expect(format('a: 1\n', 'data/a/b/x.yml')).toBe('# yaml-language-server: $schema=../../schema.json\na: 1\n');
    expect(formatFile({ path: 'my/list/a/x.yml', text: 'a: 1\n' }, 'my/list').text).toBe(`${head}a: 1\n`);
    const own = '# about\n# yaml-language-server: $schema=https://a.edu/schema.json\na: 1\n';
    expect(format(own)).toBe(own);
  });

  it('returns a file that is not YAML unchanged', () => {
    for (const text of ['a: [1\n', 'a: &x 1\nb: *x  \n', 'a: !t 1  \n']) expect(format(text)).toBe(text);
  });

  it('is idempotent and never changes the data', () => {
    const scalar = fc.constantFrom(
      '1',
      'x',
      '"q"',
      "'q'",
      '0123',
      'a b ',
      '词',
      '2020-08-12',
      '~',
      '|\n    x  \n\n    y\n',
      '>-\n    x\n\n\n    y\n',
      '# c',
    );
    const key = fc.constantFrom('code', 'arxiv', 'name', 'zh', 'since', 'x');
    const line = fc
      .tuple(fc.constantFrom('', '- ', '  '), key, scalar, fc.constantFrom('', ' ', '\t', ' # c'))
      .map(([indent, k, v, end]) => `${indent}${k}: ${v}${end}`);
    const file = fc.array(fc.oneof(line, fc.constantFrom('', '', '# c  ')), { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(file, (text) => {
        const once = format(text);
        expect(format(once)).toBe(once);
        const [before, after] = [readYaml({ path: 'x', text }), readYaml({ path: 'x', text: once })];
        expect(asText(after.data)).toBe(asText(before.data, before.plainText, []));
      }),
      { numRuns: 400 },
    );
  });
});

/** Data with every plain scalar as its letters, since quoting turns 0123 into "0123" and may. */
function asText(
  data: unknown,
  plain?: (path: (string | number)[]) => string | undefined,
  path: (string | number)[] = [],
): string {
  if (Array.isArray(data)) return `[${data.map((item, index) => asText(item, plain, [...path, index])).join()}]`;
  if (typeof data === 'object' && data !== null) {
    return `{${Object.entries(data)
      .map(([key, item]) => `${key}:${asText(item, plain, [...path, key])}`)
      .join()}}`;
  }
  const key = path.at(-1);
  const quotable = key === 'code' || key === 'arxiv' || key === 'zh' || key === 'since';
  return String((quotable && typeof data === 'number' ? plain?.(path) : undefined) ?? data);
}

describe('formatEntry', () => {
  const entry: EntryInput = {
    note: { zh: '注意' },
    links: [{ code: '0123', url: 'https://pan.baidu.com/s/1abcdefghij', role: 'data' }],
    languages: ['zh-Hans'],
    tasks: ['question-answering'],
    identifiers: { arxiv: '2010.07490' },
    added: '2020',
    name: { zh: '对话: 数据', en: 'yes' },
    section: 'datasets',
    tags: [],
    kind: 'dataset',
    id: 'x',
  };

  it('writes fields in the canonical order, with codes in quotes', () => {
    expect(formatEntry(entry, 'data/sets/x.yml')).toBe(`${head}kind: dataset
section: datasets
name:
  zh: "对话: 数据"
  en: "yes"
identifiers:
  arxiv: "2010.07490"
links:
  - role: data
    url: https://pan.baidu.com/s/1abcdefghij
    code: "0123"
tasks: [question-answering]
languages: [zh-Hans]
added: "2020"
note:
  zh: 注意
`);
  });

  it('writes the id when the file name does not give it', () => {
    expect(formatEntry(entry, 'data/y.yml')).toMatch(/\nid: x\nkind: dataset\n/);
  });

  it('writes files that are read back without a finding, whatever the texts', () => {
    // What the words are is not the writer’s business.
    const aboutWords = new Set<string>(['placeholder', 'invisible-character', 'spacing', 'mixed-punctuation']);
    const text = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((each) => /\S/.test(each));
    fc.assert(
      fc.property(text, text, (zh, en) => {
        const written = formatEntry({ ...entry, id: undefined, name: { zh, en } } as EntryInput, 'data/x.yml');
        expect((readYaml({ path: 'x', text: written }).data as { name: unknown }).name).toEqual({ zh, en });
        expect(validateFiles({ 'x.yml': written }).filter(({ code }) => !aboutWords.has(code))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
