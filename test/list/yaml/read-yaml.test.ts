import { describe, expect, it } from 'vitest';
import { maxYamlFileBytes, readYaml } from '../../../src/list/yaml/read-yaml.ts';
import { getAllMessages } from '../../../src/messages/index.ts';
import fc from '../../seeded-fast-check.ts';

const read = (text: string) => readYaml({ path: 'x.yml', text });
const codes = (text: string) => read(text).findings.map(({ code, line, column }) => `${line}:${column} ${code}`);

describe('readYaml', () => {
  it.each([
    'a: 1\n b: 2\n',
    'name: A: B\n',
    'a:\n  b: 1\n c: 2\n',
    'a: "x\n',
    "a: 'x\n",
    'a:\n\tb: 1\n',
    'links: [x\n',
    'links: {x: 1\n',
    'name: "A" B\n',
    'a: [b,, c]\n',
    'key:value\nb: 1\n',
    'name: x\ndescription\n',
    'a: @x\n',
    'a: `x`\n',
    'a: %x\n',
  ])('reports a common mistake with a sentence that every catalogue has in its language: %j', (text) => {
    const [{ code, found = '' } = { code: '' }] = read(text).findings;
    expect(code).toBe('yaml-syntax');
    for (const { findings } of Object.values(getAllMessages())) expect(findings.yamlProblems).toHaveProperty([found]);
  });

  it('locates values and keys in blocks, flow collections and sequences', () => {
    const file = read('a:\n  - b: "x"\n    ключ: {c: 1, d: [2, 33]}\n');
    expect(file.locate(['a', 0, 'b'])).toEqual({ line: 2, column: 8, endLine: 2, endColumn: 11 });
    expect(file.locate(['a', 0, 'b'], 'key')).toEqual({ line: 2, column: 5, endLine: 2, endColumn: 6 });
    expect(file.locate(['a', 0, 'ключ', 'd', 1])).toEqual({ line: 3, column: 25, endLine: 3, endColumn: 27 });
    expect(file.locate(['a', 0, 'ключ'])).toMatchObject({ line: 3, column: 5 });
    expect(file.locate(['a', 0, 'not', 'there'])).toMatchObject({ line: 2, column: 5 });
    expect(file.sourceText(['a', 0, 'b'])).toBe('"x"');
    expect(file.plainText(['a', 0, 'b'])).toBeUndefined();
  });

  it('keeps the source text of a scalar that YAML reads as something else', () => {
    const file = read('a: 0123\nb: 0x1f\nc: 1e10\nd: null\n');
    expect(['a', 'b', 'c', 'd'].map((key) => file.plainText([key]))).toEqual(['0123', '0x1f', '1e10', 'null']);
    expect(file.data).toEqual({ a: 123, b: 31, c: 1e10, d: null });
  });

  it('reports a second document', () => {
    expect(read('a: 1\n---\nb: 2\n').findings).toMatchObject([{ found: 'a second document begins here' }]);
  });

  it('reads YAML 1.2: yes, on and days are text', () => {
    expect(read('a: yes\nb: on\nc: 2020-08-12\n').data).toEqual({ a: 'yes', b: 'on', c: '2020-08-12' });
  });

  it('reports a duplicate key at the second one', () => {
    expect(codes('a: 1\nb:\n  c: 1\n  c: 2\n"a": 3\n')).toEqual(['4:3 duplicate-key', '5:1 duplicate-key']);
    expect(read('a: 1\na: 2\n').data).toEqual({ a: 2 });
  });

  // The search that this replaces took half a minute.
  it('locates keys of a very large mapping in linear time', { timeout: 15_000 }, () => {
    const count = 40_000;
    const file = read(`${Array.from({ length: count }, (_, index) => `${index.toString(36)}:`).join('\n')}\n`);
    const lines = Array.from({ length: count }, (_, index) => file.locate([index.toString(36)], 'key').line);
    expect(lines).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  it.each([
    ['a tag', 'a: !!js/function "x"\n', '1:18 yaml-refused'],
    ['a harmless tag', 'a: !!str 1\n', '1:10 yaml-refused'],
    ['an alias', 'a: &x [1]\nb: *x\n', '2:4 yaml-refused'],
    ['a key that is a list', '? [a]\n: 1\n', '1:3 yaml-refused'],
    ['two documents', 'a: 1\n---\nb: 2\n', '2:1 yaml-syntax'],
    ['an open bracket', 'a: [1\n', '1:6 yaml-syntax'],
    ['a tab', 'a:\n\tb: 1\n', '2:1 yaml-syntax'],
  ])('refuses %s at its position', (_, text, expected) => {
    expect(codes(text)).toEqual([expected]);
    expect(read(text).data).toBeUndefined();
  });

  it.each([
    ['brackets', '['.repeat(maxYamlFileBytes)],
    ['hyphens', '- '.repeat(maxYamlFileBytes / 2)],
    ['a ladder', Array.from({ length: 600 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
    ['anchors', '&a '.repeat(50_000)],
    [
      'a billion laughs',
      `a: &a [x]\n${Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`},*a]`).join('\n')}`,
    ],
    ['a large file', `a: ${'x'.repeat(maxYamlFileBytes)}`],
  ])('survives %s', (_, text) => {
    const { data, findings } = read(text);
    expect(data).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
  });

  it('reads a key such as __proto__ as plain data', () => {
    const data = read('__proto__: { polluted: true }\nconstructor: 1\n').data as Record<string, unknown>;
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('never throws and only reports positions inside the file', () => {
    const letters = fc.stringMatching(/^[\s\S]{0,80}$/);
    const yamlish = fc
      .array(
        fc.constantFrom(
          'a',
          ': ',
          '\n',
          '  ',
          '- ',
          '[',
          ']',
          '{',
          '}',
          '"',
          "'",
          '#',
          '&x',
          '*x',
          '!t',
          '|\n',
          '>',
          ',',
          '0',
          '\t',
          '?',
          '%',
        ),
      )
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(letters, yamlish), (text) => {
        const file = read(text);
        const lines = text.split('\n').length;
        for (const finding of file.findings) {
          expect(finding.line).toBeGreaterThanOrEqual(1);
          expect(finding.line).toBeLessThanOrEqual(lines);
          expect(finding.column).toBeGreaterThanOrEqual(1);
        }
        file.locate(['a', 0, 'b']);
        file.itemLines();
      }),
      { numRuns: 300 },
    );
  });
});
