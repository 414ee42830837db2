import type { DataLanguage } from '../../../model/language.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import { builtInFields, type EntryInput, extractIdentifiers, type Section } from '../../schema/index.ts';
import type { ImportReporter } from '../import-reporter.ts';
import type { BuiltList, ImportedEntry } from '../imported-list.ts';
import type { EntryDraft, SectionDraft, SplitDocument } from '../layout/index.ts';
import { identifyLink } from '../read/index.ts';
import { type BuiltEntry, buildEntry } from './build-entry.ts';
import { extractFacts, extractPreprint, extractStatedFacts } from './extract/extract-facts.ts';
import { fieldLimits } from './field-limits.ts';
import { IdAllocator, proposeEntryId, proposeSectionId } from './generate-ids.ts';
import { toLocalizedName, toLocalizedText } from './localized-text.ts';
import { splitText } from './split-text.ts';

/**
 * Deeper sections move into their parent: lists may nest 16 levels of YAML, and a section takes
 * two.
 */
const maxSectionDepth = 5;

/** The most ids that the `order` of a section holds. The template has the order too. */
const maxOrderedIds = 2000;

export interface BuildOptions {
  /** Language of the list; by default the one of most descriptions. */
  language: DataLanguage | undefined;
  /** The data folder of the new list. */
  data: string;
  report: ImportReporter;
  /** The last line of the block of the source that a line is in. */
  findBlockEnd: (line: number) => number;
  /** The lines of the list. */
  lines: { first: number; last: number };
}

/** Gives every section and entry its id, its file and its texts. */
export function buildList(
  document: SplitDocument,
  options: BuildOptions,
): BuiltList & { sectionLines: ReadonlyMap<string, number>; fields: Record<string, 'text' | 'list'> } {
  const builder = new ListBuilder(options);
  const built = document.sections.map((section) => builder.buildSection(section, [], 1));
  const { entries, dropped } = selectPlaced(builder.entries, options.lines);
  const sections = dropped.size === 0 ? built : built.map((section) => withoutIds(section, dropped));
  const title = [...(document.title || document.sections[0]?.name || 'List')].slice(0, fieldLimits.name).join('');
  const { sectionLines } = builder;
  const languages = detectLanguages(entries, options.language);
  const names = document.sections.flatMap(collectFieldNames).filter((name) => !builtInFields.has(name));
  const fields = Object.fromEntries(names.map((name) => [name, 'text' as const]));
  return { list: { title: toLocalizedName(title), languages, sections }, entries, sectionLines, fields };
}

function collectFieldNames(section: SectionDraft): string[] {
  return [...section.drafts.flatMap(({ fields }) => Object.keys(fields ?? {})), ...section.sections.flatMap(collectFieldNames)];
}

class ListBuilder {
  readonly entries: ImportedEntry[] = [];
  /** Where each section begins in the source. */
  readonly sectionLines = new Map<string, number>();
  readonly #sectionIds = new IdAllocator();
  readonly #entryIds = new IdAllocator();
  readonly #options: BuildOptions;
  #sectionCount = 0;

  constructor(options: BuildOptions) {
    this.#options = options;
  }

