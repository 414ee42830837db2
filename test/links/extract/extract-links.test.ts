import { describe, expect, test } from 'vitest';
import { findAccessCode } from '../../../src/links/extract/access-codes.ts';
import { extractMarkdownLinks, extractTextLinks } from '../../../src/links/extract/extract-links.ts';
import { isGenericLinkLabel } from '../../../src/links/extract/link-labels.ts';
import { correctMistypedUrl } from '../../../src/links/url/mistyped-scheme.ts';
import fc from '../../seeded-fast-check.ts';

const places = (markdown: string) => extractMarkdownLinks(markdown).map(({ url, line, column }) => `${line}:${column} ${url}`);

describe('every form of a link in Markdown is found at its place', () => {
  test.each([
    ['inline', 'see [the paper](https://a.example/p)', ['1:5 https://a.example/p']],
    ['inline with brackets and a title', '[x](<https://a.example/p q> "t")', ['1:1 https://a.example/p q']],
    ['autolink', 'at <https://a.example/>.', ['1:4 https://a.example/']],
    ['bare', 'at https://a.example/b.', ['1:4 https://a.example/b']],
    ['reference', '[x][r]\n\n[r]: https://a.example/r', ['1:1 https://a.example/r']],
    ['unused definition', '[r]: https://a.example/r', ['1:1 https://a.example/r']],
    [
      'image in a link',
      '[![alt](https://i.example/a.png)](https://a.example/)',
      ['1:1 https://a.example/', '1:2 https://i.example/a.png'],
    ],
    [
      'table',
      '| a | b |\n|---|---|\n| [x](https://a.example/x) | https://b.example |',
      ['3:3 https://a.example/x', '3:30 https://b.example'],
    ],
    [
      'HTML',
      'x <a href="https://a.example/h">h</a>\n\n<div>\n<img src="//i.example/x.png">\n</div>',
      ['1:12 https://a.example/h', '4:11 https://i.example/x.png'],
    ],
    ['nested list', '- a\n  - b: https://a.example/n', ['2:8 https://a.example/n']],
    ['text that is the address', '[https://a.example/](https://a.example/)', ['1:1 https://a.example/']],
  ])('%s', (_, markdown, expected) => {
    expect(places(markdown)).toEqual(expected);
  });

  test.each([
    ['a comma', 'https://a.example/b，另见', 'https://a.example/b'],
    ['a full stop', '地址：https://a.example/b。', 'https://a.example/b'],
    ['a bracket', '（https://a.example/b）', 'https://a.example/b'],
    ['Han straight behind', '见https://a.example/b的说明', 'https://a.example/b'],
    [
      'Han in the brackets of a wiki',
      '见 https://zh.wikipedia.org/wiki/道_(消歧义)。',
      'https://zh.wikipedia.org/wiki/道_(消歧义)',
    ],
    ['words after such brackets', 'https://zh.wikipedia.org/wiki/道_(消歧义)是一页', 'https://zh.wikipedia.org/wiki/道_(消歧义)'],
    ['a sentence in brackets', 'https://a.example/x(点击下载)', 'https://a.example/x'],
    ['a code in brackets', 'https://pan.baidu.com/s/1abcdefg(提取码:ab12)', 'https://pan.baidu.com/s/1abcdefg'],
    ['a sentence in square brackets', 'https://a.example/x[图]', 'https://a.example/x'],
    ['a sentence behind a comma', 'https://a.example/x,说明', 'https://a.example/x'],
    ['a sentence behind a semicolon', 'https://a.example/x;说明', 'https://a.example/x'],
    ['a sentence behind a stop', 'https://a.example/x.说明', 'https://a.example/x'],
    ['a sentence behind a star', 'https://a.example/x*说明', 'https://a.example/x'],
    ['a sentence behind a tilde', 'https://a.example/x~说明', 'https://a.example/x'],
    ['a sentence behind an exclamation mark', 'https://a.example/x!说明', 'https://a.example/x'],
    ['a heading in Han', 'https://a.example/x#历史 一节', 'https://a.example/x#历史'],
    ['Han that belongs to it', 'https://zh.wikipedia.org/wiki/自然语言处理 一文', 'https://zh.wikipedia.org/wiki/自然语言处理'],
    ['Han in the name of the host', '地址：https://例子.中国/路径 好', 'https://例子.中国/路径'],
    ['Han in one part of that name', 'https://www.中文网.com/x', 'https://www.中文网.com/x'],
    ['Han straight behind that name', '官网https://www.a.example是', 'https://www.a.example'],
    ['brackets of its own', 'https://a.example/b_(c)', 'https://a.example/b_(c)'],
  ])('a bare address and Chinese around it: %s', (_, markdown, url) => {
    expect(extractMarkdownLinks(markdown).map((link) => link.url)).toEqual([url]);
  });

  test.each([
    ['code', '`https://a.example/`'],
    ['a code block', '```\nhttps://a.example/\n```'],
    ['a comment', '<!-- https://a.example/ -->'],
    ['an anchor', '[x](#part)'],
    ['a path', '[x](./b.md)'],
    ['mail', '<a@b.example>'],
  ])('what is in %s is none', (_, markdown) => {
    expect(extractMarkdownLinks(markdown)).toEqual([]);
  });
});

