import { lazyRequire } from '../../runtime/lazy-require.ts';
import type { CookieJar } from '../types.ts';

const loadToughCookie = lazyRequire<typeof import('tough-cookie')>('tough-cookie');

const maxCookies = 60;
const maxCookieLength = 4096;
const maxCookieHeaderLength = 8192;

/**
 * A jar for one chain of questions, kept in memory, with a browser's rules about domains (tough-cookie, RFC 6265) and bounds of our own:
 * 60 cookies of 4 KiB, 8 KiB a header. A cookie that breaks a rule is dropped, as a browser would.
 */
export function createCookieJar(): CookieJar {
  const jar = new (loadToughCookie().CookieJar)(undefined, { looseMode: true, rejectPublicSuffixes: true });
  let stored = 0;
  return {
    getCookieHeader(url) {
      const header = jar.getCookieStringSync(url.href);
      // A line break or another control character must not get from one server's answer into our next question.
      return header === '' || header.length > maxCookieHeaderLength || /[^\t\x20-\xff]/.test(header) ? undefined : header;
    },
    storeCookies(url, setCookie) {
      for (const line of setCookie) {
        if (stored >= maxCookies || line.length > maxCookieLength) continue;
        if (jar.setCookieSync(line, url.href, { ignoreError: true })) stored += 1;
      }
    },
  };
}
