import type { Language } from '../../../model/language.ts';
import { localizeText } from '../../../text/localize-text.ts';
import type { LocatedEntry } from '../../read-list.ts';
import type { Entry, ListInfo, Section } from '../../schema/index.ts';
import { getDisplayName, sortEntries } from '../sort-entries.ts';

/** What a file of data is written from: the entries in the order in which the sections show them. */
export interface ListExport {
  info: ListInfo;
  language: Language;
  sections: readonly Section[];
  entries: readonly ExportedEntry[];
}

export interface ExportedEntry {
  entry: Entry;
  /** Names of its section and of those above, the outermost first. */
  sectionPath: readonly string[];
}

/** Puts the entries of some sections, and of all under them, into their order. */
export function buildListExport(
  info: ListInfo,
  language: Language,
  sections: readonly Section[],
  entries: readonly LocatedEntry[],
): ListExport {
  const bySection = Map.groupBy(entries, (located) => located.entry.section);
  const walk = (section: Section, above: readonly string[]): ExportedEntry[] => {
    const path = [...above, localizeText(section.name, language) ?? section.id];
    const own = sortEntries(bySection.get(section.id) ?? [], section, language).map(({ entry }) => ({
      entry,
      sectionPath: path,
    }));
    return [...own, ...(section.sections ?? []).flatMap((under) => walk(under, path))];
  };
  return { info, language, sections, entries: sections.flatMap((section) => walk(section, [])) };
}

/** What an entry is called in a file of data: its name, or its title. */
export const getExportTitle = (entry: Entry, language: Language): string => getDisplayName(entry, language);
