import type { Language } from '../../../model/language.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { LocatedEntry } from '../../read-list.ts';
import type { Entry, ListInfo, Section } from '../../schema/index.ts';
import { getDisplayName, sortEntries } from '../sort-entries.ts';

/** The entries of a data format, in the order in which the sections show them. */
export interface ListExport {
  info: ListInfo;
  language: Language;
  sections: readonly Section[];
  entries: readonly ExportedEntry[];
}

export interface ExportedEntry {
  entry: Entry;
  /** The names of its section and the sections around it, outermost first. */
  sectionPath: readonly string[];
}

/** Collects the entries of some sections and their subsections, in order. */
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

/** The name or title of an entry. */
export const getExportTitle = (entry: Entry, language: Language): string => getDisplayName(entry, language);
