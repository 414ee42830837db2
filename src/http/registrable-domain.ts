import { lazyRequire } from '../runtime/lazy-require.ts';

const loadToughCookie = lazyRequire<typeof import('tough-cookie')>('tough-cookie');

/** Takes a host name; returns the part that one owner holds: `example.org`, `a.edu.cn`, `name.github.io`; addresses as they are. */
export function registrableDomain(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  return loadToughCookie().getPublicSuffix(name, { allowSpecialUseDomain: true, ignoreError: true }) ?? name;
}

/** Whether one owner holds both hosts. A host is its own site, which needs no list of all endings. */
export function isSameSite(one: string, other: string): boolean {
  return one === other || registrableDomain(one) === registrableDomain(other);
}
