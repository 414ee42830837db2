import { identify } from '../../links/identify/index.ts';
import { titleSimilarity } from '../../text/title-similarity.ts';
import type { LocatedEntry } from '../read-list.ts';
import { getDisplayName } from '../render/index.ts';
import type { EntryKind, Link } from '../schema/index.ts';

/** What is known of an entry that wants a section. */
export interface EntryWithoutSection {
  kind: EntryKind | undefined;
  name: string;
  links: readonly Pick<Link, 'url'>[];
}

/** Names looked at in one section: enough to know what it is about. */
const maxComparedEntries = 200;

/**
 * The section in which an entry would be looked for: where its kind stands most, where names are most alike, where the same services are
 * linked. Undefined for a list without entries. Ties go to the section that stands first in `sections`.
 */
export function suggestSection(
  candidate: EntryWithoutSection,
  entries: readonly LocatedEntry[],
  sections: readonly string[],
): string | undefined {
  const bySection = Map.groupBy(entries, ({ entry }) => entry.section);
  const services = new Set(candidate.links.map(({ url }) => identify(url).service));
  let best: { section: string; score: number } | undefined;
  for (const section of sections) {
    const sectionEntries = (bySection.get(section) ?? []).slice(0, maxComparedEntries);
    if (sectionEntries.length === 0) continue;
    const share = (holds: (one: LocatedEntry) => boolean) => sectionEntries.filter(holds).length / sectionEntries.length;
    const sameKind = share(({ entry }) => entry.kind === candidate.kind);
    const sameService = share(({ entry }) => entry.links.some(({ url }) => services.has(identify(url).service)));
    const likest = Math.max(
      ...sectionEntries.map(({ entry }) =>
        Math.max(
          titleSimilarity(candidate.name, getDisplayName(entry, 'zh')),
          titleSimilarity(candidate.name, getDisplayName(entry, 'en')),
        ),
      ),
    );
    const score = 3 * sameKind + likest * 2 + sameService / 2;
    if (best === undefined || score > best.score) best = { section, score };
  }
  return best?.section;
}
