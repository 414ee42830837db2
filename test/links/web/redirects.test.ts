import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/links/identify/identify.ts';
import { parseHtml } from '../../../src/links/web/html-page.ts';
import {
  findPermanentRedirect,
  isDeepUrl,
  isHomePage,
  isSameThing,
  isSwitchToHttps,
  keepsLastSegment,
  toBetterAddress,
} from '../../../src/links/web/redirects.ts';

const hops = (from: string, ...steps: [status: number, to: string][]) =>
  steps.map(([status, to], index) => ({ url: index === 0 ? from : (steps[index - 1]?.[1] ?? ''), status, to }));
const end = (from: string, ...steps: [status: number, to: string][]) =>
  findPermanentRedirect(from, hops(from, ...steps), identify);
const from = 'https://site.example/a';

describe('where an address has moved for good', () => {
  test('is the end of the permanent redirects that come first', () => {
    expect(end(from, [301, 'https://site.example/b'])).toBe('https://site.example/b');
    expect(end(from, [301, 'https://site.example/b'], [308, 'https://site.example/c'])).toBe('https://site.example/c');
    expect(end(from, [301, 'https://site.example/b'], [302, 'https://site.example/c'])).toBe('https://site.example/b');
  });

  test.each([
    ['a temporary redirect', [302, 'https://site.example/b']],
    ['a temporary redirect that keeps the method', [307, 'https://site.example/b']],
    ['the same address', [301, 'https://www.site.example/a/']],
    ['a login', [301, 'https://site.example/login?next=/a']],
    ['an error', [301, 'https://site.example/404.html']],
    ['an address that expires', [301, 'https://storage.example/a?X-Amz-Signature=abc']],
    ['a session', [301, 'https://site.example/b;jsessionid=1?x=1']],
    ['its form for this reader', [301, 'https://site.example/en/a']],
    ['no address', [301, 'not an address']],
  ] as const)('is nowhere by %s', (_, step) => {
    expect(end(from, [...step])).toBeUndefined();
  });

  test('is nowhere without a redirect', () => {
    expect(end(from)).toBeUndefined();
  });

  test('is the address over https, though it is the same one', () => {
    expect(end('http://site.example/a', [301, 'https://www.site.example/a/'])).toBe('https://www.site.example/a/');
  });
});

test.each([
  ['http://site.example/a', 'https://site.example/a', true],
  ['http://www.site.example/a', 'https://site.example/a/', true],
  ['http://site.example/a', 'https://site.example/b', false],
  ['http://site.example/a?x=1', 'https://site.example/a', false],
  ['https://site.example/a', 'https://www.site.example/a', false],
  ['http://site.example:8080/a', 'https://site.example/a', false],
])('%s to %s only adds https: %s', (one, other, expected) => {
  expect(isSwitchToHttps(new URL(one), new URL(other))).toBe(expected);
});

test('an address that is written instead has no tracking, and is no worse', () => {
  expect(toBetterAddress(new URL(from), 'https://site.example/b?utm_source=x&id=1')).toBe('https://site.example/b?id=1');
  expect(toBetterAddress(new URL(from), 'http://site.example/b')).toBeUndefined();
  expect(toBetterAddress(new URL('http://site.example/a'), 'http://site.example/b')).toBe('http://site.example/b');
});

describe('a page at another site', () => {
  const same = (url: string, to: string, source = '', names: string[] = []) =>
    isSameThing(new URL(url), new URL(to), source === '' ? undefined : parseHtml(source), names);

  test.each([
    ['keeps the site', same('https://site.example/a', 'https://www.site.example/x')],
    ['keeps the word of the old host', same('https://cmekg.example/a', 'https://portal.example/cmekg/')],
    ['names the entry', same('https://old.example/x1', 'https://new.example/y', '<title>MedDG, a dataset</title>', ['MedDG'])],
    ['speaks of the entry', same('https://old.example/x1', 'https://new.example/y', '<p>About MedDG.</p>', ['MedDG'])],
    [
      'keeps the end of the path',
      same('https://old.example/data/knowledge-graph.html', 'https://new.example/y', '<title>A knowledge graph</title>'),
    ],
  ])('that %s is the same thing', (_, seen) => {
    expect(seen).toBe(true);
  });

  test.each([
    [
      'sells something',
      same('https://cmekg.example/a', 'https://casino.example/slots', '<title>Best slots online</title>', ['CMeKG']),
    ],
    ['has the name of any host', same('https://blog.cmekg.example/', 'https://blog.other.example/', '<title>Blog</title>')],
  ])('that %s is not', (_, seen) => {
    expect(seen).toBe(false);
  });
});

test.each([
  ['https://a.example/x/Data.zip', 'https://b.example/y/data.tar', true],
  ['https://a.example/x/', 'https://b.example/x', true],
  ['https://a.example/', 'https://b.example/', false],
  ['https://a.example/x', 'https://b.example/y', false],
])('%s and %s end in the same name: %s', (one, other, expected) => {
  expect(keepsLastSegment(new URL(one), new URL(other))).toBe(expected);
});

test.each([
  ['https://a.example/', false],
  ['https://a.example/index.html', false],
  ['https://a.example/zh-CN', false],
  ['https://a.example/en/', false],
  ['https://a.example/?id=1', true],
  ['https://a.example/data', true],
  ['https://a.example/en/data', true],
  ['https://a.example/index-2', true],
])('%s leads deeper than the first page: %s', (url, expected) => {
  expect(isDeepUrl(new URL(url))).toBe(expected);
  expect(isHomePage(new URL(url))).toBe(!expected);
});

test('a route of an application is no first page', () => {
  expect(isHomePage(new URL('https://a.example/#/data'))).toBe(false);
  expect(isHomePage(new URL('https://a.example/#a'))).toBe(true);
});
