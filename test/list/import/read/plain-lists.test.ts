import { describe, expect, it } from 'vitest';
import { markdownParser } from '../../../../src/list/import/read/parse-markdown.ts';
import { buildList, findItemSign, readPlainItem } from '../../../../src/list/import/read/plain-lists.ts';

/** The item as the parser reads it, alone in a text. */
function parseItem(text: string): unknown {
  const [list] = markdownParser.parse(text).children;
  return list?.type === 'list' ? list.children[0] : undefined;
}

describe('a line of a plain list', () => {
  it.each([
    '- [A](https://a.org)',
    '* [A](https://a.org) - words, with a “quote” (and brackets).',
    '+ [名字](http://a.org/x?y=1#z) —— 说明。',
    "- [It's](https://a.org/'x) x",
    '- [A](https://a.org)  two spaces',
  ])('is the node that the parser makes: %j', (text) => {
    expect(readPlainItem(text, 0, 1)).toEqual(parseItem(text));
  });

  it('has its place in the whole text', () => {
    expect(readPlainItem('- [A](https://a.org)', 100, 7)?.position?.start).toEqual({ line: 7, column: 1, offset: 100 });
  });

  it.each([
    '- [A *b*](https://a.org)',
    '- [A](https://a.org) `code`',
    '- [A](https://a.org) www.b.org',
    '- [A](https://a.org) see https://b.org',
    '- [A](https://a.org) a@b.org',
    '- [A](https://a.org) &amp;',
    '- [A](https://a.org) [B](https://b.org)',
    '- [A](https://a.org) trailing ',
    '- [ A](https://a.org)',
    '- [A](https://a.org "title")',
    '- [A](<https://a.org>)',
    '- [A](https://a.org/(x))',
    '- [A](ftp://a.org)',
    '- [](https://a.org)',
    '- [A](https://a.org)words',
    '-  [A](https://a.org)',
    '- words',
    `- [A](https://a.org) ${'x'.repeat(10)}\r`,
  ])('is left to the parser where it may have markup: %j', (text) => {
    expect(readPlainItem(text, 0, 1)).toBeUndefined();
  });

  it.each([
    ['- a', '-'],
    ['* a', '*'],
    ['+ a', '+'],
    ['-a', undefined],
    ['-  a', undefined],
    ['- ', undefined],
    ['* * *', undefined],
    ['- - -', undefined],
    [' - a', undefined],
    ['1. a', undefined],
  ])('%j has the sign %s', (line, sign) => {
    expect(findItemSign(line)).toBe(sign);
  });
});

it('a list of no items is none', () => {
  expect(buildList([])).toBeUndefined();
});
