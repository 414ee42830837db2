import { describe, expect, it } from 'vitest';
import { extractMarkdownLinks } from '../../../src/links/extract/extract-links.ts';
import { importMarkdown } from '../../../src/list/import/import-markdown.ts';
import { describeLosses } from '../../../src/list/import/verify/verify-lossless.ts';
import { importLosslessly } from './import-assertions.ts';

/**
 * Corners of CommonMark and of GitHub's Markdown, construct by construct, each with an address that
 * must not be lost.
 */

const u = 'https://corner.invented.org/x';
const corners: [name: string, markdown: string, addresses: number][] = [
  ['a tab after the bullet', `-\t[A](${u})`, 1],
  ['a plus as bullet', `+ [A](${u})`, 1],
  ['an asterisk as bullet, then a dash', `* [A](${u})\n- [B](${u}2)`, 2],
  ['an ordered item with a bracket', `1) [A](${u})`, 1],
  ['an ordered list that starts late', `007. [A](${u})`, 1],
  ['an item that begins with a code block', `-     [A](${u})`, 0],
  ['an item after an empty one', `-\n- [A](${u})`, 1],
  ['a lazy line of an item', `- A\n[B](${u})`, 1],
  ['a loose list', `- [A](${u})\n\n- [B](${u}2)\n\n\n- [C](${u}3)`, 3],
  ['a task', `- [ ] [A](${u})\n- [x] [B](${u}2)`, 2],
  ['an item in a quote in an item', `- > - [A](${u})`, 1],
  ['a quote without spaces', `>[A](${u})`, 1],
  ['a lazy quote', `> A\n[B](${u})`, 1],
  ['a heading of underscores', `[A](${u})\n---`, 1],
  ['a heading of equals signs over two lines', `A\n[B](${u})\n===`, 1],
  ['a closed heading', `## [A](${u}) ##`, 1],
  ['a seventh level, which is none', `####### [A](${u})`, 1],
  ['a link in a heading and below it', `## [A](${u})\n\n[code](${u}/code)`, 2],
  ['a destination in angle brackets', `- [A](<${u}>)`, 1],
  ['a destination in angle brackets with spaces', `- [A](<${u} y z>)`, 1],
  ['brackets in a destination', `- [A](${u}_(a)_(b(c)))`, 1],
  ['escaped brackets in a destination', `- [A](${u}\\(a\\))`, 1],
  ['a title in quotes', `- [A](${u} "a title")`, 1],
  ['a title in single quotes over lines', `- [A](${u}\n  'a\n  title')`, 1],
  ['a title in brackets', `- [A](${u} (a title))`, 1],
  ['entities in a destination', `- [A](${u}?a=1&amp;b=2)`, 1],
  ['entities in a name', `- [A &amp; B &copy; &#35;](${u})`, 1],
  ['escapes in a name', `- [A \\[b\\] \\* \\\\](${u})`, 1],
  ['brackets in a name', `- [A [b] c](${u})`, 1],
  ['code in a name', `- [\`a](b)\`](${u})`, 1],
  ['emphasis in a name', `- [**A** _b_ ~~c~~](${u})`, 1],
  ['emphasis around a link', `- ***[A](${u})***`, 1],
  ['a link struck out', `- ~~[A](${u})~~`, 1],
  ['an image in a link', `- [![alt](${u}.png)](${u})`, 2],
  ['a link with an empty name', `- [](${u})`, 1],
  ['a link in a link, of which the inner one counts', `- [a [b](${u}) c](${u}2)`, 2],
  ['a full reference', `- [A][one]\n\n[one]: ${u}`, 1],
  ['a collapsed reference', `- [A][]\n\n[a]: <${u}> 'title'`, 1],
  ['a shortcut reference', `- [A b]\n\n[a  B]: ${u}`, 1],
  ['a reference in other case', `- [ẞ]\n\n[SS]: ${u}`, 1],
  ['a reference defined twice, of which the first counts', `- [A]\n\n[a]: ${u}\n[a]: ${u}2`, 1],
  ['a definition over lines', `- [A]\n\n[a]:\n  ${u}\n  "title"`, 1],
  ['a definition in a quote', `- [A]\n\n> [a]: ${u}`, 1],
  ['a definition that nothing refers to', `- A\n\n[b]: ${u}`, 1],
  ['an image by reference', `- ![A][one]\n\n[one]: ${u}.png`, 1],
  ['an autolink', `- <${u}>`, 1],
  ['a bare address', `- A ${u}.`, 1],
  ['a bare address in brackets', `- A (${u})`, 1],
  ['a bare address with an entity after it', `- ${u}&copy;`, 1],
  ['a bare address of www', '- www.corner.invented.org/y', 0],
  ['a bare address after Chinese words', `- 数据：${u}，可用`, 1],
  ['emphasis that touches an address', `- **${u}**`, 1],
  ['an HTML link', `- <a href="${u}">A</a>`, 1],
  ['an HTML link over lines', `- <a\n  target=_blank href='${u}'\n  >A</a>`, 1],
  ['an HTML block with a link', `<div>\n\n- [A](${u})\n\n</div>`, 1],
  ['an HTML block without an end', `<div>\n<a href="${u}">A</a>`, 1],
  ['an HTML table', `<table><tr><td><a href="${u}">A</a></td></tr></table>`, 1],
  ['a details block', `<details><summary>More</summary>\n\n- [A](${u})\n\n</details>`, 1],
  ['a comment between items', `- [A](${u})\n<!-- - [B](${u}2) -->\n- [C](${u}3)`, 2],
  ['a comment that ends at once', `<!--> [A](${u}) -->`, 0],
  ['a processing instruction', `<?php ?>\n\n- [A](${u})`, 1],
  ['CDATA', `<![CDATA[ x ]]>\n\n- [A](${u})`, 1],
  ['a fence of tildes around a bullet', `~~~\n- [A](${u})\n~~~\n\n- [B](${u}2)`, 1],
  ['a fence that nobody closes', `- [A](${u})\n\n\`\`\`\n[B](${u}2)`, 1],
  ['indented code', `A\n\n    [B](${u})\n\n- [C](${u}2)`, 1],
  ['a code span over lines', `- \`a\n  b\` [A](${u})`, 1],
  ['a code span with unequal ticks', `- \`\`a\` [A](${u})`, 1],
  ['a hard break of spaces', `- [A](${u})  \n  words`, 1],
  ['a hard break of a backslash', `- [A](${u})\\\n  words`, 1],
  ['a thematic break between items', `- [A](${u})\n* * *\n- [B](${u}2)`, 2],
  ['a table without outer bars', `A | B\n--|:-:\n[a](${u}) | b`, 1],
  ['a table with an escaped bar', `| A | B |\n|---|---|\n| [a \\| b](${u}) | \`c \\| d\` |`, 1],
  ['a table row with too few and too many cells', `| A | B |\n|---|---|\n| [a](${u}) |\n| [b](${u}2) | c | [d](${u}3) |`, 3],
  ['a footnote with a link', `- A[^1]\n\n[^1]: See [B](${u}).`, 1],
  ['a footnote that nobody calls', `- A\n\n[^1]: See [B](${u}).`, 1],
  ['line ends of Windows', `- [A](${u})\r\n  words\r\n- [B](${u}2)\r\n`, 2],
  ['line ends of old Macintoshes', `- [A](${u})\r- [B](${u}2)\r`, 2],
  ['no-break and ideographic spaces', `-\u00a0[A](${u})\n- \u3000[B](${u}2)`, 2],
  ['a byte order mark', `\ufeff- [A](${u})`, 1],
  ['a NUL', `- [A\u0000](${u})`, 1],
  ['a lone surrogate', `- [A\ud800](${u})`, 1],
  ['marks of direction', `- [A\u202eB\u202c](${u})`, 1],
  ['an emoji of several points as name', `- [👩‍👩‍👧‍👦](${u})`, 1],
  ['a name with line ends', `- [A\nb](${u})`, 1],
  ['a destination that no URL can be', '- [A](https://[)\n- [B](http://)', 1],
  ['a destination of other kinds', '- [A](javascript:alert(1)) [B](mailto:a@b.invented.org) [C](../c.md) [D](#d)', 0],
];

