import { describe, expect, it } from 'vitest';
import { detectVolatileAddress } from '../../../../../src/list/validate/rules/addresses/detect-volatile-address.ts';

describe('detectVolatileAddress', () => {
  it.each([
    ['search', 'https://www.google.com.hk/search?q=meddg'],
    ['search', 'https://www.baidu.com/s?wd=%E5%8C%BB%E7%96%97'],
    ['search', 'https://www.baidu.com/link?url=abc'],
    ['shortened', 'https://t.cn/A6abc'],
    ['shortened', 'https://bit.ly/3abc'],
    ['ip-address', 'http://8.8.8.8/data.zip'],
    ['ip-address', 'http://[2001:db8::1]/'],
    ['temporary', 'https://mp.weixin.qq.com/s?src=11&timestamp=1&signature=x'],
    ['temporary', 'https://b.s3.amazonaws.com/a.zip?X-Amz-Signature=x&X-Amz-Expires=3600'],
  ])('finds %s in %s', (cause, url) => {
    expect(detectVolatileAddress(url)).toEqual({ cause });
  });

  it.each([
    ['https://a.example/p?utm_source=x&id=7#s', 'https://a.example/p?id=7#s'],
    ['https://a.example/p?spm=1.2', 'https://a.example/p'],
    [
      'https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=1&sn=b&chksm=c&scene=27',
      'https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=1&sn=b',
    ],
  ])('removes the tracking of %s', (url, cleaned) => {
    expect(detectVolatileAddress(url)).toEqual({ cause: 'tracking', cleaned });
  });

  it.each([
    'https://www.google.com/about',
    'https://a.example/search?q=x',
    'https://a.example/?scene=3&sessionid=2',
    'https://1.example.org/',
    'https://a.example/?id=utm_source',
    'not a URL',
  ])('accepts %s', (url) => {
    expect(detectVolatileAddress(url)).toBeUndefined();
  });
});
