import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { filePathPattern, folderPathPattern, urlPattern } from '../../../src/list/schema/field-patterns.ts';
import { exportJsonSchema, serializeJsonSchema } from '../../../src/list/schema/json-schema.ts';
import { toPortablePattern } from '../../../src/list/schema/portable-pattern.ts';
import { contactAddressPattern } from '../../../src/runtime/contact-address.ts';

/** Every pattern of the schema, once. */
function listPatterns(): string[] {
  const patterns = new Set<string>();
  JSON.parse(serializeJsonSchema(exportJsonSchema()), (key, value: unknown) => {
    if (key === 'pattern' && typeof value === 'string') patterns.add(value);
    return value;
  });
  return [...patterns];
}

/** As a validator with RE2 (Go, Rust) judges a text. */
const fits = (text: string, { pattern, allOf = [], not }: ReturnType<typeof toPortablePattern>): boolean =>
  [pattern, ...allOf.map((each) => each.pattern)].every((each) => RE2JS.compile(each).matcher(text).find()) &&
  !(not && RE2JS.compile(not.pattern).matcher(text).find());

const texts = [
  'data',
  'lists/medicine',
  '/data',
  'a/../b',
  '..',
  'a//b',
  '.git',
  'a/.GIT /b',
  'git~1',
  '.github/x.yml',
  'a\u2028b',
  'a\u0007',
  'docs/',
  '中文/清单.md',
  'https://a.edu/x',
  'https://a.edu/\u200bx',
  'https://a.edu/\u{e0041}',
  'https://a.edu/（x）',
  'https://中文.cn/路径𠮷',
  'a@b.org',
  'a@b',
  `${'a'.repeat(200)}@b.org`,
];

describe('toPortablePattern', () => {
  it.each([folderPathPattern, filePathPattern, urlPattern, contactAddressPattern])('keeps the verdicts of %s', (pattern) => {
    const portable = toPortablePattern(pattern.source);
    const verdicts = texts.map((text) => [text, pattern.test(text)]);
    expect(texts.map((text) => [text, fits(text, portable)])).toEqual(verdicts);
    expect(new Set(verdicts.map(([, verdict]) => verdict)).size).toBe(2);
  });

  it('refuses a lookaround that it cannot take apart', () => {
    expect(() => toPortablePattern('^a(?!b)')).toThrow(TypeError);
    expect(() => toPortablePattern('(?<=a)b')).toThrow(TypeError);
  });
});

describe('data/schema.json', () => {
  it('has only patterns that RE2 reads', () => {
    const patterns = listPatterns();
    expect(patterns.length).toBeGreaterThan(10);
    for (const pattern of patterns) expect(() => RE2JS.compile(pattern), pattern.slice(0, 80)).not.toThrow();
  });

  // Python's `re` says "bad escape \p"; RE2 in Go says "invalid escape sequence: \u", which re2js
  // reads.
  it('has no escape that Python or Go refuse', () => {
    for (const pattern of listPatterns()) expect(pattern.slice(0, 200)).not.toMatch(/\\[pPuxX]\{|\\u|\\[pP]/);
  });

  it('shows every character', () => {
    expect(serializeJsonSchema(exportJsonSchema())).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});
