import { lazyRequire } from '../../runtime/lazy-require.ts';
import type { CookieJar } from '../types.ts';

const loadToughCookie = lazyRequire<typeof import('tough-cookie')>('tough-cookie');

const maxCookies = 60;
const maxCookieLength = 4096;
const maxCookieHeaderLength = 8192;

/**
 * Creates a cookie jar in memory for one chain of requests, by a browser's rules (tough-cookie, RFC
 * 6265).
 *
 * Its bounds are 60 cookies of 4 KiB, and 8 KiB per `cookie` header. Invalid cookies are dropped,
 * as browsers do.
 */
export function createCookieJar(): CookieJar {
  const jar = new (loadToughCookie().CookieJar)(undefined, { looseMode: true, rejectPublicSuffixes: true });
  let storedCount = 0;
  return {
    getCookieHeader(url) {
      const header = jar.getCookieStringSync(url.href);
      // Control characters, above all line breaks, must not get from a response into the next
      // request.
      return header === '' || header.length > maxCookieHeaderLength || /[^\t\x20-\xff]/.test(header) ? undefined : header;
    },
    storeCookies(url, setCookieHeaders) {
      for (const header of setCookieHeaders) {
        if (storedCount >= maxCookies || header.length > maxCookieLength) continue;
        if (jar.setCookieSync(header, url.href, { ignoreError: true })) storedCount += 1;
      }
    },
  };
}
