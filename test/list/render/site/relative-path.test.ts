import { describe, expect, it } from 'vitest';
import { getPublicUrl, getRelativePath } from '../../../../src/list/render/site/relative-path.ts';

describe('the address of a file from a page', () => {
  it.each([
    ['index.html', 'assets/site.css', 'assets/site.css'],
    ['en/sections/a.html', 'assets/site.css', '../../assets/site.css'],
    ['en/sections/a.html', 'en/sections/a/2.html', 'a/2.html'],
    ['sections/a/2.html', 'sections/a.html#x', '../a.html#x'],
    ['sections/a.html', 'sections/a.html#x', '#x'],
    ['sections/a.html', 'sections/a.html', 'a.html'],
    ['entries/a.html', 'search.html?kind=a%2Fb', '../search.html?kind=a%2Fb'],
  ])('from %s to %s is %s', (from, to, expected) => {
    expect(getRelativePath(from, to)).toBe(expected);
    expect(new URL(expected, `https://site.example/x/${from}`).href).toBe(`https://site.example/x/${to}`);
  });
});

describe('the public address', () => {
  it('is that of the folder for its first page, with or without a slash at the end of the site', () => {
    expect(getPublicUrl('https://a.example/list', 'index.html')).toBe('https://a.example/list/');
    expect(getPublicUrl('https://a.example/list/', 'en/index.html')).toBe('https://a.example/list/en/');
    expect(getPublicUrl('https://a.example/list/index.html', 'entries/a.html')).toBe('https://a.example/list/entries/a.html');
  });

  it('has no query or anchor of the address of the site, and is written as sitemaps want it', () => {
    expect(getPublicUrl('https://a.example/list?from=b#top', 'search.html')).toBe('https://a.example/list/search.html');
    expect(getPublicUrl('https://a.example?from=b', 'index.html')).toBe('https://a.example/');
    expect(getPublicUrl('https://a.example/清单', 'index.html')).toBe('https://a.example/%E6%B8%85%E5%8D%95/');
  });
});
