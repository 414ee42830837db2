import { getFragment, identify } from '../../../links/identify/index.ts';
import type { LocatedEntry } from '../../read-list.ts';
import { collectClaims } from './identity-claims.ts';

/** The entries of a list that an address belongs to. */
export interface EntriesByIdentity {
  /** The address is the thing itself. */
  same: LocatedEntry[];
  /** They link to it as something else: a paper to its code, a task to a solution. */
  others: LocatedEntry[];
}

/**
 * Finds the entries that an address belongs to, by its identity and whatever their kind. Another
 * place of the same page (`#ecg`, `#eeg`) is another thing.
 */
export function findEntriesByIdentity(entries: readonly LocatedEntry[], url: string): EntriesByIdentity {
  const { key } = identify(url);
  const fragment = getFragment(url);
  const found: EntriesByIdentity = { same: [], others: [] };
  for (const located of entries) {
    const claims = collectClaims(located).filter((claim) => claim.identity.key === key);
    const isSamePlace = (other: string | undefined) => fragment === undefined || other === undefined || fragment === other;
    const [claim] = claims.filter(({ path }) =>
      isSamePlace(path[0] === 'links' ? getFragment(located.entry.links[Number(path[1])]?.url ?? '') : undefined),
    );
    const isLinked = located.entry.links.some((link) => identify(link.url).key === key && isSamePlace(getFragment(link.url)));
    if (claim?.isPrimary) found.same.push(located);
    else if (claim !== undefined || isLinked) found.others.push(located);
  }
  return found;
}
