import type { HttpClient } from '../../http/index.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import type { HostRule } from '../services/shared/index.ts';

/**
 * Adds the headers of the rules to requests of their hosts. Redirects to other hosts lose all but
 * those of languages and formats.
 */
export function withHostHeaders(network: HttpClient, rules: readonly HostRule[]): HttpClient {
  const withHeaders = rules.filter(({ headers }) => Object.keys(headers).length > 0);
  if (withHeaders.length === 0) return network;
  return {
    ...network,
    request: (request) => {
      const added = findRules(request.url, withHeaders).flatMap(({ headers }) => Object.entries(headers));
      const defined = added.filter((pair): pair is [string, string] => pair[1] !== undefined);
      return network.request(
        defined.length === 0 ? request : { ...request, headers: { ...request.headers, ...Object.fromEntries(defined) } },
      );
    },
  };
}

/**
 * The link as alive when its host has a rule that accepts its status. Statuses below 300 change
 * nothing: there the content was judged, not the status.
 */
export function acceptByHost(link: CheckedLink, rules: readonly HostRule[]): CheckedLink {
  const { status } = link.evidence;
  if (status === undefined || status < 300 || link.verdict === 'alive' || link.verdict === 'moved') return link;
  if (!findRules(link.url, rules).some(({ accept }) => accept.includes(status))) return link;
  return { ...link, verdict: 'alive', reason: 'ok', note: 'weak-evidence' };
}

/** The rules of the host of an address. `*.host` is for its subdomains. */
function findRules(url: string, rules: readonly HostRule[]): HostRule[] {
  const host = URL.parse(url)?.hostname;
  if (host === undefined) return [];
  return rules.filter((rule) => (rule.host.startsWith('*.') ? host.endsWith(rule.host.slice(1)) : host === rule.host));
}