describe('extraction codes are found beside their shares', () => {
  const share = 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ';
  test.each([
    ['on the line', `度盘：${share} 提取码：flql`, 'flql'],
    ['on the line, half-width', `${share} 密码:0c54`, '0c54'],
    ['below a blank line', `度盘下载地址：${share}\n\n提取码：flql\n`, 'flql'],
    ['on the next line', `链接: ${share}  \n提取码: lbo4`, 'lbo4'],
    ['before it', `提取码 flql 链接 ${share}`, 'flql'],
    ['in the text of the link', `[百度网盘(code:KDRU)](${share})`, 'KDRU'],
    ['in the address', `${share}?pwd=ju52`, 'ju52'],
    ['in back-ticks', `[盘](${share}) 提取码 \`a0qq\``, 'a0qq'],
    ['in English', `${share} password: 1fa3`, '1fa3'],
    ['without a colon, with a digit', `[pan](${share})  code a0qq`, 'a0qq'],
    ['in a table', `| a | [盘](${share}) 访问码 2dva |\n|---|---|`, '2dva'],
    ['an archive password is none', `${share} 解压密码：abcd`, undefined],
    ['an archive password below is none', `${share}\n\n解压密码：abcd`, undefined],
    ['a word is none', `${share} code here`, undefined],
    // As lists and share posts in public repositories have it.
    ['none', `${share} 提取码：无`, 'not-stated'],
    ['none, open', `链接：${share}\n提取码：无加密`, 'not-stated'],
    ['none needed', `${share} （无需提取码）`, 'not-stated'],
    ['none, on its line', `${share}\n无提取码`, 'not-stated'],
    ['not stated, as our README has it', `[百度网盘](${share}) 提取码未注明 · 中文`, 'not-stated'],
    ['none, in English', `[Baidu](${share}) password: none`, 'not-stated'],
    ['a code before another share without one', `${share} 提取码：flql，另一个无提取码`, 'flql'],
    ['without a code or with one', `${share} 有无提取码都行`, undefined],
    ['no password of an archive', `${share} 解压密码：无`, undefined],
    ['five characters are none', `${share} 提取码：abcde`, undefined],
    ['a code of the next share is not this one’s', `${share}\n\nhttps://pan.baidu.com/s/1abcdefg 提取码：flql`, undefined],
  ])('%s', (_, markdown, code) => {
    expect(extractMarkdownLinks(markdown)[0]?.code).toBe(code);
  });

  test('two shares on a line have each its own', () => {
    const codes = extractMarkdownLinks(`${share} 提取码 aaaa；https://pan.baidu.com/s/1abcdefg 提取码 bbbb`).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['aaaa', 'bbbb']);
  });

  test('a share without a scheme, and one alone in back-ticks, are links', () => {
    expect(extractMarkdownLinks('盘 pan.baidu.com/s/1abcdefg 提取码 neqs')[0]).toMatchObject({
      url: 'https://pan.baidu.com/s/1abcdefg',
      code: 'neqs',
      column: 3,
    });
    expect(extractMarkdownLinks('`https://pan.baidu.com/share/init?surl=i3wvfil`提取码 neqs')[0]).toMatchObject({ code: 'neqs' });
  });

  test('other links have no code', () => {
    expect(extractMarkdownLinks('https://a.example/ 提取码：flql')[0]).not.toHaveProperty('code');
  });

  test('eighty thousand shares on one line have each its own, and cost no look at all the others', () => {
    const codes = Array.from({ length: 80_000 }, (_, n) => n.toString(36).padStart(4, '0'));
    const line = codes.map((code, n) => `https://pan.baidu.com/s/1aBcDeF${n} 提取码：${code}`).join(' ');
    expect(extractTextLinks(`${line}\n提取码：zzzz`).map(({ code }) => code)).toEqual(codes);
  });

  test('codes keep their case', () => {
    expect(findAccessCode('提取码：AbC1')).toBe('AbC1');
  });
});

