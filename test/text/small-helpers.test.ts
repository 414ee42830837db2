import { describe, expect, it, test } from 'vitest';
import { compareCodeUnits, compareLocations } from '../../src/text/compare.ts';
import { escapeRegExp } from '../../src/text/escape/escape-reg-exp.ts';
import { encodeUrlPath, percentEncode, shortenUrl } from '../../src/text/escape/url-text.ts';
import { localizeText } from '../../src/text/language/localize-text.ts';
import { pluralize } from '../../src/text/language/plural.ts';
import { parseJson } from '../../src/text/parse-json.ts';
import { truncate } from '../../src/text/truncate.ts';
import fc from '../seeded-fast-check.ts';

test('pluralize adds an s, or takes the plural that is given', () => {
  expect([0, 1, 2].map((count) => pluralize(count, 'link'))).toEqual(['0 links', '1 link', '2 links']);
  expect(pluralize(2, 'entry', 'entries')).toBe('2 entries');
});

describe('localizeText', () => {
  it('takes the other language where the wanted one is missing', () => {
    expect(localizeText({ zh: '数据', en: 'data' }, 'en')).toBe('data');
    expect(localizeText({ zh: '数据' }, 'en')).toBe('数据');
    expect(localizeText({ en: 'data' }, 'zh')).toBe('data');
    expect(localizeText(undefined, 'zh')).toBeUndefined();
  });
});

describe('compare', () => {
  it('orders strings by code units, on every machine alike', () => {
    expect(['b', 'a', 'é', 'B', 'a'].sort(compareCodeUnits)).toEqual(['B', 'a', 'a', 'b', 'é']);
  });

  it('orders places by file, line and column', () => {
    const places = [
      { file: 'b', line: 1, column: 1 },
      { file: 'a', line: 2, column: 3 },
      { file: 'a', line: 2, column: 1 },
      { file: 'a', line: 1, column: 9 },
    ];
    expect(places.toSorted(compareLocations).map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'a:1:9',
      'a:2:1',
      'a:2:3',
      'b:1:1',
    ]);
  });
});

test('escapeRegExp makes a pattern that matches the text and only it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const flags of ['', 'u', 'i']) expect(new RegExp(`^${escapeRegExp(text)}$`, flags).test(text)).toBe(true);
    }),
    { examples: [['a.b*c'], ['[x]-(y)'], ['\\d/']] },
  );
  expect(new RegExp(escapeRegExp('a.b')).test('axb')).toBe(false);
});

test('parseJson gives undefined for what is not JSON', () => {
  expect(parseJson('{"a":1}')).toEqual({ a: 1 });
  expect(parseJson('{"a":1')).toBeUndefined();
});

test('truncate shows the cut and never halves a character', () => {
  expect(truncate('abc', 3)).toBe('abc');
  expect(truncate('abcd', 3)).toBe('ab…');
  expect(truncate('ab👩cd', 4).isWellFormed()).toBe(true);
});

describe('addresses in texts', () => {
  it('shortenUrl drops the scheme and shortens the middle', () => {
    expect(shortenUrl('https://example.org/')).toBe('example.org');
    expect(shortenUrl(`https://example.org/${'x'.repeat(100)}`, 20)).toHaveLength(20);
  });

  it('encodeUrlPath keeps the slashes', () => {
    expect(encodeUrlPath('数据/a b#1.yml')).toBe('%E6%95%B0%E6%8D%AE/a%20b%231.yml');
  });

  it('percentEncode writes two hexadecimal digits', () => {
    expect([...'()\t'].map(percentEncode)).toEqual(['%28', '%29', '%09']);
  });
});
