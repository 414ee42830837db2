import { identify } from '../../../links/identify/index.ts';
import type { Language } from '../../../model/language.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import type { EntryInput, Link, ListInfo, Section } from '../../schema/index.ts';
import type { ImportedEntry } from '../import-markdown.ts';
import type { ImportReporter } from '../import-report.ts';
import type { EntryDraft, SectionDraft, SplitDocument } from '../layout/index.ts';
import { filterLinks, getLineText, type InlineLine } from '../read/index.ts';
import { type BuiltEntry, buildEntry, fieldLimits } from './build-entry.ts';
import { createIdAllocator, proposeEntryId, proposeSectionId } from './generate-ids.ts';
import { toLocalizedName, toLocalizedText } from './infer-kind.ts';

export interface BuiltList {
  list: ListInfo;
  entries: ImportedEntry[];
}

/** Sections deeper than this are written into the one above them: YAML files of lists nest sixteen levels, two for a section. */
const maxSectionDepth = 5;

/** Gives every section and entry its id, place and words. `data` is the folder of the list to be. */
export function buildList(
  document: SplitDocument,
  language: Language | undefined,
  data: string,
  report: ImportReporter,
): BuiltList {
  const entries: ImportedEntry[] = [];
  const sectionIds = createIdAllocator();
  const entryIds = createIdAllocator();
  let position = 0;

  const addEntry = (draft: EntryDraft, section: string, names: string[], parentId?: string): string => {
    const made = buildEntry(draft, names, report);
    const id = entryIds.allocate(proposeEntryId(made));
    const entry = toWrittenEntry(made, id, section, parentId, report);
    entries.push({ id, path: `${data}/${section}/${id}.yml`, line: made.line, entry });
    return id;
  };

  const buildSection = (plan: SectionDraft, parentNames: string[], depth: number): Section => {
    position += 1;
    const id = sectionIds.allocate(proposeSectionId(plan.name, position));
    const names = [plan.name, ...parentNames];
    const order: string[] = [];
    const introduction = buildIntroduction(plan, report);
    const addAll = (drafts: readonly EntryDraft[]) => {
      for (const draft of drafts) {
        const own = addEntry(draft, id, names);
        order.push(own);
        for (const part of draft.parts) addPart(part, own);
      }
    };
    const addPart = (part: EntryDraft, whole: string) => {
      const own = addEntry(part, id, names, whole);
      order.push(own);
      for (const each of part.parts) addPart(each, own);
    };
    addAll(plan.drafts);
    for (const draft of introduction.drafts) order.push(addEntry(draft, id, names));
    const subsections: Section[] = [];
    for (const each of plan.sections) {
      if (depth < maxSectionDepth) subsections.push(buildSection(each, names, depth + 1));
      else flattenSection(each, addAll, report);
    }
    return {
      id,
      name: toLocalizedName(truncateSectionName(plan, report)),
      ...(introduction.text === '' ? {} : { introduction: toLocalizedText(introduction.text) }),
      ...(order.length > 1 ? { sort: 'manual' as const, order: order.slice(0, 2000) } : {}),
      ...(subsections.length > 0 ? { sections: subsections } : {}),
    };
  };

  const sections = document.sections.map((plan) => buildSection(plan, [], 1));
  const languages = detectLanguages(entries, language);
  const title = [...(document.title || document.sections[0]?.name || 'List')].slice(0, fieldLimits.name).join('');
  return { list: { title: toLocalizedName(title), languages, sections }, entries };
}

/** A section below the deepest: its entries move up, its words are told. */
function flattenSection(plan: SectionDraft, addAll: (drafts: readonly EntryDraft[]) => void, report: ImportReporter): void {
  report.add(plan.line, 'section', [plan.name, ...plan.introduction.map(getLineText)].join('\n'), 'too-deep');
  addAll(plan.drafts);
  for (const each of plan.sections) flattenSection(each, addAll, report);
}

function truncateSectionName(plan: SectionDraft, report: ImportReporter): string {
  // A name of nothing that anybody sees is none.
  const name = toSingleLine(plan.name.replaceAll('`', ''));
  if (name === '') return '…';
  if ([...name].length <= 120) return name;
  report.add(plan.line, 'section', name, 'too-long');
  return `${[...name].slice(0, 119).join('')}…`;
}

