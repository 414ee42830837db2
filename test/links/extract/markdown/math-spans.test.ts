import { expect, test } from 'vitest';
import { findMathSpans } from '../../../../src/links/extract/markdown/math-spans.ts';

const marked = (text: string) => {
  const at = text.indexOf('[x](y)');
  return findMathSpans(text)(at, at + '[x](y)'.length);
};

// Source: docs.github.com, writing mathematical expressions.
test.each([
  ['$[x](y)+1$', true],
  ['a $b[x](y)c$ d', true],
  ['$$\n[x](y)\n$$', true],
  ['$$a $b [x](y)$$', true],
  ['$$\n\n[x](y)\n$$', false],
  ['costs $5 [x](y) and $6', false],
  ['$ [x](y) $', false],
  ['a$b[x](y)c$', false],
  ['\\$a[x](y)b$', false],
  ['$a$ [x](y) $b$', false],
  ['$a[x](y)b$c', false],
  ['$a\n[x](y)b$', false],
  ['[x](y)', false],
])('%j has the link within a formula: %s', (text, expected) => {
  expect(marked(text)).toBe(expected);
});

test('a stretch that ends beyond a formula is not within it', () => {
  expect(findMathSpans('$abc$ def')(1, 8)).toBe(false);
});

test('is found in bounded time', () => {
  const text = '$a'.repeat(200_000);
  expect(findMathSpans(text)(0, 1)).toBe(false);
});