describe('every construct of Markdown', () => {
  it.each(corners)('keeps its addresses: %s', (_, markdown, addresses) => {
    expect(new Set(extractMarkdownLinks(markdown).map(({ url }) => url)).size, 'what is an address here').toBe(addresses);
    for (const text of [markdown, `# List\n\n## One\n\n- [First](https://first.invented.org/)\n\n## Two\n\n${markdown}\n`]) {
      expect(describeLosses(importMarkdown({ path: 'README.md', text }))).toEqual([]);
      importLosslessly(text);
    }
  });

  // A text with a lone carriage return or half a character is left as it is.
  const readable = corners.filter(([, markdown]) => markdown.isWellFormed() && !/\r(?!\n)/.test(markdown));
  it.each(readable)('may be inside of an item of a list: %s', (_, markdown) => {
    const text = `# List\n\n- [First](https://first.invented.org/) - Words.\n${markdown.replace(/(?<=^|\n)/g, '  ')}\n- [Last](https://last.invented.org/)\n`;
    const imported = importMarkdown({ path: 'README.md', text });
    expect(describeLosses(imported)).toEqual([]);
    expect(imported.entries.flatMap(({ entry }) => entry.links?.map(({ url }) => url) ?? [])).toEqual(
      expect.arrayContaining(['https://first.invented.org/', 'https://last.invented.org/']),
    );
  });
});
