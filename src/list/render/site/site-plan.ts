import type { Language } from '../../../model/language.ts';
import type { FactIndex } from '../../../model/repository-facts.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import type { Entry, ListInfo, Output, Section } from '../../schema/index.ts';
import { withOutputSort } from '../repository-facts.ts';
import { sortEntries } from '../sort-entries.ts';
import { hasOwnPage } from './entries/index.ts';

/**
 * Which pages a site has in one language, and where everything stands. Paths are relative to the
 * folder of the site.
 */
export interface SitePlan {
  language: Language;
  /** Its folder in the site: empty for the first language, else with a slash at its end. */
  folder: string;
  chapters: readonly Chapter[];
  /** In the order of the sections. */
  entries: readonly PlannedEntry[];
  entriesById: ReadonlyMap<string, PlannedEntry>;
  /** Where a section begins, by id. */
  sectionPlaces: ReadonlyMap<string, string>;
}

/** A section of the list's first level with all that is below it, on one page or several. */
export interface Chapter {
  section: Section;
  name: string;
  entryCount: number;
  /** Sections below it, with their own entries and those of what is below them. */
  parts: readonly { section: Section; name: string; level: number; entryCount: number }[];
  pages: readonly ChapterPage[];
}

interface ChapterPage {
  path: string;
  blocks: readonly SectionBlock[];
}

/** A section, or the rest of it, on a page. */
export interface SectionBlock {
  section: Section;
  name: string;
  /** 1 for the section of the chapter. */
  level: number;
  isContinued: boolean;
  entries: readonly Entry[];
}

export interface PlannedEntry {
  entry: Entry;
  sectionPath: readonly Section[];
  /** The page of its section, with its anchor. */
  place: string;
  /** A page of its own, where it has much to say. */
  page?: string;
}

/** Entries on one page: about 20 KB as it is sent. */
const maxPageEntries = 120;

/**
 * The anchor of a section. An underscore is in no id of an entry, so that neither can take the
 * other's place.
 */
export const getSectionAnchor = (id: string): string => `_${id}`;

export function planSite(
  info: ListInfo,
  sections: readonly Section[],
  { entries, facts }: Pick<ParsedList, 'entries' | 'facts'>,
  { language, folder, sort }: Pick<SitePlan, 'language' | 'folder'> & Pick<Output, 'sort'>,
): SitePlan {
  const bySection = Map.groupBy(entries, ({ entry }) => entry.section);
  const nodes = sections.flatMap((section) => buildNode(section, { bySection, language, sort, facts }));
  const chapters = nodes.map((node) => planChapter(node, folder));
  const paths = new Map(nodes.flatMap((node) => [...walkNodes(node, [])]).map(([{ section }, path]) => [section.id, path]));
  const planned: PlannedEntry[] = [];
  const sectionPlaces = new Map<string, string>();
  for (const { path, blocks } of chapters.flatMap(({ pages }) => pages)) {
    for (const { section, entries: own } of blocks) {
      if (!sectionPlaces.has(section.id)) sectionPlaces.set(section.id, `${path}#${getSectionAnchor(section.id)}`);
      for (const entry of own) {
        const place = { entry, sectionPath: paths.get(section.id) ?? [], place: `${path}#${entry.id}` };
        planned.push(hasOwnPage(entry, info) ? { ...place, page: `${folder}entries/${entry.id}.html` } : place);
      }
    }
  }
  const entriesById = new Map(planned.map((each) => [each.entry.id, each]));
  return { language, folder, chapters, entries: planned, entriesById, sectionPlaces };
}

interface SectionNode {
  section: Section;
  name: string;
  entries: readonly Entry[];
  children: readonly SectionNode[];
}

interface EntryOrder extends Pick<Output, 'language' | 'sort'> {
  bySection: ReadonlyMap<string, LocatedEntry[]>;
  facts: FactIndex | undefined;
}

/** A section with what is below it. Empty sections are left out. */
function buildNode(section: Section, order: EntryOrder): SectionNode[] {
  const { bySection, language, sort, facts } = order;
  const sorted = sortEntries(bySection.get(section.id) ?? [], withOutputSort(section, sort), language, facts);
  const entries = sorted.map(({ entry }) => entry);
  const children = (section.sections ?? []).flatMap((child) => buildNode(child, order));
  if (entries.length === 0 && children.length === 0) return [];
  return [{ section, name: localizeText(section.name, language) ?? section.id, entries, children }];
}

/** Depth first, each with the sections from the chapter to itself. */
function* walkNodes(node: SectionNode, above: readonly Section[]): Generator<[node: SectionNode, path: readonly Section[]]> {
  const path = [...above, node.section];
  yield [node, path];
  for (const child of node.children) yield* walkNodes(child, path);
}

const countEntries = (node: SectionNode): number =>
  node.children.reduce((sum, child) => sum + countEntries(child), node.entries.length);

function planChapter(root: SectionNode, folder: string): Chapter {
  const walked = [...walkNodes(root, [])];
  const pages: SectionBlock[][] = [[]];
  let onPage = 0;
  for (const [{ section, name, entries }, { length: level }] of walked) {
    let rest = entries;
    do {
      // A heading at the end of a page would stand alone.
      if (onPage >= maxPageEntries && rest.length > 0) {
        pages.push([]);
        onPage = 0;
      }
      const own = rest.slice(0, maxPageEntries - onPage);
      pages.at(-1)?.push({ section, name, level, isContinued: rest !== entries, entries: own });
      onPage += own.length;
      rest = rest.slice(own.length);
    } while (rest.length > 0);
  }
  return {
    section: root.section,
    name: root.name,
    entryCount: countEntries(root),
    parts: walked.slice(1).map(([node, { length: level }]) => ({
      section: node.section,
      name: node.name,
      level,
      entryCount: countEntries(node),
    })),
    pages: pages.map((blocks, index) => ({ path: formatPagePath(folder, root.section.id, index), blocks })),
  };
}

/** Further pages are in a folder, since an id may end in a number. */
const formatPagePath = (folder: string, id: string, index: number): string =>
  index === 0 ? `${folder}sections/${id}.html` : `${folder}sections/${id}/${index + 1}.html`;
