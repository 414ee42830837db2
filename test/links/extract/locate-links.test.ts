import { describe, expect, test } from 'vitest';
import { locateLinks, locateWebLinks } from '../../../src/links/extract/locate-links.ts';
import type { RawLink } from '../../../src/links/extract/raw-link.ts';

/** The links of a text, each where its address stands. */
function find(source: string, ...urls: (string | Partial<RawLink>)[]): RawLink[] {
  let at = 0;
  return urls.map((one) => {
    const rest = typeof one === 'string' ? { url: one } : one;
    const url = rest.url ?? '';
    const from = source.indexOf(url.trim(), at);
    at = from + url.trim().length;
    return { from, to: at, ...rest, url };
  });
}
const share = 'https://pan.baidu.com/s/1QqYtqDwhc';
const other = 'https://pan.baidu.com/s/1abcdefgh';
const codes = (source: string, ...urls: (string | Partial<RawLink>)[]) =>
  locateWebLinks(source, find(source, ...urls)).map(({ code }) => code);

describe('the place of a link', () => {
  test('is a line and a column, from 1, in the order of the text', () => {
    const source = 'a https://b.example\n\n中 https://a.example';
    expect(locateWebLinks(source, find(source, 'https://b.example', 'https://a.example').toReversed())).toEqual([
      { url: 'https://b.example', line: 1, column: 3 },
      { url: 'https://a.example', line: 3, column: 3 },
    ]);
  });

  test('is one where a link has its own address as its text', () => {
    const source = '[https://a.example](https://a.example)';
    const found = [
      { url: 'https://a.example', from: 0, to: 38, text: 'https://a.example' },
      { url: 'https://a.example', from: 1, to: 18 },
    ];
    expect(locateWebLinks(source, found)).toEqual([{ url: 'https://a.example', line: 1, column: 1 }]);
  });
});

describe('what is a link of the web', () => {
  test.each([
    ['//a.example/x', ['https://a.example/x']],
    [' https://a.example ', ['https://a.example']],
    ['hhttps://a.example', ['hhttps://a.example']],
    ['./file.md', []],
    ['mailto:a@b.example', []],
  ])('%j gives %j', (url, expected) => {
    expect(locateWebLinks(url, find(url, { url })).map((link) => link.url)).toEqual(expected);
  });

  test('is not one that GitHub made of words without a scheme', () => {
    expect(locateWebLinks('www.a.example', [{ url: 'http://www.a.example', from: 0, to: 13, isWithoutScheme: true }])).toEqual(
      [],
    );
  });

  test('may be anything that the caller wants', () => {
    expect(locateLinks('./a', find('./a', './a'), () => true).map(({ url, raw }) => [url, raw.from])).toEqual([['./a', 0]]);
  });
});

test('the text of a link is a name, unless it is the address or says nothing', () => {
  const names = (text: string) => locateWebLinks('', [{ url: 'https://a.example', from: 0, to: 0, text }])[0];
  expect(names(' MedDG\n data ')).toMatchObject({ text: 'MedDG data', names: ['MedDG data'] });
  expect(names('https://a.example')).not.toHaveProperty('text');
  expect(names('here')).toEqual({ url: 'https://a.example', line: 1, column: 1, text: 'here' });
  expect(names('')).not.toHaveProperty('text');
});

describe('the code of a share', () => {
  test.each([
    ['behind it', `${share} 提取码：ab12`, ['ab12']],
    ['before it on its line', `提取码：ab12 ${share}`, ['ab12']],
    ['on the line below', `${share}\n提取码：ab12`, ['ab12']],
    ['two blank lines below', `${share}\n\n\n提取码：ab12`, ['ab12']],
    ['too far below', `${share}\n\n\n\n提取码：ab12`, [undefined]],
    ['on a line that says more', `${share}\n这里是提取码：ab12`, [undefined]],
    ['on the line above', `提取码：ab12\n${share}`, [undefined]],
  ])('is looked for %s', (_, source, expected) => {
    expect(codes(source, share)).toEqual(expected);
  });

  test('in the address counts before one beside it', () => {
    const url = `${share}?pwd=cd34`;
    expect(codes(`${url} 提取码：ab12`, url)).toEqual(['cd34']);
  });

  test('in the text of the link counts before one behind it', () => {
    const text = '下载（提取码：cd34）';
    expect(codes(`${share} 提取码：ab12`, { url: share, text })).toEqual(['cd34']);
  });

  test('is never taken past another share', () => {
    expect(codes(`${share} ${other} 提取码：ab12`, share, other)).toEqual([undefined, 'ab12']);
    expect(codes(`${share}\n${other}\n提取码：ab12`, share, other)).toEqual([undefined, 'ab12']);
  });

  test('is nothing for a link that is no share', () => {
    expect(codes('https://a.example 提取码：ab12', 'https://a.example')).toEqual([undefined]);
  });

  test('is found in bounded time among thousands of shares on one line', () => {
    const source = `${share} `.repeat(3000);
    const found = Array.from({ length: 3000 }, (_, n) => ({
      url: share,
      from: n * (share.length + 1),
      to: n * (share.length + 1) + share.length,
    }));
    expect(locateWebLinks(source, found)).toHaveLength(3000);
  });
});
