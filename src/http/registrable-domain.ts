import { lazyRequire } from '../runtime/lazy-require.ts';

const loadToughCookie = lazyRequire<typeof import('tough-cookie')>('tough-cookie');

/**
 * The part of a host name that one owner registered, by the Public Suffix List: `example.org`,
 * `a.edu.cn`, `name.github.io`. IP addresses and names without a suffix are returned as they are.
 */
export function getRegistrableDomain(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  return loadToughCookie().getPublicSuffix(name, { allowSpecialUseDomain: true, ignoreError: true }) ?? name;
}

/**
 * Whether one owner registered both hosts. Equal hosts need no list, which loads slowly.
 * @example isSameSite('www.example.org', 'blog.example.org') // true
 */
export function isSameSite(host: string, otherHost: string): boolean {
  return host === otherHost || getRegistrableDomain(host) === getRegistrableDomain(otherHost);
}
