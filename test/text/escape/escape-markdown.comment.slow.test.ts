import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import {
  encodeLinkUrl,
  escapeInline,
  escapeTableCell,
  formatCodeBlock,
  formatCodeSpan,
  formatLink,
  highlightValues,
  toPlainText,
  wrapInLink,
} from '../../../src/text/escape/escape-markdown.ts';
import { redactUserinfo } from '../../../src/text/escape/redact-userinfo.ts';
import { formatLinePath } from '../../../src/text/escape/url-text.ts';
import { arbitraryHostileText, hostileTexts } from '../../report/hostile-texts.ts';
import fc from '../../seeded-fast-check.ts';

const markdown = remark().use(remarkGfm);
const breaker = /\u200B/g;

/** The kinds of nodes in a text, without those that every page has. */
function kinds(text: string): string[] {
  const found = new Set<string>();
  visit(markdown.parse(text), (node: Nodes) => {
    found.add(node.type);
  });
  return [...found].filter((kind) => kind !== 'root' && kind !== 'paragraph' && kind !== 'text').sort();
}

const shown = (text: string): string => textOf(markdown.parse(text) as Root).replace(breaker, '');

/** What GitHub turns into something else after rendering; code is left alone by it. */
const triggers = [
  /(?<![\w`])@[a-z\d]/i,
  /(?<![\w`])#\d/,
  /GH-\d/i,
  /https?:\/\//i,
  /www\./i,
  /:[a-z\d_+-]+:/i,
  /[a-z\d]@[a-z\d]/i,
];

/** Where such a text may be, with our own Markdown around it. */
const places: [string, (text: string) => string, string[]][] = [
  ['a paragraph', (text) => text, []],
  ['a list item', (text) => `- ${text}`, ['list', 'listItem']],
  ['a numbered item', (text) => `1. ${text}`, ['list', 'listItem']],
  ['a heading', (text) => `### x ${text}`, ['heading']],
  ['bold', (text) => `**x ${text} x**`, ['strong']],
  ['a link', (text) => wrapInLink(`x ${text}`, 'https://ours.example/'), ['link']],
  ['a cell', (text) => `| a |\n| --- |\n| x ${escapeTableCell(text)} |`, ['table', 'tableCell', 'tableRow']],
  ['after our words', (text) => `words: ${text} [ours](https://ours.example/)`, ['link']],
];

describe('escapeInline', () => {
  test.each(hostileTexts)('renders %j as text and nothing else', (text) => {
    for (const [, wrap, ours] of places) expect(kinds(wrap(escapeInline(text)))).toEqual(ours);
    for (const trigger of triggers) expect(textOf(markdown.parse(escapeInline(text)))).not.toMatch(trigger);
    expect(shown(escapeInline(text))).toBe(toPlainText(text).replace(breaker, ''));
  });

  test.each(places)('renders any text as that text in %s', (_, wrap, ours) => {
    fc.assert(
      fc.property(arbitraryHostileText, (text) => {
        expect(kinds(wrap(escapeInline(text)))).toEqual(ours);
        for (const trigger of triggers) expect(textOf(markdown.parse(escapeInline(text)))).not.toMatch(trigger);
      }),
      { examples: [['7@.www.']] },
    );
  });

  test('keeps a text on one line', () => {
    fc.assert(
      fc.property(arbitraryHostileText, (text) => {
        expect(shown(escapeInline(text))).toBe(toPlainText(text));
      }),
    );
  });

  test('replaces invisible characters with U+FFFD and keeps joined emoji', () => {
    expect(escapeInline('abc\u202Edcba')).toBe('abc\uFFFDdcba');
    expect(escapeInline('👩‍🔬')).toBe('👩‍🔬');
  });

  test('truncates a long text between characters, with an ellipsis', () => {
    expect(escapeInline('字'.repeat(20), 5)).toBe('字字字字…');
    expect(escapeInline('👩👩👩', 2)).toBe('👩…');
    expect(escapeInline('x'.repeat(1_000_000)).length).toBe(500);
  });
});

describe('formatCodeSpan', () => {
  test.each(hostileTexts)('renders %j as one code span and nothing else', (text) => {
    for (const [, wrap, ours] of places) expect(kinds(wrap(formatCodeSpan(text)))).toEqual(['inlineCode', ...ours].sort());
  });

  test('renders any text unchanged, in a table cell too', () => {
    fc.assert(
      fc.property(arbitraryHostileText, (text) => {
        expect(shown(formatCodeSpan(text)).trim()).toBe(toPlainText(text, 300));
        const table = markdown.parse(`| a | b |\n| --- | --- |\n| ${escapeTableCell(formatCodeSpan(text))} | last |`);
        const cells: string[] = [];
        visit(table, 'tableCell', (node) => {
          cells.push(textOf(node));
        });
        expect(cells).toHaveLength(4);
        expect(cells[3]).toBe('last');
      }),
    );
  });
});

const anyAddress = fc.constantFrom(
  'https://example.org',
  'http://example.org/a(b)c',
  'https://example.org:8080/~x/',
  'https://中文.example/路径',
  'https://example.org/?a=1&copy=2&copy;=3',
  'https://example.org/#[x](y)',
  'HTTPS://EXAMPLE.ORG/a_b*c_d',
);

