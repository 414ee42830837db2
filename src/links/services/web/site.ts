import { getPublicSuffix } from 'tough-cookie';

/** Takes a host name; returns the part that one owner holds: `example.org`, `a.edu.cn`, `name.github.io`; addresses as they are. */
export function siteOf(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  return getPublicSuffix(name, { allowSpecialUseDomain: true, ignoreError: true }) ?? name;
}
