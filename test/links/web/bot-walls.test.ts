import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../../src/http/types.ts';
import { parseSharePage } from '../../../src/links/services/baidu-pan/share-page.ts';
import { detectBotWall } from '../../../src/links/web/bot-walls.ts';
import { isLoginUrl } from '../../../src/links/web/gates.ts';
import { parseHtml } from '../../../src/links/web/html-page.ts';
import { detectParkedDomain } from '../../../src/links/web/parked-domains.ts';
import { classifyErrorPath, findNotFoundTitle } from '../../../src/links/web/soft-404/not-found-pages.ts';
import { computeTextSimilarity } from '../../../src/links/web/soft-404/text-similarity.ts';
import fc from '../../seeded-fast-check.ts';

function createAnswer(body: string, rest: Partial<HttpResponse> = {}): HttpResponse {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const bytes = new TextEncoder().encode(body);
  return {
    ok: true,
    status: 200,
    url: 'https://pan.baidu.com/s/1abcdefg',
    headers,
    body: bytes,
    truncated: false,
    redirects: [],
    durationMs: 1,
    ...rest,
  };
}

/**
 * Pages made of common parts of pages, with words of doubt and denial, but never a whole sentence
 * of a wall.
 */
const pieces = fc.constantFrom(
  '<title>',
  '</title>',
  '<script>',
  '</script>',
  '<div id="root">',
  '不存在',
  '失效',
  '404',
  '安全验证',
  'errno',
  '"errno":-9',
  '<!--',
  '-->',
  '<',
  '&#x4e0d;',
  '\u0000',
  'locals.mset({',
  '})',
  '提取码',
  '"errortype":2',
);
const source = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((parts) => parts.join(''));

test('law: no heap of words makes a share gone', () => {
  fc.assert(
    fc.property(source, fc.constantFrom(200, 302, 403, 404, 429, 500), (body, status) => {
      expect(parseSharePage(createAnswer(body, { status })).kind).not.toBe('gone');
    }),
    { numRuns: 400 },
  );
});

test('law: any source at all is a page of bounded parts', () => {
  fc.assert(
    fc.property(source, (body) => {
      const page = parseHtml(body);
      expect(page.title.length).toBeLessThanOrEqual(300);
      expect(page.text.length).toBeLessThanOrEqual(6000);
      expect(detectParkedDomain(new URL('https://a.example/'), page)).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test('law: a page is like itself, and likeness is symmetric', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(computeTextSimilarity(a, a)).toBe(1);
      expect(computeTextSimilarity(a, b)).toBeCloseTo(computeTextSimilarity(b, a), 10);
    }),
  );
});

describe('titles that deny', () => {
  test.each([
    '404',
    '404 Not Found',
    'Page not found',
    'Page Not Found | Example',
    'Example - 404',
    '页面不存在',
    '抱歉，页面找不到',
    '您访问的页面不存在 - 示例网',
    '找不到页面',
    'Error 404',
  ])('%s', (title) => {
    expect(findNotFoundTitle(parseHtml(`<title>${title}</title>`))).toBeDefined();
  });

  test.each([
    'Room 404',
    'How to fix a 404',
    '不存在的人',
    'Finding Nemo',
    '页面设计',
    'Lost and found',
    'A proof that P is not NP',
    '',
  ])('not %s', (title) => {
    expect(findNotFoundTitle(parseHtml(`<title>${title}</title>`))).toBeUndefined();
  });
});

test('places to log in and error pages are told by their own names only', () => {
  for (const url of [
    'https://a.example/login',
    'https://a.example/user/sign-in?x',
    'https://passport.a.example/',
    'https://sso.a.example/x',
    'https://a.example/cas/login',
  ]) {
    expect(isLoginUrl(new URL(url)), url).toBe(true);
  }
  for (const url of [
    'https://www.cas.cn/a',
    'https://a.example/blogin',
    'https://a.example/design',
    'https://a.example/catalog/in',
    'https://casino.example/',
  ]) {
    expect(isLoginUrl(new URL(url)), url).toBe(false);
  }
  expect(classifyErrorPath(new URL('https://a.example/404.html'))).toBe('not-found');
  expect(classifyErrorPath(new URL('https://a.example/error'))).toBe('error');
  for (const url of [
    'https://a.example/articles/40412',
    'https://a.example/error-analysis',
    'https://a.example/p/1404',
    'https://a.example/blog/fixing-404-errors',
  ]) {
    expect(classifyErrorPath(new URL(url)), url).toBeUndefined();
  }
});

test('a wall is a wall whatever its status, and a plain 403 is none', () => {
  expect(detectBotWall(createAnswer('', { status: 503, headers: { 'cf-mitigated': 'challenge' } }), undefined)?.reason).toBe(
    'bot-wall',
  );
  expect(detectBotWall(createAnswer('', { status: 403 }), parseHtml(''))).toBeUndefined();
});