describe('formatLink', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'https://user@example.org/',
    'https://me:s3cret@example.org/',
    'mailto:a@b.co',
    'file:///etc/passwd',
    'not an address',
    '',
    '\u0001javascript:alert(1)',
  ])('makes no link to %j', (url) => {
    expect(encodeLinkUrl(url)).toBeUndefined();
    expect(formatLink('text', url)).toBe('text');
  });

  test('makes one link to any http(s) URL that names no user', () => {
    fc.assert(
      fc.property(anyAddress, arbitraryHostileText, (url, tail) => {
        const address = `${url}${tail}`;
        const parsed = URL.parse(address);
        const isOfUser = parsed?.username || parsed?.password || (parsed && isNaming(parsed));
        const target = isOfUser ? undefined : parsed?.href;
        const found: string[] = [];
        visit(markdown.parse(`x ${formatLink('words', address)} y`), 'link', (node) => {
          found.push(node.url);
        });
        if (target === undefined) expect(found).toEqual([]);
        else expect(found.map((one) => decoded(URL.parse(one)?.href ?? ''))).toEqual([decoded(target)]);
      }),
    );
  });
});

test('keeps a link with code at the start of a line a link, whatever the code', () => {
  fc.assert(
    fc.property(arbitraryHostileText, (text) => {
      expect(kinds(wrapInLink(formatCodeSpan(text), 'https://ours.example/'))).toEqual(['inlineCode', 'link']);
    }),
    { examples: [[']:'], ['a]: b']] },
  );
});

/** Whether an address has another in its path or its query that names a user. */
function isNaming({ pathname, search, hash }: URL): boolean {
  const rest = decoded(`${pathname}${search}${hash}`);
  return redactUserinfo(rest) !== rest;
}

/** Addresses that differ only in what is written as `%28`. */
const decoded = (url: string): string =>
  url.replace(/%[0-9A-F]{2}/gi, (hex) => String.fromCharCode(Number.parseInt(hex.slice(1), 16)));

describe('formatCodeBlock', () => {
  test('renders any text as one code block', () => {
    fc.assert(
      fc.property(arbitraryHostileText, (text) => {
        expect(kinds(`before\n\n${formatCodeBlock(text)}\n\nafter`)).toEqual(['code']);
      }),
    );
  });

  test('ends a text as its last line does, with no empty line of its own', () => {
    expect(formatCodeBlock('a: 1\n', 'yaml')).toBe('```yaml\na: 1\n```');
    expect(formatCodeBlock('a: 1\r\n\r\n', 'yaml')).toBe('```yaml\na: 1\n```');
    expect(formatCodeBlock('aaa\nb', 'yaml', 4)).toBe('```yaml\naaa\n…\n```');
  });
});

describe('a user name and a password in an address', () => {
  const address = 'https://me:s3cret@host.example/a';
  test.each([
    ['escapeInline', escapeInline(`see ${address} now`)],
    ['formatCodeSpan', formatCodeSpan(address)],
    ['formatCodeSpan of the form with backslashes', formatCodeSpan('https:\\\\me:s3cret@host.example')],
    ['formatCodeSpan of another scheme', formatCodeSpan('ftp://me:s3cret@host.example/')],
    ['formatCodeSpan that cuts the address', formatCodeSpan(`https://me:${'s3cret'.repeat(100)}@host.example`, 40)],
    ['formatCodeBlock', formatCodeBlock(`url: ${address}`)],
    ['formatLink', formatLink('words', address)],
    [
      'formatLink to a file of that name',
      formatLink('x', `https://github.com/a/b/blob/c/${formatLinePath(`data/${address}`, 7)}`),
    ],
    ['formatLink to an archived copy', formatLink('x', `https://web.archive.org/web/2020/${address}`)],
    ['formatLink to a redirect', formatLink('x', `https://example.org/?to=${encodeURIComponent(address)}`)],
  ])('are not repeated by %s', (_, markdown) => {
    expect(markdown).not.toMatch(/s3cret|me:/);
  });

  test('are not seen in the path of an address or in the address of a mailbox', () => {
    expect(formatCodeSpan('https://medium.com/@me/post me@host.example')).toBe('`https://medium.com/@me/post me@host.example`');
    for (const url of [
      'https://medium.com/@me/post',
      'https://web.archive.org/web/2020/https://medium.com/@me',
      'https://x.example/%E4%BD?q=me@host.example',
    ])
      expect(formatLink('x', url)).toBe(`[x](${url})`);
  });
});

describe('quoting', () => {
  test('renders quoted values of a sentence as code, but not parts of other words', () => {
    expect(highlightValues('task is not a field; did you mean tasks, as in multitask?', ['task', 'tasks'])).toBe(
      '`task` is not a field; did you mean `tasks`, as in multitask?',
    );
    expect(highlightValues('提取码 0123 会变成 123，请写成 code: "0123"。', ['0123'])).toBe(
      '提取码 `0123` 会变成 123，请写成 `code: "0123"`。',
    );
  });

  test('does not quote a value inside a path or file name', () => {
    expect(highlightValues('See data/cblue.yml, x/cblue and cblue.', ['cblue'])).toBe('See data/cblue.yml, x/cblue and `cblue`.');
  });

  test('renders only text and code, whatever the values', () => {
    fc.assert(
      fc.property(arbitraryHostileText, fc.array(arbitraryHostileText, { maxLength: 3 }), (text, values) => {
        const sentence = `The value ${text} is not ${values.join(' or ')}.`;
        expect(kinds(highlightValues(sentence, values)).filter((kind) => kind !== 'inlineCode')).toEqual([]);
      }),
    );
  });
});
