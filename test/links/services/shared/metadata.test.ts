import { describe, expect, test } from 'vitest';
import { cleanMetadataText, normalizeAuthors, omitUndefined } from '../../../../src/links/services/shared/metadata.ts';

describe('a text that an owner gives', () => {
  test.each([
    ['A\n  title', 'A title'],
    ['A &amp; B', 'A & B'],
    // Decoded once: what an author wrote as a reference stays one.
    ['A &amp;lt;b&amp;gt;', 'A &lt;b&gt;'],
    ['H<sub>2</sub>O in <i>E. coli</i>', 'H2O in E. coli'],
    ['&#x4e2d;&#25991;', '中文'],
    ['a < b and b > c', 'a < b and b > c'],
    ['&unknown; &#0; &#xd83d; &#x110000;', '&unknown; &#0; &#xd83d; &#x110000;'],
    ['a\u202eb\u200bc', 'abc'],
  ])('%j is %j', (text, expected) => {
    expect(cleanMetadataText(text, 100)).toBe(expected);
  });

  test.each([
    ['', 10],
    ['   ', 10],
    ['<i></i>', 10],
    ['too long', 3],
    [7, 10],
    [undefined, 10],
    [null, 10],
    [['a'], 10],
  ])('%j with at most %i characters is none', (text, max) => {
    expect(cleanMetadataText(text, max)).toBeUndefined();
  });

  test('is measured in characters, not in code units', () => {
    expect(cleanMetadataText('😀😀😀', 3)).toBe('😀😀😀');
    expect(cleanMetadataText('😀😀😀😀', 3)).toBeUndefined();
  });

  test('is read in bounded time', () => {
    expect(cleanMetadataText('<a'.repeat(500_000), 100)).toBeUndefined();
    expect(cleanMetadataText('&'.repeat(500_000), 100)).toBeUndefined();
  });
});

test('authors are all there, or none of them', () => {
  expect(normalizeAuthors(['A', 'B'])).toEqual(['A', 'B']);
  expect(normalizeAuthors(['A', undefined])).toBeUndefined();
  expect(normalizeAuthors([])).toBeUndefined();
  expect(normalizeAuthors(Array<string>(301).fill('A'))).toBeUndefined();
});

test('fields without a value are missing', () => {
  expect(omitUndefined({ source: 'arXiv', title: undefined, stars: 0 })).toEqual({ source: 'arXiv', stars: 0 });
});
