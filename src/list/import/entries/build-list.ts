import type { DataLanguage } from '../../../model/language.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import type { EntryInput, Section } from '../../schema/index.ts';
import type { ImportReporter } from '../import-reporter.ts';
import type { BuiltList, ImportedEntry } from '../imported-list.ts';
import type { EntryDraft, SectionDraft, SplitDocument } from '../layout/index.ts';
import { filterLinks, getLineText } from '../read/index.ts';
import { type BuiltEntry, buildEntry } from './build-entry.ts';
import { extractIdentifiers } from './extract-identifiers.ts';
import { fieldLimits } from './field-limits.ts';
import { IdAllocator, proposeEntryId, proposeSectionId } from './generate-ids.ts';
import { toLocalizedName, toLocalizedText } from './localized-text.ts';
import { splitText } from './split-text.ts';

/**
 * Deeper sections move into their parent: lists may nest 16 levels of YAML, and a section takes
 * two.
 */
const maxSectionDepth = 5;

/** The most ids that the `order` of a section holds. */
const maxOrderedIds = 2000;

export interface BuildOptions {
  /** Language of the list; by default the one of most descriptions. */
  language: DataLanguage | undefined;
  /** The data folder of the new list. */
  data: string;
  report: ImportReporter;
}

/** Gives every section and entry its id, its file and its texts. */
export function buildList(document: SplitDocument, options: BuildOptions): BuiltList {
  const builder = new ListBuilder(options);
  const sections = document.sections.map((section) => builder.buildSection(section, [], 1));
  const title = [...(document.title || document.sections[0]?.name || 'List')].slice(0, fieldLimits.name).join('');
  const languages = detectLanguages(builder.entries, options.language);
  return { list: { title: toLocalizedName(title), languages, sections }, entries: builder.entries };
}

class ListBuilder {
  readonly entries: ImportedEntry[] = [];
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
    const names = [draft.name, ...parentNames];
    const introduction = buildIntroduction(draft, report);
    const order: string[] = [];
    const addEntries = (drafts: readonly EntryDraft[]) => {
      for (const each of drafts) order.push(...this.#addEntry(each, id, names));
    };
    addEntries(draft.drafts);
    addEntries(introduction.drafts);
    const subsections: Section[] = [];
    for (const each of draft.sections) {
      if (depth < maxSectionDepth) subsections.push(this.buildSection(each, names, depth + 1));
      else flattenSection(each, addEntries, report);
    }
    return {
      id,
      name: toLocalizedName(fitSectionName(draft, report)),
      ...(introduction.text === '' ? {} : { introduction: toLocalizedText(introduction.text) }),
      ...(order.length > 1 ? { sort: 'manual' as const, order: order.slice(0, maxOrderedIds) } : {}),
      ...(subsections.length > 0 ? { sections: subsections } : {}),
    };
  }

  /** Adds an entry and the entries under it, which are parts of it. Returns their ids in order. */
  #addEntry(draft: EntryDraft, section: string, names: readonly string[], parentId?: string): string[] {
    const { data, report } = this.#options;
    const built = buildEntry(draft, names, report);
    const id = this.#entryIds.allocate(proposeEntryId(built));
    const relations = parentId === undefined ? {} : { relations: [{ type: 'part-of' as const, to: parentId }] };
    const entry = toEntryInput(built, { id, section, ...relations }, report);
    this.entries.push({ id, path: `${data}/${section}/${id}.yml`, line: built.line, entry });
    return [id, ...draft.parts.flatMap((part) => this.#addEntry(part, section, names, id))];
  }
}

/**
 * Merges a section below the deepest level into its parent: its entries move up, its text goes to
 * the report.
 */
function flattenSection(draft: SectionDraft, addEntries: (drafts: readonly EntryDraft[]) => void, report: ImportReporter): void {
  report.add(draft.line, 'section', [draft.name, ...draft.introduction.map(getLineText)].join('\n'), 'too-deep');
  addEntries(draft.drafts);
  for (const each of draft.sections) flattenSection(each, addEntries, report);
}

function fitSectionName(draft: SectionDraft, report: ImportReporter): string {
  const name = toSingleLine(draft.name.replaceAll('`', ''));
  if (name === '') return '…';
  const characters = [...name];
  if (characters.length <= fieldLimits.sectionName) return name;
  report.add(draft.line, 'section', name, 'too-long');
  return `${characters.slice(0, fieldLimits.sectionName - 1).join('')}…`;
}

/** The text of a section. Links in it become entries, since a section has no addresses. */
function buildIntroduction(draft: SectionDraft, report: ImportReporter): { text: string; drafts: EntryDraft[] } {
  const texts: string[] = [];
  const drafts: EntryDraft[] = [];
  for (const line of draft.introduction) {
    const words = getLineText(line).replace(/\s+/g, ' ').trim();
    texts.push(line[0]?.type === 'text' && line[0].isEmphasized && line.length === 1 ? `_${words}_` : words);
    for (const link of filterLinks(line)) {
      report.add(link.line, 'address', link.text === '' ? link.url : `[${link.text}](${link.url})`, 'link-in-prose');
      drafts.push({ markup: 'line', line: link.line, head: [link], body: [], parts: [] });
    }
  }
  const { fitting, rest } = splitText(texts.filter((text) => text !== '').join('\n'), fieldLimits.text);
  if (rest !== '') report.add(draft.line, 'text', rest, 'too-long');
  return { text: fitting, drafts };
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
  if (note.rest !== '') report.add(built.line, 'text', note.rest, 'too-long');
  const identifiers = built.kind === 'paper' ? extractIdentifiers(built.links) : undefined;
  const { relations, ...place } = placement;
  const common = {
    ...place,
    ...(/\S/.test(description.fitting) ? { description: toLocalizedText(description.fitting) } : {}),
    ...(identifiers ? { identifiers } : {}),
    links: built.links,
    ...(relations === undefined ? {} : { relations }),
    ...(note.fitting === '' ? {} : { note: toLocalizedText(note.fitting) }),
  };
  if (built.kind !== 'paper') return { ...common, kind: built.kind, name: toLocalizedName(built.name) };
  const name = built.shortName ? { name: toLocalizedName(built.shortName) } : {};
  return { ...common, kind: 'paper', title: built.name, ...name };
}

/**
 * The languages of the list: first that of most descriptions, then the other if a quarter of them
 * use it.
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
