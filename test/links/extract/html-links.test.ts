import { describe, expect, test } from 'vitest';
import { findHtmlLinks } from '../../../src/links/extract/html-links.ts';

const urls = (html: string) => findHtmlLinks(html, 0).map(({ url }) => url);

describe('links of a piece of HTML', () => {
  test.each([
    ['<a href="https://a.example/">x</a>', ['https://a.example/']],
    ["<A HREF='https://a.example/'>x", ['https://a.example/']],
    ['<img src=a.png>', ['a.png']],
    ['<a href="/x?a=1&amp;b=2">', ['/x?a=1&b=2']],
    ['<video src="v.mp4" poster="p.png">', ['v.mp4', 'p.png']],
    ['<object data="x.svg"><a data="y">', ['x.svg']],
    ['<use xlink:href="#icon">', ['#icon']],
    ['<Link to="/docs">', ['/docs']],
    ['<a to="/docs">', []],
    ['<a href="">', ['']],
    ['<a>', []],
    // A link of a comment is none; nor is one within a script.
    ['<!-- <a href="x"> -->', []],
    ['<script>"<a href=x>"</script>', []],
  ])('%s has %j', (html, expected) => {
    expect(urls(html)).toEqual(expected);
  });

  test.each([
    ['a.png 1x, b.png 2x', ['a.png', 'b.png']],
    ['a.png, b.png', ['a.png', 'b.png']],
    ['a.png 480w,b.png 800w', ['a.png', 'b.png']],
    // A comma within an address does not end it.
    ['https://i.example/w_1,h_2/a.png 1x', ['https://i.example/w_1,h_2/a.png']],
    ['  ', []],
  ])('a srcset of "%s" has %j', (srcset, expected) => {
    expect(urls(`<img srcset="${srcset}">`)).toEqual(expected);
  });

  test('hosts that are only warmed up are no links', () => {
    expect(urls('<link rel="preconnect" href="https://a.example"><link rel="dns-prefetch" href="//b.example">')).toEqual([]);
    expect(urls('<link rel="stylesheet" href="a.css">')).toEqual(['a.css']);
  });

  test('a base changes all addresses but anchors, the first base alone', () => {
    const html =
      '<base href="https://a.example/docs/"><base href="https://b.example/"><a href="x"><a href="#y"><a href="http://[">';
    expect(urls(html)).toEqual(['https://a.example/docs/x', '#y', 'http://[']);
  });

  test('stand where their value stands, in the whole text', () => {
    const html = 'a <a class="x"\n href="https://a.example/">';
    const [found] = findHtmlLinks(html, 100);
    expect(html.slice((found?.from ?? 0) - 100, (found?.to ?? 0) - 100)).toBe('https://a.example/">');
  });

  test('are read from anything, in bounded time', () => {
    expect(urls('<'.repeat(50_000))).toEqual([]);
    expect(urls(`<img srcset="${'a,'.repeat(50_000)}">`).length).toBeGreaterThan(0);
  });
});
