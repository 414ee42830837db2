import { describe, expect, it } from 'vitest';
import { escapeInline, escapeReadme, escapeTitle, toPlainText } from '../../src/text/escape/escape-markdown.ts';
import { escapeTerminal } from '../../src/text/escape/escape-terminal.ts';
import { removeAllInvisibleCharacters, toSingleLine } from '../../src/text/invisible-characters.ts';

/**
 * Shows what a test would not: `·` is U+200B that an escape put in, other characters out of sight
 * are their code points.
 */
const reveal = (text: string) =>
  text.replaceAll('\u200b', '·').replace(/\p{Cc}|\p{Cf}|\p{Zl}/gu, (character) => `<${character.codePointAt(0)?.toString(16)}>`);

const same = Symbol('as it was written');

/** What each escape makes of a construct that GitHub obeys. */
const constructs: readonly [
  name: string,
  text: string,
  comment: string | typeof same,
  title: string | typeof same,
  readme: string | typeof same,
][] = [
  ['emphasis', 'a *b* c', 'a \\*b\\* c', same, 'a \\*b\\* c'],
  ['emphasis by underscores', 'a _b_ c', 'a \\_b\\_ c', same, 'a \\_b\\_ c'],
  ['an underscore inside of a word', 'snake_case', 'snake\\_case', same, same],
  ['code', '`a`', '\\`a\\`', same, '\\`a\\`'],
  ['strikethrough', '~~a~~', '\\~\\~a\\~\\~', same, '\\~\\~a\\~\\~'],
  ['a backslash', 'a\\b', 'a\\\\b', same, 'a\\\\b'],
  ['a link', '[a](b)', '\\[a\\](b)', '[·a](b)', '\\[a\\](b)'],
  ['an image before a link', 'a!', 'a\\!', same, same],
  ['HTML', '<b>', '&lt;b&gt;', same, '\\<b>'],
  ['an entity', '&lt;', '&amp;lt;', same, '\\&lt;'],
  ['an ampersand', 'a & b', 'a &amp; b', same, same],
  ['a heading', '# a', '\\# a', same, '\\# a'],
  ['a number sign', 'C#', 'C\\#', same, same],
  ['a list item', '- a', '\\- a', same, '\\- a'],
  ['a numbered item', '1. a', '1\\. a', same, '1\\. a'],
  ['a quotation', '> a', '&gt; a', same, '\\> a'],
  ['a comparison', '2 > 1', '2 &gt; 1', same, same],
  ['a cell', 'a | b', 'a \\| b', same, 'a \\| b'],
  ['mathematics', '$x$', '&#36;x&#36;', same, '\\$x\\$'],
  ['a mention', '@ghost', '@·ghost', '@·ghost', '@·ghost'],
  ['an issue', 'fixes #1', 'fixes \\#·1', 'fixes #·1', 'fixes \\#·1'],
  ['an issue by GH-', 'GH-1', 'GH-·1', 'GH-·1', 'GH-·1'],
  ['a word that ends in GH', 'HIGH-1', same, same, same],
  ['an address', 'https://a.b', 'https:·//a.b', 'https:·//a.b', 'https:·//a.b'],
  ['an address without a scheme', 'www.a.b', 'www·.a.b', same, 'www·.a.b'],
  ['an e-mail address', 'mailto:a@b.c', 'mailto:·a@·b.c', 'mailto:a@·b.c', 'mailto:·a@·b.c'],
  ['an emoji name', ':tada:', '\\:·tada:', same, same],
  ['a word for the checks', '[skip ci]', '\\[skip ci\\]', '[·skip ci]', '\\[skip ci\\]'],
];

describe('Markdown and GitHub syntax in a comment, title and README', () => {
  it.each(constructs)('%s: %j', (_, text, comment, title, readme) => {
    const expected = [comment, title, readme].map((each) => (each === same ? text : each));
    expect([escapeInline(text), escapeTitle(text), escapeReadme(text)].map(reveal)).toEqual(expected);
  });
});

/** What becomes of characters that nobody sees, by purpose. */
const characters: readonly [name: string, text: string, readme: string, comment: string, terminal: string, address: string][] = [
  ['a zero-width space', 'a\u200bb', 'ab', 'a\ufffdb', 'a\\u200bb', 'ab'],
  ['a byte order mark', '\ufeffab', 'ab', '\ufffdab', '\\ufeffab', 'ab'],
  ['a soft hyphen', 'a\u00adb', 'ab', 'a\ufffdb', 'a\\u00adb', 'ab'],
  ['an override of the direction', 'a\u202eb', 'ab', 'a\ufffdb', 'a\\u202eb', 'ab'],
  ['an isolate', 'a\u2066b', 'ab', 'a\ufffdb', 'a\\u2066b', 'ab'],
  ['a filler', 'a\u3164b', 'ab', 'a\ufffdb', 'a\\u3164b', 'ab'],
  ['a grapheme joiner', 'a\u034fb', 'ab', 'a\ufffdb', 'a\\u034fb', 'ab'],
  ['a letter of a tag', 'a\u{e0041}b', 'ab', 'a\ufffdb', 'a\\u{e0041}b', 'ab'],
  ['the escape of a terminal', 'a\u001b[31m', 'a[31m', 'a\ufffd[31m', 'a\\u001b[31m', 'a[31m'],
  ['a carriage return', 'a\rb', 'a b', 'a b', 'a\\u000db', 'a<d>b'],
  ['a line end', 'a\nb', 'a b', 'a b', 'a b', 'a<a>b'],
  ['a line separator', 'a\u2028b', 'a b', 'a b', 'a\\u2028b', 'ab'],
  ['a joined emoji', '👩\u200d🔬', '👩<200d>🔬', '👩<200d>🔬', '👩<200d>🔬', '👩🔬'],
  ['a Persian word', 'می\u200cخواهم', 'می<200c>خواهم', 'می<200c>خواهم', 'می<200c>خواهم', 'میخواهم'],
  ['a mark where nothing runs leftward', 'a\u200fb', 'ab', 'a\ufffdb', 'a\\u200fb', 'ab'],
];

describe('invisible characters in a README, comment, terminal and plain text', () => {
  it.each(characters)('%s: %j', (_, text, readme, comment, terminal, address) => {
    const made = [toSingleLine(text), toPlainText(text), escapeTerminal(text), removeAllInvisibleCharacters(text)];
    expect(made.map(reveal)).toEqual([readme, comment, terminal, address]);
  });
});
