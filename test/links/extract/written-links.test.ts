import { expect, test } from 'vitest';
import { splitLongMarkdown } from '../../../src/links/extract/markdown/split-markdown.ts';
import { extractWrittenLinks } from '../../../src/links/extract/written-links.ts';
import fc from '../../seeded-fast-check.ts';

const urls = (text: string) => extractWrittenLinks(text).map(({ url }) => url);

test('every link is found, whatever it leads to', () => {
  const text =
    '[a](#part) [b](./b.md) ![c](c.png) [d]() <e@f.example> [g](ftp://g.example/) [h]: x\n\n<a href="i.html">i</a> www.j.example/k';
  expect(urls(text)).toEqual([
    '#part',
    './b.md',
    'c.png',
    '',
    'mailto:e@f.example',
    'ftp://g.example/',
    'i.html',
    'http://www.j.example/k',
  ]);
});

test.each([
  ['<picture><source srcset="a.png 1x, b.png 2x"><img src="c.png"></picture>', ['a.png', 'b.png', 'c.png']],
  ['<img srcset="d.png,e.png 2x,https://x.example/a,b.png 480w">', ['d.png,e.png', 'https://x.example/a,b.png']],
  ['<video poster="p.jpg"><source src="v.mp4"></video>', ['p.jpg', 'v.mp4']],
  ['<object data="o.svg"></object><div data="no"></div>', ['o.svg']],
])('an address in HTML is read from %s', (html, expected) => {
  expect(urls(html)).toEqual(expected);
});

test.each([
  ['an element of HTML behind an address is no template', 'https://x.example/a<br>b', 'https://x.example/a'],
  ['the full stop is not part of a template', 'Use https://x.example/{id}.', 'https://x.example/{id}'],
  ['nor is a bracket around it', '(https://x.example/{id})', 'https://x.example/{id}'],
  ['emphasis ends an address', '~~https://x.example/a.html~~，失效', 'https://x.example/a.html'],
])('%s', (_, text, url) => {
  expect(urls(text)).toEqual([url]);
});

test.each([
  ['a formula in a line', 'The map $[f](x) = [g](y)$ is total, see [docs](docs/a.md).', ['docs/a.md']],
  ['a formula on lines of its own', '$$\n[\\psi](\\mathbf{L})\n$$\n\n[docs](docs/a.md)', ['docs/a.md']],
  ['a convolution', '$$[f * g](n) = \\sum_{m} f[m] g[n - m]$$', []],
  ['sums of money around a link', 'From $5 [a](a.md) to $6, or $7.', ['a.md']],
  ['signs of money that are no formula', 'cost$ [a](a.md) cost$', ['a.md']],
  ['an address within a formula', '$x [a](https://x.example/a) y$', ['https://x.example/a']],
  ['a sign that is escaped', '\\$[a](a.md)\\$', ['a.md']],
])('brackets of formulas make no links: %s', (_, text, expected) => {
  expect(urls(text)).toEqual(expected);
});

test.each([
  ['a footnote is no definition of a link', 'Some[^1] text.\n\n[^1]: short', []],
  ['a definition that is used by its name alone', '[a][b] and [b]\n\n[b]: target.md', ['target.md', 'target.md']],
  [
    'brackets within an address',
    '[x](https://en.wikipedia.org/wiki/Kingdom_(biology)#Five_kingdoms)',
    ['https://en.wikipedia.org/wiki/Kingdom_(biology)#Five_kingdoms'],
  ],
  ['a link of a wiki is words to GitHub', '[[something]] and [[a|b]]', []],
])('%s', (_, text, expected) => {
  expect(urls(text)).toEqual(expected);
});

test('where GitHub links more than the address, that is the other reading', () => {
  expect(extractWrittenLinks('见 https://x.example/a，另见')).toMatchObject([
    { url: 'https://x.example/a', otherReading: { kind: 'github', url: 'https://x.example/a，另见' } },
  ]);
  expect(extractWrittenLinks('at https://x.example/a, and')[0]).not.toHaveProperty('otherReading');
  expect(extractWrittenLinks('<https://x.example/a>，另见')[0]).not.toHaveProperty('otherReading');
});

test('a long text is read in parts that cover it, and fences are not cut', () => {
  const block = 'Words and [a link](https://x.example/1).\n\n```\nhttps://code.example/\n\n```\n\n';
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 60, max: 400 }), (count, maxLength) => {
      const text = block.repeat(count);
      const parts = splitLongMarkdown(text, maxLength);
      expect(parts.map(([from, to]) => text.slice(from, to)).join('')).toBe(text);
      for (const [from, to] of parts) expect((text.slice(from, to).match(/```/g)?.length ?? 0) % 2).toBe(0);
    }),
  );
});

test('a text of more than 4 MiB is read to its end', () => {
  const filler = `${'Words that lead nowhere. '.repeat(40)}\n\n`;
  const text = `${filler.repeat(4500)}[last](https://x.example/last)\n`;
  expect(text.length).toBeGreaterThan(4 * 1024 * 1024);
  expect(extractWrittenLinks(text)).toMatchObject([{ url: 'https://x.example/last', line: 9001, column: 1 }]);
});

test('a byte order mark shifts no offset', () => {
  expect(
    extractWrittenLinks('\uFEFF# A\n\n* [x](#a) and [y](b.md)\n').map(({ url, line, column }) => [url, line, column]),
  ).toEqual([
    ['#a', 3, 3],
    ['b.md', 3, 15],
  ]);
});