  /** @param parentNames the names of the sections around it, the nearest first. */
  buildSection(draft: SectionDraft, parentNames: readonly string[], depth: number): Section {
    const { report } = this.#options;
    this.#sectionCount += 1;
    const id = this.#sectionIds.allocate(proposeSectionId(draft.name, this.#sectionCount));
    this.sectionLines.set(id, draft.line);
    const names = [draft.name, ...parentNames];
    const order: { id: string; line: number }[] = [];
    const addEntries = (drafts: readonly EntryDraft[]) => {
      for (const each of drafts) order.push(...this.#addEntry(each, id, names));
    };
    addEntries(draft.drafts);
    const subsections: Section[] = [];
    const isFolded = createFoldTest(draft.sections);
    for (const each of draft.sections) {
      if (depth < maxSectionDepth && !isOnlyHeading(each) && !isFolded(each))
        subsections.push(this.buildSection(each, names, depth + 1));
      else flattenSection(each, addEntries);
    }
    order.sort((a, b) => a.line - b.line);
    return {
      id,
      name: toLocalizedName(fitSectionName(draft, report)),
      ...(order.length > 1 && order.length <= maxOrderedIds
        ? { sort: 'manual' as const, order: order.map((each) => each.id) }
        : {}),
      ...(subsections.length > 0 ? { sections: subsections } : {}),
    };
  }

  /** Adds an entry and the entries under it, which are parts of it. Returns their ids in order. */
  #addEntry(draft: EntryDraft, section: string, names: readonly string[], parentId?: string): { id: string; line: number }[] {
    const { data, report, findBlockEnd } = this.#options;
    const built = buildEntry(draft, names, report);
    const id = this.#entryIds.allocate(proposeEntryId(built));
    const relations = parentId === undefined ? {} : { relations: [{ type: 'part-of' as const, to: parentId }] };
    const entry = toEntryInput(built, { id, section, ...relations }, report);
    const endLine = draft.endLine ?? findBlockEnd(findLastLine(draft));
    this.entries.push({ id, path: `${data}/${section}/${id}.yml`, line: built.line, endLine, entry });
    return [{ id, line: built.line }, ...draft.parts.flatMap((part) => this.#addEntry(part, section, names, id))];
  }
}

/**
 * The first entry of each line of the list. Another one on the same line has no place of its own,
 * so it stays text, as does one outside of the list.
 */
function selectPlaced(
  all: readonly ImportedEntry[],
  lines: { first: number; last: number },
): { entries: ImportedEntry[]; dropped: ReadonlySet<string> } {
  const firstByLine = new Map<number, string>();
  for (const { id, line } of all) if (!firstByLine.has(line)) firstByLine.set(line, id);
  const isFirst = ({ id, line }: ImportedEntry) => line >= lines.first && line <= lines.last && firstByLine.get(line) === id;
  const dropped = new Set(all.filter((each) => !isFirst(each)).map(({ id }) => id));
  const entries = all.filter(isFirst).map((each) => {
    const { relations, ...entry } = each.entry;
    const kept = (relations ?? []).filter(({ to }) => !dropped.has(to));
    return { ...each, entry: (kept.length === 0 ? entry : { ...entry, relations: kept }) as ImportedEntry['entry'] };
  });
  return { entries, dropped };
}

function withoutIds({ order, sections, ...section }: Section, dropped: ReadonlySet<string>): Section {
  const kept = order?.filter((id) => !dropped.has(id));
  return {
    ...section,
    ...(kept ? { order: kept } : {}),
    ...(sections ? { sections: sections.map((each) => withoutIds(each, dropped)) } : {}),
  };
}

/** The last line of the source that a draft was read from. */
function findLastLine({ line, head, body }: EntryDraft): number {
  return Math.max(line, ...[head, ...body].flatMap((each) => each.map((node) => node.line)));
}

/** More headings than this side by side, with hardly an entry each, are no sections. */
const maxSmallSections = 20;
const dateHeadingPattern = /(?:19|20)\d{2}\s*(?:年|[-./])\s*\d{1,2}/;

/**
 * Tells headings that are no sections: dates, and names of people with an entry each. Their entries
 * belong to the section around them, and the headings stay in the template.
 */
function createFoldTest(sections: readonly SectionDraft[]): (section: SectionDraft) => boolean {
  const small = sections.filter((each) => each.sections.length === 0 && each.drafts.length <= 2);
  const hasManySmall = small.length > maxSmallSections && small.length * 2 > sections.length;
  return (section) =>
    dateHeadingPattern.test(section.name) || (hasManySmall && section.sections.length === 0 && section.drafts.length <= 10);
}

/** A section without entries: its heading and its words are in the template. */
const isOnlyHeading = (draft: SectionDraft): boolean => draft.drafts.length === 0 && draft.sections.every(isOnlyHeading);

/** Its entries belong to the section around it. Its heading stays in the template. */
function flattenSection(draft: SectionDraft, addEntries: (drafts: readonly EntryDraft[]) => void): void {
  addEntries(draft.drafts);
  for (const each of draft.sections) flattenSection(each, addEntries);
}

function fitSectionName(draft: SectionDraft, report: ImportReporter): string {
  const name = toSingleLine(draft.name.replaceAll('`', ''));
  if (name === '') return '…';
  const characters = [...name];
  if (characters.length <= fieldLimits.sectionName) return name;
  report.add({ line: draft.line, what: 'section', text: name, why: 'too-long' });
  return `${characters.slice(0, fieldLimits.sectionName - 1).join('')}…`;
}

/**
 * The entry as its file holds it. A description that is too long continues in the note. The rest
 * goes to the report.
 */
function toEntryInput(
  built: BuiltEntry,
  placement: Pick<EntryInput, 'section' | 'relations'> & { id: string },
  report: ImportReporter,
): EntryInput & { id: string } {
  const description = splitText(built.description, fieldLimits.text);
  const note = splitText(description.rest, fieldLimits.text);
  if (note.rest !== '') report.add({ line: built.line, what: 'text', text: note.rest, why: 'too-long' });
  const identifiers = built.kind === 'paper' ? extractIdentifiers(built.links, identifyLink) : undefined;
  const { relations, ...place } = placement;
  const { year, ...cells } = built.fields ?? {};
  const { organization, base, parameters, ...facts } = built.facts ?? {};
  const common = {
    ...place,
    ...extractStatedFacts(built),
    ...extractFacts(built),
    ...facts,
    ...(organization === undefined ? {} : { organization: toLocalizedName(organization) }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...cells,
    ...(/\S/.test(description.fitting) ? { description: toLocalizedText(description.fitting) } : {}),
    ...(identifiers ? { identifiers } : {}),
    links: built.links,
    ...(relations === undefined ? {} : { relations }),
    ...(note.fitting === '' ? {} : { note: toLocalizedText(note.fitting) }),
  };
  if (built.kind === 'model') {
    const made = { ...(base === undefined ? {} : { base }), ...(parameters === undefined ? {} : { parameters }) };
    return { ...common, ...made, kind: 'model', name: toLocalizedName(built.name) };
  }
  if (built.kind !== 'paper') return { ...common, kind: built.kind, name: toLocalizedName(built.name) };
  const name = built.shortName ? { name: toLocalizedName(built.shortName) } : {};
  const preprint = extractPreprint(common.venue, common.year, identifiers?.arxiv);
  return { ...common, ...preprint, kind: 'paper', title: built.name, ...name };
}

/**
 * The languages of the list: first that of most descriptions, then the other if a quarter of them
 * use it. Chinese counts double, since lists for Chinese readers have many entries in English.
 */
function detectLanguages(entries: readonly ImportedEntry[], preferred: DataLanguage | undefined): DataLanguage[] {
  const counts = { zh: 0, en: 0 };
  for (const { entry } of entries) {
    const text = entry.description ?? (entry.kind === 'paper' ? undefined : entry.name);
    const words = text?.zh ?? text?.en;
    if (words !== undefined) counts['zh' in toLocalizedText(words) ? 'zh' : 'en'] += 1;
  }
  const main = preferred ?? (counts.zh * 2 > counts.en ? 'zh' : 'en');
  const other = main === 'zh' ? 'en' : 'zh';
  return counts[other] * 4 >= counts.zh + counts.en ? [main, other] : [main];
}
