import { identify } from '../links/identify.ts';
import { titleLikeness } from '../links/titles.ts';
import type { Kind, Link } from './entry.ts';
import type { PlacedEntry } from './read.ts';
import { nameOf } from './render/sort.ts';

/** What is known of an entry that wants a section. */
export interface Unplaced {
  kind: Kind | undefined;
  name: string;
  links: readonly Pick<Link, 'url'>[];
}

/** Names looked at in one section: enough to know what it is about. */
const mostNames = 200;

/**
 * The section in which an entry would be looked for: where its kind stands most, where names are most alike, where the same services are
 * linked. Undefined for a list without entries. Ties go to the section that stands first in `sections`.
 */
export function suggestSection(
  unplaced: Unplaced,
  entries: readonly PlacedEntry[],
  sections: readonly string[],
): string | undefined {
  const bySection = Map.groupBy(entries, ({ entry }) => entry.section);
  const services = new Set(unplaced.links.map(({ url }) => identify(url).service));
  let best: { section: string; score: number } | undefined;
  for (const section of sections) {
    const placed = (bySection.get(section) ?? []).slice(0, mostNames);
    if (placed.length === 0) continue;
    const share = (holds: (one: PlacedEntry) => boolean) => placed.filter(holds).length / placed.length;
    const sameKind = share(({ entry }) => entry.kind === unplaced.kind);
    const sameService = share(({ entry }) => entry.links.some(({ url }) => services.has(identify(url).service)));
    const likest = Math.max(
      ...placed.map(({ entry }) =>
        Math.max(titleLikeness(unplaced.name, nameOf(entry, 'zh')), titleLikeness(unplaced.name, nameOf(entry, 'en'))),
      ),
    );
    const score = 3 * sameKind + likest * 2 + sameService / 2;
    if (best === undefined || score > best.score) best = { section, score };
  }
  return best?.section;
}