/** The text of a section; links in it become entries, since a section has no addresses of its own. */
function buildIntroduction(plan: SectionDraft, report: ImportReporter): { text: string; drafts: EntryDraft[] } {
  const texts: string[] = [];
  const drafts: EntryDraft[] = [];
  for (const line of plan.introduction) {
    const words = getLineText(line).replace(/\s+/g, ' ').trim();
    texts.push(line[0]?.type === 'text' && line[0].isEmphasized && line.length === 1 ? `_${words}_` : words);
    for (const link of filterLinks(line)) {
      report.add(link.line, 'address', link.text === '' ? link.url : `[${link.text}](${link.url})`, 'link-in-prose');
      const head: InlineLine = [link];
      drafts.push({ markup: 'line', line: link.line, head, body: [], parts: [] });
    }
  }
  const { kept, rest } = truncateText(texts.filter((text) => text !== '').join('\n'), fieldLimits.text);
  if (rest !== '') report.add(plan.line, 'text', rest, 'too-long');
  return { text: kept, drafts };
}

/** The beginning of a text that fits, cut where a line or a sentence ends, and the rest. */
export function truncateText(text: string, maxLength: number): { kept: string; rest: string } {
  if (text.length <= maxLength) return { kept: text, rest: '' };
  const part = text.slice(0, maxLength);
  const end = Math.max(
    part.lastIndexOf('\n'),
    part.lastIndexOf('。') + 1,
    part.lastIndexOf('. ') + 1,
    part.lastIndexOf('；') + 1,
  );
  const space = part.search(/[\s，,、][^\s，,、]*$/u) + 1;
  const at = end > maxLength / 2 ? end : space > 1 ? space : maxLength - (/[\ud800-\udbff]$/.test(part) ? 1 : 0);
  return { kept: text.slice(0, at).trim(), rest: text.slice(at).trim() };
}

function toWrittenEntry(
  built: BuiltEntry,
  id: string,
  section: string,
  parentId: string | undefined,
  report: ImportReporter,
): EntryInput & { id: string } {
  const { kept, rest } = truncateText(built.description, fieldLimits.text);
  const more = truncateText(rest, fieldLimits.text);
  if (more.rest !== '') report.add(built.line, 'text', more.rest, 'too-long');
  const identifiers = built.kind === 'paper' ? extractIdentifiers(built.links) : undefined;
  const common = {
    id,
    section,
    ...(/\S/.test(kept) ? { description: toLocalizedText(kept) } : {}),
    ...(identifiers ? { identifiers } : {}),
    links: built.links,
    ...(parentId === undefined ? {} : { relations: [{ type: 'part-of' as const, to: parentId }] }),
    ...(more.kept === '' ? {} : { note: toLocalizedText(more.kept) }),
  };
  if (built.kind === 'paper')
    return { ...common, kind: 'paper', title: built.name, ...(built.short ? { name: toLocalizedName(built.short) } : {}) };
  return { ...common, kind: built.kind, name: toLocalizedName(built.name) };
}

const arxivId = /^(\d{2}(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/;
const aclId = /^([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)$/;

/** What a paper's addresses say of its identifiers. */
function extractIdentifiers(links: readonly Link[]): { arxiv?: string; acl?: string; doi?: string; pmid?: string } | undefined {
  const found: { arxiv?: string; acl?: string; doi?: string; pmid?: string } = {};
  for (const link of links) {
    if (link.role !== 'paper') continue;
    const { service, id } = identify(link.url);
    if (service === 'arxiv' && arxivId.test(id)) found.arxiv ??= id;
    if (service === 'acl' && aclId.test(id)) found.acl ??= id;
    if (service === 'doi' && /^10\.\d{4,9}\/\S+$/.test(id) && id.length <= 200) found.doi ??= id;
    if (service === 'pubmed' && /^[1-9]\d{0,8}$/.test(id)) found.pmid ??= id;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** The languages of the list: the one of most descriptions first, the other where a quarter has it. */
function detectLanguages(entries: readonly ImportedEntry[], preferred: Language | undefined): Language[] {
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
