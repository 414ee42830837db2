import { late } from './late.ts';
import type { CookieJar } from './network.ts';

const toughCookie = late<typeof import('tough-cookie')>('tough-cookie');

const mostCookies = 60;
const longestCookie = 4096;
const longestHeader = 8192;

/**
 * A jar for one chain of questions, kept in memory, with a browser's rules about domains (tough-cookie, RFC 6265) and bounds of our own:
 * 60 cookies of 4 KiB, 8 KiB a header. A cookie that breaks a rule is dropped, as a browser would.
 */
export function newCookieJar(): CookieJar {
  const jar = new (toughCookie().CookieJar)(undefined, { looseMode: true, rejectPublicSuffixes: true });
  let stored = 0;
  return {
    header(url) {
      const header = jar.getCookieStringSync(url.href);
      // A line break or another control character must not get from one server's answer into our next question.
      return header === '' || header.length > longestHeader || /[^\t\x20-\xff]/.test(header) ? undefined : header;
    },
    store(url, setCookie) {
      for (const line of setCookie) {
        if (stored >= mostCookies || line.length > longestCookie) continue;
        if (jar.setCookieSync(line, url.href, { ignoreError: true })) stored += 1;
      }
    },
  };
}
