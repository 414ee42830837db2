import { describe, expect, test } from 'vitest';
import {
  decodePercent,
  encodePathSegment,
  getFragment,
  getHostWithoutWww,
  getLastTwoLabels,
  getPathSegments,
} from '../../../src/links/url/url-parts.ts';

describe('parts of an address', () => {
  test.each([
    ['https://www.example.org/', 'example.org', 'example.org'],
    ['https://WWW.Example.org./', 'example.org', 'example.org'],
    ['https://www.www.example.org/', 'www.example.org', 'example.org'],
    ['https://xxx.itp.ac.cn/', 'xxx.itp.ac.cn', 'ac.cn'],
    ['http://localhost/', 'localhost', 'localhost'],
    ['http://[::1]/', '[::1]', '[::1]'],
  ])('%s has the host %s, with the last labels %s', (url, host, labels) => {
    expect(getHostWithoutWww(new URL(url))).toBe(host);
    expect(getLastTwoLabels(new URL(url))).toBe(labels);
  });

  test('segments of a path are decoded, without empty ones', () => {
    expect(getPathSegments(new URL('https://a.example//a/%E4%B8%AD%2Fb//%zz/'))).toEqual(['a', '中/b', '%zz']);
    expect(getPathSegments(new URL('https://a.example/'))).toEqual([]);
  });

  test('an address that was changed is read anew', () => {
    const url = new URL('https://a.example/x');
    expect([getHostWithoutWww(url), ...getPathSegments(url)]).toEqual(['a.example', 'x']);
    url.pathname = '/y';
    url.host = 'b.example';
    expect([getHostWithoutWww(url), ...getPathSegments(url)]).toEqual(['b.example', 'y']);
  });

  test.each([
    ['https://a.example/#part', 'part'],
    ['https://a.example/#%E4%B8%AD', '中'],
    ['https://a.example/#%zz', '%zz'],
    ['https://a.example/', undefined],
    ['https://a.example/#', undefined],
    ['https://a.example/#wechat_redirect', undefined],
    ['https://a.example/#rd', undefined],
    ['https://a.example/#:~:text=x', undefined],
    ['no address#part', undefined],
  ])('%s names the place %s', (url, fragment) => {
    expect(getFragment(url)).toBe(fragment);
  });

  test('decoding keeps what it cannot decode', () => {
    expect(decodePercent('%E4%B8%AD')).toBe('中');
    expect(decodePercent('%E4%B8')).toBe('%E4%B8');
    expect(decodePercent('100%')).toBe('100%');
  });

  test('encoding keeps what a path may have, and never throws', () => {
    expect(encodePathSegment('a:b@c,d=e+f$g&h;i')).toBe('a:b@c,d=e+f$g&h;i');
    expect(encodePathSegment('a/b?c#d %')).toBe('a%2Fb%3Fc%23d%20%25');
    expect(encodePathSegment('\ud83d')).toBe('%EF%BF%BD');
  });
});
