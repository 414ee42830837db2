import { computeLinkStatuses, formatInstant, type HealthPolicy, type LinkHistory } from '../../link-health/index.ts';
import type { LocatedEntry, ParsedList } from '../../list/index.ts';
import { findRepository, getRepositoryName, roundDay, roundStars } from '../../list/repository-facts/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { LinkState } from '../../model/link-health.ts';
import type { EntryFacts, FactIndex } from '../../model/repository-facts.ts';
import type { ListedLink } from '../shared/index.ts';
import { buildLinkStates } from './issue/issue-state.ts';

/** A list with its links. */
export interface ListWithLinks extends Pick<ParsedList, 'entries' | 'info'> {
  settings: Settings;
  listed: readonly ListedLink[];
}

export interface FactSources {
  history: LinkHistory;
  policy: HealthPolicy;
  now: Date;
  /** What the facts file says now. */
  present: FactIndex;
}

/** What the facts file of a list should say, by what a history knows of its links. */
export function collectFacts(list: ListWithLinks, { history, policy, now, present }: FactSources): FactIndex {
  const statuses = computeLinkStatuses(history, now, policy);
  return selectFacts(list.entries, buildLinkStates(statuses, { ...list, at: formatInstant(now) }), present);
}

/**
 * The facts of each entry, by what is known of its repository. What the file says of a repository
 * of which nothing else is known stays.
 * @param links those of the list, with what is known of their repositories.
 */
export function selectFacts(
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
    const written = present.get(id);
    const known = written?.repository.toLowerCase() === repository.toLowerCase() ? written : undefined;
    if (link?.upkeep !== undefined) facts.set(id, toFacts(repository, { ...link, upkeep: link.upkeep }, known));
    else if (known !== undefined) facts.set(id, known);
  }
  return facts;
}

/** What GitHub calls a license that it has no identifier for. */
const unknownLicense = 'other';

function toFacts(
  repository: string,
  { upkeep, stale = [] }: Pick<LinkState, 'stale'> & { upkeep: NonNullable<LinkState['upkeep']> },
  known: EntryFacts | undefined,
): EntryFacts {
  const { stars, pushed, released, license, archived } = upkeep;
  const isStale = stale.includes('no-push') || stale.includes('no-release');
  return {
    repository,
    ...(stars === undefined ? {} : { stars: roundStars(stars, known?.stars) }),
    ...(pushed === undefined ? {} : { pushed: roundDay(pushed) }),
    ...(typeof released === 'string' ? { released: roundDay(released) } : {}),
    ...(typeof license === 'string' && license !== unknownLicense ? { license } : {}),
    ...(archived === true ? { archived } : {}),
    ...(isStale ? { stale: true } : {}),
  };
}
