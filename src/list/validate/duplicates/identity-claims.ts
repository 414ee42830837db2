import { type Identity, identify } from '../../../links/identify/index.ts';
import { isServiceOf } from '../../../links/services/index.ts';
import type { LocatedEntry } from '../../read-list.ts';
import { type Entry, type Link, resolveIdentifiers } from '../../schema/index.ts';
import type { FieldPath } from '../../yaml/index.ts';

/** An entry's claim to be, or to include, what an address identifies. */
export interface IdentityClaim {
  located: LocatedEntry;
  path: FieldPath;
  identity: Pick<Identity, 'key' | 'service'>;
  /**
   * True when the address is the thing itself, false when it is an extra, as the code of a paper.
   */
  isPrimary: boolean;
  role: string;
}

/** Roles whose address is the thing itself. */
const primaryRoles: ReadonlySet<string> = new Set(['homepage', 'data', 'code', 'registration', 'mirror', 'weights']);

export const identifyByUrl = ({ url }: Link): Identity => identify(url);

/** All claims by the key of the claimed identity; at most one for each entry and key. */
export function groupClaimsByKey(
  entries: readonly LocatedEntry[],
  identifyLink: (link: Link) => Identity,
): Map<string, IdentityClaim[]> {
  const claimsByKey = new Map<string, IdentityClaim[]>();
  for (const located of entries) {
    for (const claim of collectClaims(located, identifyLink)) {
      const claims = claimsByKey.get(claim.identity.key);
      if (claims === undefined) claimsByKey.set(claim.identity.key, [claim]);
      else if (claims.at(-1)?.located !== located) claims.push(claim);
    }
  }
  return claimsByKey;
}

/** The claims of an entry, primary ones first. */
export function collectClaims(located: LocatedEntry, identifyLink: (link: Link) => Identity = identifyByUrl): IdentityClaim[] {
  const { entry } = located;
  const claims = entry.links.flatMap((link, index): IdentityClaim[] => {
    const isPrimary = isPrimaryRole(entry, link.role) && !isMention(link, index);
    if (!isPrimary && !(entry.kind === 'paper' && (link.role === 'code' || link.role === 'data'))) return [];
    return [{ located, path: ['links', index, 'url'], identity: identifyLink(link), isPrimary, role: link.role }];
  });
  for (const { field, key, service } of resolveIdentifiers(entry)) {
    // Those of a hub are the thing itself for entries of every kind.
    const isHub = isServiceOf(service, 'hub');
    if (entry.kind !== 'paper' && !isHub) continue;
    const role = isHub ? 'data' : 'paper';
    claims.push({ located, path: ['identifiers', field], identity: { key, service }, isPrimary: true, role });
  }
  return claims.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
}

/**
 * A page that the words of an entry speak of, beside its own address: `WebSocket for [asyncio](…)`.
 * Its label says what it is, so it is not this entry.
 */
const isMention = ({ role, label }: Link, index: number): boolean =>
  index > 0 && label !== undefined && (role === 'homepage' || role === 'article');

function isPrimaryRole(entry: Entry, role: string): boolean {
  if (entry.kind === 'paper') return role === 'paper';
  if (entry.kind === 'article') return role === 'article' || role === 'homepage' || role === 'mirror';
  return primaryRoles.has(role);
}
