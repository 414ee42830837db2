import { describe, expect, test } from 'vitest';
import { findHtmlAnchors, findMarkdownAnchors, readLineAnchor, toAnchor } from '../../../../src/cli/check/local/anchors.ts';

describe('the anchors of a page on GitHub', () => {
  test('are those of its headings and its elements, in lower case', async () => {
    const anchors = await findMarkdownAnchors(
      '# A Heading!\n\n## 数据集\n\n## A Heading!\n\n<a name="Own"></a>\n\n### Site {#site-id}\n',
    );
    for (const anchor of ['a-heading', '数据集', 'a-heading-1', 'own', 'site-id']) expect(anchors).toContain(anchor);
  });

  test.each([
    ['<a id="x">', ['x']],
    ["<h2 class=y id='x'>", ['x']],
    ['<p\n name = x>', ['x']],
    ['<a href="#x">', []],
    ['<a data-id="x">', []],
    ['a < b id="x"', []],
    ['## H {#x}', ['x']],
    ['{#x y}', []],
  ])('%j has %j', (html, expected) => {
    expect(findHtmlAnchors(html)).toEqual(expected);
  });

  test('are found in bounded time', () => {
    expect(findHtmlAnchors(`<a ${' '.repeat(300_000)}`)).toEqual([]);
    expect(findHtmlAnchors('<a '.repeat(100_000))).toEqual([]);
  });
});

test.each([
  ['Data', 'data'],
  ['user-content-data', 'data'],
  ['%E6%95%B0%E6%8D%AE', '数据'],
  ['%zz', '%zz'],
  ['', undefined],
  ['top', undefined],
  ['README', undefined],
  ['readme-ov-file', undefined],
  ['fn-1', undefined],
  ['fnref-1', undefined],
  [':~:text=x', undefined],
  ['data:~:text=x', undefined],
])('the fragment "%s" is the anchor %s', (fragment, expected) => {
  expect(toAnchor(fragment)).toBe(expected);
});

test.each([
  ['L3', 3],
  ['L3-L7', 7],
  ['L7-L3', 7],
  ['L3-7', 7],
  ['L3C1-L7C2', 7],
  ['l3', undefined],
  ['L', undefined],
  ['L3x', undefined],
])('the fragment "%s" marks lines up to %s', (fragment, expected) => {
  expect(readLineAnchor(fragment)).toBe(expected);
});
