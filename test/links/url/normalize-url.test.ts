import { describe, expect, test } from 'vitest';
import { createPartIdentity, createPlainIdentity, normalizeUrl, removeTracking } from '../../../src/links/url/normalize-url.ts';

const normalize = (url: string) => normalizeUrl(new URL(url));

describe('the form by which plain addresses are compared', () => {
  test.each([
    [
      'https://example.org/a/b?x=1&y=2',
      ['http://www.example.org:80/a/b/?y=2&x=1&utm_source=z#part', 'HTTPS://EXAMPLE.ORG/a/b?x=1&&y=2'],
    ],
    [
      'https://example.org',
      ['https://example.org/', 'https://example.org:443//', 'http://example.org./#top', 'https://example.org/?'],
    ],
    ['https://example.org/~a/%E4%B8%AD?q=%2F', ['https://example.org/%7ea/中?q=%2f']],
    ['https://example.org/#/data/1', ['http://www.example.org/#/data/1']],
    ['https://example.org/a#!x', ['https://example.org/a/#!x']],
    ['https://example.org/a?q=1#/b', ['https://example.org/a/?q=1#/b']],
    ['https://example.org/a', ['https://example.org/a#/', 'https://example.org/a?fbclid=1&gclid=2&_ga=3&vd_source=4']],
    ['https://example.org/a?b=1&a=2'.replace('b=1&a=2', 'a=2&b=1'), ['https://example.org/a?b=1&a=2']],
    // The order of values of one name may mean something.
    ['https://example.org/a?a=2&a=1&b=3', ['https://example.org/a?b=3&a=2&a=1']],
  ])('is %s', (expected, urls) => {
    for (const url of urls) expect(normalize(url), url).toBe(expected);
    expect(normalize(expected)).toBe(expected);
  });

  test.each([
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
    ['https://example.org/a%2Fb', 'https://example.org/a/b'],
    ['https://example.org:8080/', 'https://example.org/'],
    ['https://zstp.pcl.ac.cn:8002/download/mws', 'https://zstp.pcl.ac.cn:8002/download/mre'],
    ['https://example.org/#/a', 'https://example.org/#/b'],
    ['https://a.example/x?scm=git', 'https://a.example/x?scm=svn'],
    ['https://a.example/x?ref_src=1', 'https://a.example/x?ref_src=2'],
    ['https://a.example/x?spm=1', 'https://a.example/x'],
    ['https://sub.example.org/', 'https://example.org/'],
  ])('tells %s from %s', (one, other) => {
    expect(normalize(one)).not.toBe(normalize(other));
  });

  test('drops what Alibaba and Twitter put behind an address, by its host or by its value', () => {
    expect(normalize('https://www.aliyun.com/x?spm=1&scm=2')).toBe('https://aliyun.com/x');
    expect(normalize('https://a.example/x?spm=a2c4e.11153940.0.0')).toBe('https://a.example/x');
    expect(normalize('https://a.example/x?ref_src=twsrc%5Etfw')).toBe('https://a.example/x');
    expect(normalize('https://notaliyun.com/x?spm=1')).toBe('https://notaliyun.com/x?spm=1');
  });
});

describe('an address without tracking', () => {
  test.each([
    ['https://a.example/x?utm_source=y', 'https://a.example/x'],
    ['https://a.example/x?utm_source=y#part', 'https://a.example/x#part'],
    ['https://a.example/x?b=1&utm_source=y&a=2', 'https://a.example/x?b=1&a=2'],
    ['https://www.aliyun.com/x?spm=1&a=%7e', 'https://www.aliyun.com/x?a=%7e'],
  ])('%s is %s', (address, expected) => {
    expect(removeTracking(address)).toBe(expected);
  });

  test.each([
    'https://a.example/x',
    'https://a.example/x?',
    'https://a.example/x?b=%7E&a=2',
    'https://a.example/x#?utm_source=y',
    'no address?a=1',
    '',
  ])('%s stays as it is written', (address) => {
    expect(removeTracking(address)).toBe(address);
  });
});

describe('identities of addresses', () => {
  const whole = { key: 'kaggle:datasets/a/b', service: 'kaggle', id: 'datasets/a/b', url: 'https://k.example/a/b' } as const;

  test('a page is known by its normal form, and keeps the address as it is written', () => {
    expect(createPlainIdentity(new URL('http://a.example/x/'), 'http://a.example/x/')).toEqual({
      key: 'url:https://a.example/x',
      service: 'web',
      id: 'https://a.example/x',
      url: 'http://a.example/x/',
    });
  });

  test('a part has the whole’s id, and path and query in its key', () => {
    expect(
      createPartIdentity(whole, ['discussion', '2'], new URL('https://k.example/a/b/discussion/2?b=1&a=2&utm_source=x')),
    ).toEqual({
      ...whole,
      key: 'kaggle:datasets/a/b/discussion/2?a=2&b=1',
      url: 'https://k.example/a/b/discussion/2?b=1&a=2&utm_source=x',
      isPart: true,
    });
  });

  test('without path and query, or with tracking alone, a part is the whole', () => {
    expect(createPartIdentity(whole, [], new URL('https://k.example/a/b'))).toBe(whole);
    expect(createPartIdentity(whole, [], new URL('https://k.example/a/b?utm_source=x'))).toBe(whole);
  });
});
