import { describe, expect, test } from 'vitest';
import { cleanUrl, trimUrlEnd } from '../../../src/links/url/clean-url.ts';
import fc from '../../seeded-fast-check.ts';

describe('cleaning an address that somebody pasted', () => {
  test.each([
    ['https://a.example/x', 'https://a.example/x'],
    [' https://a.example/x\n', 'https://a.example/x'],
    ['<https://a.example/x>', 'https://a.example/x'],
    ['(https://a.example/x)', 'https://a.example/x'],
    ['《https://a.example/x》', 'https://a.example/x'],
    ['https://a.example/x）。', 'https://a.example/x'],
    ['https://a.example/x">', 'https://a.example/x'],
    ['https://a.example/x`', 'https://a.example/x'],
    ['https://a.\u200bexample/x\ufeff', 'https://a.example/x'],
    ['https://a.example/x,;!.', 'https://a.example/x'],
    // What was taken off hid a second layer.
    ['https://a.example/x.)。', 'https://a.example/x'],
    ['//a.example/x', 'https://a.example/x'],
    ['a.example/x', 'https://a.example/x'],
    ['a.example:8080', 'https://a.example:8080'],
    ['a.example?x=1', 'https://a.example?x=1'],
    ['git@github.com:owner/name.git', 'https://github.com/owner/name.git'],
    ['ssh://git@github.com/owner/name', 'https://github.com/owner/name'],
    ['git+ssh://git@github.com/owner/name', 'https://github.com/owner/name'],
    ['git://github.com/owner/name', 'https://github.com/owner/name'],
    ['git+https://github.com/owner/name.git', 'https://github.com/owner/name.git'],
  ])('makes %s to %s', (text, expected) => {
    expect(cleanUrl(text)).toBe(expected);
  });

  test.each([
    ['a bracket that the address opens', 'https://a.example/x_(y)'],
    ['a fragment', 'https://a.example/#x-'],
    ['text without a host', '论文地址'],
    ['a file name', './a/b.md'],
    ['another scheme', 'mailto:a@b.example'],
    ['nothing', ''],
  ])('keeps %s', (_, text) => {
    expect(cleanUrl(text)).toBe(text);
  });

  test('looks at the first four thousand characters alone', () => {
    expect(cleanUrl(`https://a.example/${'x'.repeat(10_000)}`)).toHaveLength(4000);
    expect(cleanUrl(' '.repeat(100_000))).toBe('');
    expect(cleanUrl(')'.repeat(100_000))).toBe('');
  });

  test('changes nothing about what is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab/.:)(）。<>, \u200bgit@//') }), (text) => {
        expect(cleanUrl(cleanUrl(text))).toBe(cleanUrl(text));
      }),
    );
  });
});

describe('the end of an address in a text', () => {
  test.each([
    ['https://a.example/x_(y))', 'https://a.example/x_(y)'],
    ['https://a.example/x_(y', 'https://a.example/x_(y'],
    ['https://a.example/x]}>', 'https://a.example/x'],
    ['https://a.example/[x]', 'https://a.example/[x]'],
    ['https://a.example/x?!', 'https://a.example/x?'],
    ['...', ''],
  ])('of %s is that of %s', (text, expected) => {
    expect(trimUrlEnd(text)).toBe(expected);
  });
});
