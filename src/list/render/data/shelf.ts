import type { Entry, ListInfo, Section } from '../../entry.ts';
import type { PlacedEntry } from '../../read.ts';
import { nameOf, sorted } from '../sort.ts';
import { type Language, localized } from '../words.ts';

/** What a file of data is written from: the entries in the order in which the sections show them. */
export interface Shelf {
  info: ListInfo;
  language: Language;
  sections: readonly Section[];
  entries: readonly ShelvedEntry[];
}

export interface ShelvedEntry {
  entry: Entry;
  /** Names of its section and of those above, the outermost first. */
  path: readonly string[];
}

/** Puts the entries of some sections, and of all under them, into their order. */
export function shelfOf(
  info: ListInfo,
  language: Language,
  sections: readonly Section[],
  entries: readonly PlacedEntry[],
): Shelf {
  const bySection = Map.groupBy(entries, (placed) => placed.entry.section);
  const walk = (section: Section, above: readonly string[]): ShelvedEntry[] => {
    const path = [...above, localized(section.name, language) ?? section.id];
    const own = sorted(bySection.get(section.id) ?? [], section, language).map(({ entry }) => ({ entry, path }));
    return [...own, ...(section.sections ?? []).flatMap((under) => walk(under, path))];
  };
  return { info, language, sections, entries: sections.flatMap((section) => walk(section, [])) };
}

/** What an entry is called in a file of data: its name, or its title. */
export const titleOf = (entry: Entry, language: Language): string => nameOf(entry, language);
