import { describe, expect, it } from 'vitest';
import { extractHtmlHeadings, scanHeadings } from '../../../src/list/render/scan-headings.ts';

const scan = (text: string, limit = 20_000) => scanHeadings(text, limit).map((heading) => `${heading.level} ${heading.text}`);

describe('the headings of a text', () => {
  it.each([
    ['# A\n## B', ['1 A', '2 B']],
    ['A\n===\nB\nb\n---', ['1 A', '2 B\nb']],
    ['## A *b* `c` [d](https://d.org) ##', ['2 A b c d']],
    ['# A#\n#\n# \\# x', ['1 A#', '1 ', '1 # x']],
    ['#no\n####### no\n    # no\n\t# no', []],
    ['```\n# no\n```\n# A', ['1 A']],
    ['~~~ `x`\n# no\n~~~\n# A', ['1 A']],
    ['``` a`b\n# A', ['1 A']],
    ['````\n```\n# no\n`````\n# A', ['1 A']],
    ['> # no\n- # no\n\n# A', ['1 A']],
    ['- item\n\n      # no\n\n# A', ['1 A']],
    ['- item\n---', []],
    ['| a |\n|---|\n| b |\n---', []],
    ['<div>\n# no\n\n# A', ['1 A']],
    ['<!--\n# no\n\n# no\n-->\n# A', ['1 A']],
    ['words <b>\n# A', ['1 A']],
    ['\ufeff# A\r\n\r\n# B\r# C', ['1 A', '1 B', '1 C']],
    ['', []],
  ])('%j: %j', (text, headings) => {
    expect(scan(text)).toEqual(headings);
  });

  it('keep their marks where more is to be parsed than the limit allows', () => {
    expect(scan('# *a*\n# *b*', 40)).toEqual(['1 a', '1 *b*']);
  });
});

describe('a heading in HTML', () => {
  it.each([
    ['<h1 align="center">A &amp; <b>B</b></h1>', ['1 A & B']],
    ['<h2><img src="a.png"> Name</h2><h3>x</h3>', ['2 Name', '3 x']],
    ['<h2>a</h3>', []],
    ['<h7>a</h7>', []],
    ['<H2\n>a\n</H2 >', ['2 a']],
  ])('%j: %j', (html, headings) => {
    expect(extractHtmlHeadings(html).map(({ level, text }) => `${level} ${text}`)).toEqual(headings);
  });
});
