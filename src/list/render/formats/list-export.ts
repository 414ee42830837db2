import type { Language } from '../../../model/language.ts';
import type { EntryFacts, FactIndex } from '../../../model/repository-facts.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { ParsedList } from '../../read-list.ts';
import type { Entry, ListInfo, Output, Section } from '../../schema/index.ts';
import { requireWholeEntries } from '../incremental/index.ts';
import { withOutputSort } from '../repository-facts.ts';
import { getDisplayName, sortEntries } from '../sort-entries.ts';

/** The entries of a data format, in the order in which the sections show them. */
export interface ListExport {
  info: ListInfo;
  language: Language;
  sections: readonly Section[];
  entries: readonly ExportedEntry[];
  /** What is known of repositories; undefined where the list keeps no facts about them. */
  facts: FactIndex | undefined;
}

export interface ExportedEntry {
  entry: Entry;
  /** The names of its section and the sections around it, outermost first. */
  sectionPath: readonly string[];
  facts: EntryFacts | undefined;
}

/** Collects the entries of some sections and their subsections, in the order of the output. */
export function buildListExport(
  info: ListInfo,
  { language, sort }: Pick<Output, 'language' | 'sort'>,
  sections: readonly Section[],
  { entries, facts }: Pick<ParsedList, 'entries' | 'facts'>,
): ListExport {
  requireWholeEntries(entries);
  const bySection = Map.groupBy(entries, (located) => located.entry.section);
  const walk = (section: Section, above: readonly string[]): ExportedEntry[] => {
    const path = [...above, localizeText(section.name, language) ?? section.id];
    const sorted = sortEntries(bySection.get(section.id) ?? [], withOutputSort(section, sort), language, facts);
    const own = sorted.map(({ id, entry }) => ({ entry, sectionPath: path, facts: facts?.get(id) }));
    return [...own, ...(section.sections ?? []).flatMap((under) => walk(under, path))];
  };
  return { info, language, sections, entries: sections.flatMap((section) => walk(section, [])), facts };
}

/** The name or title of an entry. */
export const getExportTitle = (entry: Entry, language: Language): string => getDisplayName(entry, language);
