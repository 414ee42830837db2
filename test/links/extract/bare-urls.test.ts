import { describe, expect, it } from 'vitest';
import { findBareUrls, findSchemelessShares } from '../../../src/links/extract/bare-urls.ts';

const find = (text: string) => findBareUrls(text, 0).map(({ url }) => url);

describe('an address in a text', () => {
  it.each([
    ['见 https://example.org/a。然后', ['https://example.org/a']],
    ['https://example.org/a的主页', ['https://example.org/a']],
    ['https://zh.wikipedia.org/wiki/自然语言处理', ['https://zh.wikipedia.org/wiki/自然语言处理']],
    ['https://example.org/?q=分词', ['https://example.org/?q=分词']],
    ['https://example.org的主页', ['https://example.org']],
    // Both halves of a character that UTF-16 writes in two belong to the address.
    ['https://example.org/a🔥提取码', ['https://example.org/a🔥']],
    ['https://example.org/a𠮷野', ['https://example.org/a']],
    ['https://例子.中国/a', ['https://例子.中国/a']],
    ['(https://example.org/a) “https://example.org/b”', ['https://example.org/a', 'https://example.org/b']],
    ['no address: example.org', []],
  ])('ends where the sentence goes on: %s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it('has its place in the whole text', () => {
    expect(findBareUrls('a https://example.org/b c', 100)).toEqual([
      { url: 'https://example.org/b', from: 102, to: 123, isBare: true },
    ]);
  });
});

describe('a share without a scheme', () => {
  it('is found with its place, and not inside of an address', () => {
    const [share] = findSchemelessShares('链接: pan.baidu.com/s/1QqYtqDw 提取码', 10);
    expect(share).toMatchObject({ from: 14, to: 38 });
    expect(share?.url).toContain('pan.baidu.com/s/1QqYtqDw');
    expect(findSchemelessShares('https://pan.baidu.com/s/1QqYtqDw', 0)).toEqual([]);
  });
});
