import type { Redirect } from '../../http/index.ts';
import type { Identity } from '../url/index.ts';
import { classifyErrorPath, isLoginUrl } from './bot-walls.ts';

/**
 * The new address of a page that has moved: the end of the leading permanent redirects (301, 308).
 * @param identify Tells whether two addresses are spellings of one.
 * @returns undefined when the end is the same address, a login page, an error page, or no address.
 */
export function findPermanentRedirect(
  from: string,
  hops: readonly Redirect[],
  identify: (url: string) => Identity,
): string | undefined {
  let end: string | undefined;
  for (const hop of hops) {
    if (hop.status !== 301 && hop.status !== 308) break;
    end = hop.to;
  }
  const url = end === undefined ? null : URL.parse(end);
  if (end === undefined || url === null || isLoginUrl(url) || classifyErrorPath(url, new URL(from)) !== undefined)
    return undefined;
  if (/[?&;](?:jsessionid|phpsessid|sid|session|token)=/i.test(url.href)) return undefined;
  return identify(end).key === identify(from).key ? undefined : end;
}

/** Says whether an address leads deeper into a site than its first page, in whatever language that comes. */
export function isDeepUrl(url: URL): boolean {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return url.search.length > 1;
  if (parts.length > 1) return true;
  return !/^(?:index|default|home|main|welcome|portal)(?:\.\w+)?$|^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(last);
}

/** Says whether an address is a site's first page. */
export function isHomePage(url: URL): boolean {
  return !isDeepUrl(url) && url.hash.length < 3;
}
