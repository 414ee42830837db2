import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Reads a rule of NO_PROXY, in lower case, once for all requests.
 *
 * A rule is `*`, `host`, `.host`, `*.host`, `host:port`, an IP address, or a CIDR range. As in
 * curl, a bare host includes its subdomains.
 *
 * @returns a function that says whether the rule applies to a URL.
 */
export function parseNoProxyRule(rule: string): (url: URL) => boolean {
  if (rule === '*') return () => true;
  if (rule.includes('/'))
    return (url) => {
      const hostname = readHostname(url);
      return isIP(hostname) !== 0 && isInCidrRange(hostname, rule);
    };
  const [, ruleHost = rule, rulePort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(rule) ?? [];
  const pattern = ruleHost.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const isForSubdomainsOnly = pattern.startsWith('*');
  const suffix = pattern.replace(/^\*?\./, '');
  const ending = `.${suffix}`;
  return (url) => {
    const hostname = readHostname(url);
    const isHost = hostname === suffix;
    // Most URLs end here, which costs no more than two comparisons.
    if (!isHost && (suffix === '' || !hostname.endsWith(ending) || isIP(hostname) !== 0)) return false;
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    if (rulePort !== undefined && rulePort !== port) return false;
    return !(isHost && isForSubdomainsOnly);
  };
}

/** The host without the brackets of an IPv6 address, and without the dot of the root. */
function readHostname({ hostname }: URL): string {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}

function isInCidrRange(hostname: string, range: string): boolean {
  try {
    const [base, bits] = ipaddr.parseCIDR(range);
    const address = ipaddr.process(hostname);
    return address.kind() === base.kind() && address.match([base, bits] as never);
  } catch {
    return false;
  }
}
