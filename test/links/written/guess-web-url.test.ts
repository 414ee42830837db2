import { describe, expect, test } from 'vitest';
import { guessWebUrl } from '../../../src/links/written/guess-web-url.ts';

describe('text that no browser takes for an address', () => {
  test.each([
    ['www.example.com', 'https://www.example.com'],
    ['example.com', 'https://example.com'],
    ['example.com/a', 'https://example.com/a'],
    ['sub.example.io/a?b#c', 'https://sub.example.io/a?b#c'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
    ['https:/example.com/a', 'https://example.com/a'],
    ['HTTP:example.com/a', 'http://example.com/a'],
    ['"https://example.com/a"', 'https://example.com/a'],
    ['（https://example.com/a）', 'https://example.com/a'],
    ['<example.org/x>', 'https://example.org/x'],
    ['git@github.com:owner/name.git', 'https://github.com/owner/name.git'],
    ['github.com/owner/name', 'https://github.com/owner/name'],
    ['get.sh/x', 'https://get.sh/x'],
    ['例子.中国/x', 'https://例子.中国/x'],
    ['localhost:3000/x', 'http://localhost:3000/x'],
    ['localhost', 'http://localhost'],
  ])('%s was meant as %s', (text, expected) => {
    expect(guessWebUrl(text)).toBe(expected);
  });

  test.each([
    'README.md',
    'docs/guide.md',
    './example.com',
    '../a/b',
    '/absolute/path',
    'get.sh',
    'script.py',
    'archive.zip',
    'captions.vtt',
    'v1.2.3',
    'e.g',
    'a',
    '',
    'https:/path',
    'https://',
    '-example.com/a',
    'example.c',
    '…',
  ])('"%s" was not meant as one', (text) => {
    expect(guessWebUrl(text)).toBeUndefined();
  });

  test('is read in bounded time', () => {
    expect(guessWebUrl('a.'.repeat(50_000))).toBeUndefined();
    expect(guessWebUrl(`${'a-'.repeat(50_000)}.com`)).toBeUndefined();
  });
});
