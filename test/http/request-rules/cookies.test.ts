import { describe, expect, test } from 'vitest';
import { createCookieJar } from '../../../src/http/request-rules/cookies.ts';

const page = new URL('https://www.site.example/a/b');

function jar(...headers: string[]) {
  const cookies = createCookieJar();
  cookies.storeCookies(page, headers);
  return (url: string) => cookies.getCookieHeader(new URL(url));
}

// RFC 6265, section 5.
describe('a cookie', () => {
  test.each([
    ['x=1', 'https://www.site.example/a/c', 'x=1'],
    ['x=1; Path=/', 'https://www.site.example/other', 'x=1'],
    ['x=1', 'https://www.site.example/other', undefined],
    ['x=1; Path=/', 'https://site.example/', undefined],
    ['x=1; Path=/; Domain=site.example', 'https://other.site.example/', 'x=1'],
    ['x=1; Path=/; Secure', 'http://www.site.example/', undefined],
    ['x=1; Path=/; Max-Age=0', 'https://www.site.example/', undefined],
    ['x=1; Path=/; Domain=evil.example', 'https://evil.example/', undefined],
    ['x=1; Path=/; Domain=com.cn', 'https://other.com.cn/', undefined],
    ['=1; Path=/', 'https://evil.example/', undefined],
    ['', 'https://www.site.example/', undefined],
  ])('set by "%s" goes to %s as %s', (header, url, expected) => {
    expect(jar(header)(url)).toBe(expected);
  });

  test('is set anew by its name', () => {
    expect(jar('x=1; Path=/', 'x=2; Path=/', 'y=3; Path=/')('https://www.site.example/')).toBe('x=2; y=3');
  });

  test('never brings a line of its own into the next request', () => {
    const header = jar('x=1\r\nevil: 1; Path=/', 'y=\u0000; Path=/')('https://www.site.example/');
    expect(header ?? '').not.toMatch(/[\r\n]/);
  });

  test('is left out where it is too long, or one of too many', () => {
    expect(jar(`x=${'1'.repeat(5000)}; Path=/`)('https://www.site.example/')).toBeUndefined();
    const many = Array.from({ length: 100 }, (_, n) => `c${n}=1; Path=/`);
    expect(jar(...many)('https://www.site.example/')?.split('; ')).toHaveLength(60);
    const large = Array.from({ length: 10 }, (_, n) => `c${n}=${'1'.repeat(3000)}; Path=/`);
    expect(jar(...large)('https://www.site.example/')).toBeUndefined();
  });
});
