import { getFragment, identify } from '../../../links/identify/index.ts';
import type { LocatedEntry } from '../../read-list.ts';
import { collectClaims } from './identity-claims.ts';

/** The entries of a list that an address belongs to. */
export interface EntriesByIdentity {
  /** The address is the thing itself. */
  same: LocatedEntry[];
  /** Papers whose code or data it is. */
  papers: LocatedEntry[];
}

/**
 * Finds the entries that an address belongs to, by its identity and whatever their kind. Another
 * place of the same page (`#ecg`, `#eeg`) is another thing.
 */
export function findEntriesByIdentity(entries: readonly LocatedEntry[], url: string): EntriesByIdentity {
  const { key } = identify(url);
  const fragment = getFragment(url);
  const found: EntriesByIdentity = { same: [], papers: [] };
  for (const located of entries) {
    const claims = collectClaims(located).filter((claim) => claim.identity.key === key);
    const [claim] = claims.filter(({ path }) => {
      const other = path[0] === 'links' ? getFragment(located.entry.links[Number(path[1])]?.url ?? '') : undefined;
      return fragment === undefined || other === undefined || fragment === other;
    });
    if (claim !== undefined) (claim.isPrimary ? found.same : found.papers).push(located);
  }
  return found;
}
