import { identify } from '../../links/identify/index.ts';
import { computeTitleSimilarity } from '../../text/similarity/title-similarity.ts';
import type { LocatedEntry } from '../read-list.ts';
import { getDisplayName } from '../render/index.ts';
import type { EntryKind, Link } from '../schema/index.ts';

/** What is known of an entry without a section. */
export interface EntryWithoutSection {
  kind: EntryKind | undefined;
  name: string;
  links: readonly Pick<Link, 'url'>[];
}

/** The most entries of a section that are compared: enough to know what it is about. */
const maxComparedEntries = 200;

/**
 * The section that fits an entry best. Undefined for a list without entries. A score adds up, with
 * ties going to the first section:
 * - the share of entries of the same kind, with weight 3
 * - the similarity of the most similar name, with weight 2
 * - the share of entries with a link to the same service, with weight ½
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
    const getShare = (matches: (located: LocatedEntry) => boolean) =>
      sectionEntries.filter(matches).length / sectionEntries.length;
    const sameKind = getShare(({ entry }) => entry.kind === candidate.kind);
    const sameService = getShare(({ entry }) => entry.links.some(({ url }) => services.has(identify(url).service)));
    const bestSimilarity = Math.max(
      ...sectionEntries.map(({ entry }) =>
        Math.max(
          computeTitleSimilarity(candidate.name, getDisplayName(entry, 'zh')),
          computeTitleSimilarity(candidate.name, getDisplayName(entry, 'en')),
        ),
      ),
    );
    const score = 3 * sameKind + bestSimilarity * 2 + sameService / 2;
    if (best === undefined || score > best.score) best = { section, score };
  }
  return best?.section;
}
