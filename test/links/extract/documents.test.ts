import { describe, expect, test } from 'vitest';
import { extractHtmlPageLinks, extractNotebookLinks } from '../../../src/links/extract/written-links.ts';

const places = (links: { url: string; line: number; column: number }[] | undefined) =>
  links?.map(({ url, line, column }) => `${line}:${column} ${url}`);

describe('an HTML page', () => {
  test('has its links at the places of their values', () => {
    const html = `<!doctype html>
<link rel="preconnect" href="https://cdn.example">
<link rel="stylesheet" href="site.css">
<a href="https://a.example/?x=1&amp;y=2">a</a> <a href='#part'>b</a>
<script src="app.js"></script>
<!-- <a href="https://comment.example/">c</a> -->
<picture><source srcset="dark.png 1x, dark-2.png 2x"><img src="light.png"></picture>`;
    expect(places(extractHtmlPageLinks(html))).toEqual([
      '3:30 site.css',
      '4:1 https://a.example/?x=1&y=2',
      '4:57 #part',
      '5:14 app.js',
      '7:26 dark.png',
      '7:39 dark-2.png',
      '7:64 light.png',
    ]);
  });

  test('reads addresses from its base, and anchors within itself', () => {
    const html = '<base href="https://x.example/docs/"><a href="a">a</a><a href="/b">b</a><a href="#c">c</a>';
    expect(extractHtmlPageLinks(html).map(({ url }) => url)).toEqual(['https://x.example/docs/a', 'https://x.example/b', '#c']);
  });

  test('has the links of its drawings', () => {
    const html = '<svg><a xlink:href="https://a.example/">a</a></svg>';
    expect(extractHtmlPageLinks(html).map(({ url }) => url)).toEqual(['https://a.example/']);
  });

  test('may take links out of the check', () => {
    const html = '<!-- listkeeper:ignore-next-line -->\n<a href="https://a.example/">a</a>\n<a href="https://b.example/">b</a>';
    expect(extractHtmlPageLinks(html).map(({ isIgnored }) => isIgnored ?? false)).toEqual([true, false]);
  });
});

describe('a notebook', () => {
  const notebook = {
    cells: [
      { cell_type: 'markdown', source: ['# Title\n', '\n', 'See [a](https://a.example/).\n', '![x](attachment:x.png)'] },
      { cell_type: 'code', source: ['url = "https://code.example/"\n'], outputs: [], execution_count: 1 },
      { cell_type: 'markdown', source: 'At https://b.example/ and\nhttps://c.example/' },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };

  test('has the links of its words, at their lines of the file', async () => {
    const text = JSON.stringify(notebook, null, 1);
    const lines = text.split('\n');
    const links = await extractNotebookLinks(text);
    expect(links?.map(({ url }) => url)).toEqual([
      'https://a.example/',
      'attachment:x.png',
      'https://b.example/',
      'https://c.example/',
    ]);
    for (const { url, line } of links ?? []) expect(lines[line - 1]).toContain(url);
  });

  test('of format 3, or behind a byte order mark, is read as well', async () => {
    const cells = [{ cell_type: 'code', input: ['x = 1'] }, ...notebook.cells];
    const old = JSON.stringify({ worksheets: [{ cells }], nbformat: 3, metadata: {} });
    for (const text of [old, `\uFEFF${JSON.stringify(notebook)}`]) expect(await extractNotebookLinks(text)).toHaveLength(4);
  });

  test('that is something else is not read', async () => {
    expect(await extractNotebookLinks('{"worksheets": []}')).toBeUndefined();
    expect(await extractNotebookLinks('# Markdown')).toBeUndefined();
  });
});
