import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether a rule of NO_PROXY, in lower case, applies to a URL.
 *
 * A rule is `*`, `host`, `.host`, `*.host`, `host:port`, an IP address, or a CIDR range. As in
 * curl, a bare host includes its subdomains.
 */
export function matchesNoProxyRule(url: URL, rule: string): boolean {
  if (rule === '*') return true;
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (rule.includes('/')) return isIP(hostname) !== 0 && isInCidrRange(hostname, rule);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const [, ruleHost = rule, rulePort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(rule) ?? [];
  if (rulePort !== undefined && rulePort !== port) return false;
  const pattern = ruleHost.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const suffix = pattern.replace(/^\*?\./, '');
  if (hostname === suffix) return !pattern.startsWith('*');
  return suffix !== '' && isIP(hostname) === 0 && hostname.endsWith(`.${suffix}`);
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
