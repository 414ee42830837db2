import fc from '../../seeded-fast-check.ts';

/** Hostile Markdown: every construct, nested, broken and mixed. */

const word = fc.constantFrom(
  'alpha',
  'Beta-2',
  '数据集',
  '论文地址',
  'code',
  'x',
  '提取码',
  '描述：甲乙丙',
  'C++',
  '🔥',
  ':star:',
  '1.',
  '- ',
  '–',
  '**',
  '_',
  '`',
  '~~',
  '\\',
  '&amp;',
  '&#35;',
  '<b>',
  '</a>',
  '<br>',
  '|',
  '\\|',
  '[',
  ']',
  '(',
  ')',
  '【注】',
  '“quoted”',
  '$x_{1}$',
  '@somebody',
  '#12',
  '!',
  '[^1]',
  '[ref]',
  '...',
  '。',
  '，',
  '　',
  '\u200b',
  '\u202e',
  '𠮷',
  'null',
  '0123',
  'yes',
);
const host = fc.constantFrom(
  'one.invented.org',
  'two.invented.org/a_b',
  'github.com/owner/name',
  'pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
  'arxiv.org/abs/2010.07497',
  'a.b:8080/路径?q=1&r=二#部',
  "x.invented.org/it's(1)",
  'www.aclweb.org/anthology/P19-2055.pdf',
);
const address = fc.oneof(
  { weight: 6, arbitrary: host.map((each) => `https://${each}`) },
  { weight: 2, arbitrary: host.map((each) => `http://${each}`) },
  fc.constantFrom(
    '#alpha',
    '#',
    './file.md',
    'arxiv.org/abs/1234.5678',
    'mailto:a@b.org',
    'ftp://f.invented.org/x',
    'hhttps://one.invented.org',
    'https://',
    '//one.invented.org/p',
    'javascript:alert(1)',
    '',
    'https://www。bad。cn/x',
    'https://one.invented.org/a b',
    'https://one.invented.org/"q"<z>',
  ),
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
const tight = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
const text = fc.oneof(words, tight);

const inline = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 4, arbitrary: fc.tuple(text, address).map(([label, url]) => `[${label}](${url})`) },
  fc.tuple(text, address).map(([label, url]) => `[${label}](<${url}>)`),
  fc.tuple(text, address).map(([label, url]) => `[${label}](${url} "a title")`),
  fc.tuple(text, address).map(([label, url]) => `![${label}](${url})`),
  fc.tuple(text, address, address).map(([label, image, url]) => `[![${label}](${image})](${url})`),
  address,
  address.map((url) => `<${url}>`),
  address.map((url) => `\`${url}\``),
  fc.tuple(text, address).map(([label, url]) => `<a href="${url}">${label}</a>`),
  address.map((url) => `<img src="${url}" alt="picture">`),
  fc.constantFrom(
    '提取码：ab12',
    '密码: 0c54',
    '(code: KDRU)',
    'pwd 1fa3',
    '[ref]',
    '[words][ref]',
    '[^1]',
    '<!-- hidden words -->',
    '<T>',
    '<script>x()</script>',
  ),
);
const line = fc
  .array(inline, { minLength: 1, maxLength: 5 })
  .chain((parts) => fc.constantFrom(' ', '', ' - ', '：', ': ', ' | ', '，').map((between) => parts.join(between)));

const heading = fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([level, each]) => `${'#'.repeat(level)} ${each}`);
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const bold = text.map((each) => `**${each}**`);
const item = fc
  .tuple(fc.constantFrom('- ', '* ', '1. ', '- [ ] ', '- ## '), fc.integer({ min: 0, max: 4 }), line)
  .map(([mark, depth, each]) => `${'  '.repeat(depth)}${mark}${each}`);
const list = fc.array(item, { minLength: 1, maxLength: 6 }).map((items) => items.join('\n'));
const row = fc.array(line, { minLength: 1, maxLength: 4 }).map((cells) => `| ${cells.join(' | ')} |`);
const table = fc
  .tuple(
    fc.constantFrom('| 名称 | 说明 | 论文 |', '| name | size | link |', '| [a](https://one.invented.org) | b | c |', '| | | |'),
    fc.array(row, { maxLength: 4 }),
  )
  .map(([head, rows]) => [head, '|---|:-:|--|', ...rows].join('\n'));
const quote = paragraph.map((each) => each.replace(/^/gm, '> '));
const html = fc.oneof(
  line.map((each) => `<details><summary>${each}</summary>`),
  line.map((each) => `<table><tr><td>${each}</td><td><a href="https://one.invented.org/cell">cell</a></td></tr></table>`),
  fc.constantFrom(
    '</details>',
    '<h2 align="center">Centred words</h2>',
    '<a name="here"></a>',
    '<!-- a comment\nof two lines with https://one.invented.org/hidden -->',
    '<div',
    '<style>p { color: red }</style>',
  ),
);
const other = fc.oneof(
  fc.tuple(fc.constantFrom('```', '~~~'), text).map(([fence, each]) => `${fence}js\n${each}\n${fence}`),
  address.map((url) => `[ref]: ${url} "of a definition"`),
  address.map((url) => `[unused one]: ${url}`),
  line.map((each) => `[^1]: ${each}`),
  fc.constantFrom(
    '---',
    '***',
    '[TOC]',
    '## Contents\n\n- [Alpha](#alpha)\n- [Beta](#beta)\n- [None](#nowhere)',
    '## License\n\nSome words about it: [MIT](https://one.invented.org/mit)',
    '- [Foo](https://one.invented.org/foo) - words\n-[Bar](https://one.invented.org/bar) - more',
  ),
);

/** A whole hostile document. */
export const hostileMarkdown = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: heading },
      { weight: 3, arbitrary: list },
      paragraph,
      paragraph,
      bold,
      table,
      quote,
      html,
      other,
    ),
    { minLength: 1, maxLength: 14 },
  )
  .chain((blocks) => fc.constantFrom('\n\n', '\n', '\r\n\r\n').map((between) => blocks.join(between)));