test('labels name nothing, titles do', () => {
  for (const word of ['论文地址', '项目地址', 'link', 'Paper', '[code]', '数据集地址(需注册)', '百度网盘链接', '1.'])
    expect(isGenericLinkLabel(word), word).toBe(true);
  for (const word of ['MedDG', 'BioBERT paper', '中文医学问答数据集 cMedQA', 'PKUSEG'])
    expect(isGenericLinkLabel(word), word).toBe(false);
  expect(extractMarkdownLinks('[BioBERT](https://a.example/)[paper](https://b.example/)').map(({ names }) => names)).toEqual([
    ['BioBERT'],
    undefined,
  ]);
});

test('a link with a mistyped scheme is found, since its reader gets nowhere; comments are not', () => {
  const text =
    '| 词典 | [github](hhttps://github.com/a/b) |\n\n<!-- [old](https://old.example/) <img src="https://i.example/x.png"> -->\n\n[x](mailto:a@b.example) [y](#top) [z](docs/x.md)';
  expect(extractMarkdownLinks(text).map(({ url }) => url)).toEqual(['hhttps://github.com/a/b']);
});

test('an address that is also its own text is one link; a text with another address names none', () => {
  const text =
    '[https://a.example/b  ](https://a.example/b) [https://github.com/o/n](https://link.zhihu.com/?target=https%3A//github.com/o/n) [x](<https://c.example> )';
  expect(extractMarkdownLinks(text).map(({ url }) => url)).toEqual([
    'https://a.example/b',
    'https://link.zhihu.com/?target=https%3A//github.com/o/n',
    'https://c.example',
  ]);
});

test('plain text gives its addresses too', () => {
  expect(extractTextLinks('url: "https://a.example/b"\nx: http://c.example，')).toEqual([
    { url: 'https://a.example/b', line: 1, column: 7 },
    { url: 'http://c.example', line: 2, column: 4 },
  ]);
});

test('law: every place found holds its address, whatever the text', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'https://a.example/b',
      '[x](https://c.example)',
      '\n',
      '`',
      '<a href="https://d.example">',
      '，',
      'pan.baidu.com/s/1abcdefg',
      '![',
      '](',
      '\r\n',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const lines = text.split('\n');
      for (const { url, line, column } of extractMarkdownLinks(text)) {
        if (correctMistypedUrl(url) === undefined) expect(url).toMatch(/^https?:\/\/[^/\s]/i);
        expect(column).toBeGreaterThan(0);
        expect(lines[line - 1]?.length ?? -1).toBeGreaterThanOrEqual(column - 1);
      }
    }),
    { numRuns: 300 },
  );
});
