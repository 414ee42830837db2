import { describe, expect, test } from 'vitest';
import { extractMarkdownLinks } from '../../../../src/links/extract/extract-links.ts';
import { exceedsMarkdownLimits } from '../../../../src/links/extract/markdown/markdown-limits.ts';

const urls = (text: string) => extractMarkdownLinks(text).map(({ url }) => url);
const many = (piece: string) => piece.repeat(20_000);

/** Each takes the parser from ten seconds to forever, or its whole stack. */
const excessiveMarkdown = [
  ['brackets', many('[')],
  ['brackets on lines of their own', many('[\n')],
  ['brackets that close again', many('[a] ')],
  ['brackets within brackets', `${many('[')}${many(']')}`],
  ['links that never end', many('[a](')],
  ['references', many('[a][')],
  ['footnotes', many('[^a]: ')],
  ['images', many('![')],
  ['emphasis', many('*a_')],
  ['emphasis around what is no rule', many('*a_\n    ***\n_\n')],
  ['strong words', many('**a')],
  ['comments that never end', `a ${many('<!-- b ')}`],
  ['instructions that never end', `a ${many('<? b ')}`],
  ['quotes', `${many('> ')}a`],
  ['bullets', `${many('- ')}a`],
  ['bullets of two sorts', many('- * ')],
  ['numbers', many('1. ')],
  ['bullets under bullets', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- a\n`).join('')],
  ['bullets under bullets, by tabs', Array.from({ length: 400 }, (_, depth) => `${'\t'.repeat(depth)}- a\n`).join('')],
] as const;

describe('Markdown that a parser would never finish', () => {
  test.each(excessiveMarkdown)('is read without it, and loses no address: %s', (_, text) => {
    expect(exceedsMarkdownLimits(text)).toBe(true);
    const [before, within, after] = ['https://a.example/before', 'https://b.example/x_(y)', 'https://c.example/after'];
    const found = urls(`[a](${before})[b](${within})(https://d.example/) <${after}>\n\n${text}\n\n[r]: https://e.example/r`);
    expect(found).toEqual([before, within, 'https://d.example/', after, 'https://e.example/r']);
  });

  test('has its addresses at their places', () => {
    expect(extractMarkdownLinks(`${many('[')}\nsee [it](https://a.example/p)`)).toMatchObject([
      { url: 'https://a.example/p', line: 2, column: 10 },
    ]);
  });
});

describe('Markdown as people write it is parsed, however long', () => {
  test.each([
    ['a list of thousands, without a blank line', '- [a](https://a.example/b) does *this* and **that**\n'.repeat(3000)],
    ['many paragraphs', 'A [b](https://a.example) c_d_e.\n\n'.repeat(20_000)],
    ['rules', `${many('- ')}\n\n${many('*')}\n\n${many('_ ')}`],
    ['a wide table', `${many('| a ')}|\n${many('|---')}|`],
    ['indented code', `${' '.repeat(400)}- no list\n`.slice(200)],
    ['comments', many('a <!-- b --> ')],
    ['quotes in quotes', `${'> '.repeat(20)}a`],
  ])('%s', (_, text) => {
    expect(exceedsMarkdownLimits(text)).toBe(false);
  });
});
