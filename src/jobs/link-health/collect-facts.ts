import type { LocatedEntry } from '../../list/index.ts';
import { findRepository, getRepositoryName, roundDay, roundStars } from '../../list/repository-facts/index.ts';
import type { LinkState } from '../../model/link-health.ts';
import type { EntryFacts, FactIndex } from '../../model/repository-facts.ts';

/**
 * What the facts file should say of each entry, by what the history knows of its repository. What
 * the file says of a repository that the history knows nothing of stays.
 * @param links those of the list, with what is known of their repositories.
 * @param present what the file says now.
 */
export function collectFacts(
  entries: readonly Pick<LocatedEntry, 'id' | 'entry'>[],
  links: readonly Pick<LinkState, 'identity' | 'upkeep' | 'stale'>[],
  present: FactIndex,
): FactIndex {
  const byIdentity = new Map(links.map((link) => [link.identity, link]));
  const facts = new Map<string, EntryFacts>();
  for (const { id, entry } of entries) {
    const identity = findRepository(entry);
    if (identity === undefined) continue;
    const repository = getRepositoryName(identity);
    const link = byIdentity.get(identity.key);
    const known = present.get(id);
    if (link?.upkeep !== undefined) facts.set(id, toFacts(repository, link.upkeep, link.stale ?? []));
    else if (known?.repository.toLowerCase() === repository.toLowerCase()) facts.set(id, known);
  }
  return facts;
}

/** What GitHub calls a license that it has no identifier for. */
const unknownLicense = 'other';

function toFacts(
  repository: string,
  { stars, pushed, released, license, archived }: NonNullable<LinkState['upkeep']>,
  stale: NonNullable<LinkState['stale']>,
): EntryFacts {
  const isStale = stale.includes('no-push') || stale.includes('no-release');
  return {
    repository,
    ...(stars === undefined ? {} : { stars: roundStars(stars) }),
    ...(pushed === undefined ? {} : { pushed: roundDay(pushed) }),
    ...(typeof released === 'string' ? { released: roundDay(released) } : {}),
    ...(typeof license === 'string' && license !== unknownLicense ? { license } : {}),
    ...(archived === true ? { archived } : {}),
    ...(isStale ? { stale: true } : {}),
  };
}
