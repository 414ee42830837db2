import { describe, expect, test } from 'vitest';
import { collectMarkdownLinks } from '../../../src/links/extract/collect-links.ts';

const collect = (source: string) =>
  collectMarkdownLinks(source)
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map(({ url, from, to }) => [url, source.slice(from, to)]);
const urls = (source: string) => collect(source).map(([url]) => url);

describe('the links of a Markdown text', () => {
  test.each([
    ['plain', 'see [x](https://a.example "t") now', [['https://a.example', '[x](https://a.example "t")']]],
    ['in angle brackets', 'see <https://a.example>', [['https://a.example', '<https://a.example>']]],
    ['bare', 'see https://a.example/b, now', [['https://a.example/b', 'https://a.example/b']]],
    ['of a picture', '![x](a.png)', [['a.png', '![x](a.png)']]],
    ['of HTML', 'x <a href="/b">c</a>', [['/b', '/b">']]],
    [
      'by reference, however often',
      '[x][r] and [r]\n\n[R]: https://a.example',
      [
        ['https://a.example', '[x][r]'],
        ['https://a.example', '[r]'],
      ],
    ],
    ['of a definition that nobody uses', '[r]: https://a.example\n\n> quote', [['https://a.example', '[r]: https://a.example']]],
    ['of a definition that comes twice: the first', '[r]\n\n[r]: /a\n[r]: /b', [['/a', '[r]']]],
  ])('%s are found where they stand', (_, source, expected) => {
    expect(collect(source)).toEqual(expected);
  });

  test.each([
    ['code', '`https://a.example`'],
    ['a block of code', '```\n[x](https://a.example)\n```'],
    ['code by indentation', 'a\n\n    [x](https://a.example)'],
    ['a comment', '<!-- [x](https://a.example) -->'],
    ['an escape', '\\[x](y)'],
  ])('are not found in %s', (_, source) => {
    expect(urls(source)).toEqual([]);
  });

  test('are found in code where it is a share, which lists show so', () => {
    expect(urls('`https://pan.baidu.com/s/1QqYtqDwhc`')).toEqual(['https://pan.baidu.com/s/1QqYtqDwhc']);
  });

  test('are found for shares without a scheme', () => {
    expect(urls('pan.baidu.com/s/1QqYtqDwhc 提取码：ab12')).toHaveLength(1);
  });

  test('stand where they stand behind a mark of byte order', () => {
    const source = '\uFEFFsee [x](https://a.example) and\n\n* a\n\n  > <https://b.example>';
    expect(collect(source)).toEqual([
      ['https://a.example', '[x](https://a.example)'],
      ['https://b.example', '<https://b.example>'],
    ]);
  });

  test.each([
    ['brackets', '['.repeat(20_000)],
    ['quotes', '>'.repeat(20_000)],
    ['emphasis', '*a_'.repeat(20_000)],
    [
      'lists',
      Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n * 2)}- a`)
        .join('\n')
        .slice(0, 100_000),
    ],
  ])('are found behind any depth of %s', (_, source) => {
    expect(urls(`${source}\n\nhttps://a.example/x`)).toContain('https://a.example/x');
  });
});
