import { identify } from '../../links/identify.ts';
import type { Link, ListInfo, Section, WrittenEntry } from '../entry.ts';
import { plain } from '../render/escape.ts';
import type { Divided } from './divide.ts';
import type { Draft } from './drafts.ts';
import { proseIn, textIn } from './guess.ts';
import { entryId, ids, sectionId } from './ids.ts';
import type { ImportedEntry } from './import-markdown.ts';
import type { Line } from './line-writer.ts';
import { linksOf, wordsOf } from './lines.ts';
import { longest, type Made, makeEntry } from './make-entry.ts';
import type { SectionPlan } from './plan.ts';
import type { Reporter } from './report.ts';

export interface Settled {
  list: ListInfo;
  entries: ImportedEntry[];
}

/** Sections deeper than this are written into the one above them: YAML files of lists nest sixteen levels, two for a section. */
const deepest = 5;

/** Gives every section and entry its id, place and words. `data` is the folder of the list to be. */
export function settleList(divided: Divided, language: 'zh' | 'en' | undefined, data: string, report: Reporter): Settled {
  const entries: ImportedEntry[] = [];
  const sectionIds = ids();
  const entryIds = ids();
  let place = 0;

  const addEntry = (draft: Draft, section: string, names: string[], whole?: string): string => {
    const made = makeEntry(draft, names, report);
    const id = entryIds.take(entryId(made));
    const entry = written(made, id, section, whole, report);
    entries.push({ id, path: `${data}/${section}/${id}.yml`, line: made.line, entry });
    return id;
  };

  const settle = (plan: SectionPlan, above: string[], depth: number): Section => {
    place += 1;
    const id = sectionIds.take(sectionId(plan.name, place));
    const names = [plan.name, ...above];
    const order: string[] = [];
    const introduction = introductionOf(plan, report);
    const addAll = (drafts: readonly Draft[]) => {
      for (const draft of drafts) {
        const own = addEntry(draft, id, names);
        order.push(own);
        for (const part of draft.parts) addPart(part, own);
      }
    };
    const addPart = (part: Draft, whole: string) => {
      const own = addEntry(part, id, names, whole);
      order.push(own);
      for (const each of part.parts) addPart(each, own);
    };
    addAll(plan.drafts);
    for (const draft of introduction.drafts) order.push(addEntry(draft, id, names));
    const under: Section[] = [];
    for (const each of plan.sections) {
      if (depth < deepest) under.push(settle(each, names, depth + 1));
      else fold(each, addAll, report);
    }
    return {
      id,
      name: textIn(cutName(plan, report)),
      ...(introduction.text === '' ? {} : { introduction: proseIn(introduction.text) }),
      ...(order.length > 1 ? { sort: 'manual' as const, order: order.slice(0, 2000) } : {}),
      ...(under.length > 0 ? { sections: under } : {}),
    };
  };

  const sections = divided.sections.map((plan) => settle(plan, [], 1));
  const languages = languagesOf(entries, language);
  const title = [...(divided.title || divided.sections[0]?.name || 'List')].slice(0, longest.name).join('');
  return { list: { title: textIn(title), languages, sections }, entries };
}

/** A section below the deepest: its entries move up, its words are told. */
function fold(plan: SectionPlan, addAll: (drafts: readonly Draft[]) => void, report: Reporter): void {
  report.tell(plan.line, 'section', [plan.name, ...plan.introduction.map(wordsOf)].join('\n'), 'too-deep');
  addAll(plan.drafts);
  for (const each of plan.sections) fold(each, addAll, report);
}

function cutName(plan: SectionPlan, report: Reporter): string {
  // A name of nothing that anybody sees is none.
  const name = plain(plan.name.replaceAll('`', ''));
  if (name === '') return '…';
  if ([...name].length <= 120) return name;
  report.tell(plan.line, 'section', name, 'too-long');
  return `${[...name].slice(0, 119).join('')}…`;
}

/** The text of a section; links in it become entries, since a section has no addresses of its own. */
function introductionOf(plan: SectionPlan, report: Reporter): { text: string; drafts: Draft[] } {
  const texts: string[] = [];
  const drafts: Draft[] = [];
  for (const line of plan.introduction) {
    const words = wordsOf(line).replace(/\s+/g, ' ').trim();
    texts.push(line[0]?.is === 'text' && line[0].isStressed && line.length === 1 ? `_${words}_` : words);
    for (const link of linksOf(line)) {
      report.tell(link.line, 'address', link.text === '' ? link.url : `[${link.text}](${link.url})`, 'link-in-prose');
      const head: Line = [link];
      drafts.push({ shape: 'line', line: link.line, head, body: [], parts: [] });
    }
  }
  const { kept, rest } = cutText(texts.filter((text) => text !== '').join('\n'), longest.text);
  if (rest !== '') report.tell(plan.line, 'text', rest, 'too-long');
  return { text: kept, drafts };
}

/** The beginning of a text that fits, cut where a line or a sentence ends, and the rest. */
export function cutText(text: string, most: number): { kept: string; rest: string } {
  if (text.length <= most) return { kept: text, rest: '' };
  const part = text.slice(0, most);
  const end = Math.max(
    part.lastIndexOf('\n'),
    part.lastIndexOf('。') + 1,
    part.lastIndexOf('. ') + 1,
    part.lastIndexOf('；') + 1,
  );
  const space = part.search(/[\s，,、][^\s，,、]*$/u) + 1;
  const at = end > most / 2 ? end : space > 1 ? space : most - (/[\ud800-\udbff]$/.test(part) ? 1 : 0);
  return { kept: text.slice(0, at).trim(), rest: text.slice(at).trim() };
}

function written(
  made: Made,
  id: string,
  section: string,
  whole: string | undefined,
  report: Reporter,
): WrittenEntry & { id: string } {
  const { kept, rest } = cutText(made.description, longest.text);
  const more = cutText(rest, longest.text);
  if (more.rest !== '') report.tell(made.line, 'text', more.rest, 'too-long');
  const identifiers = made.kind === 'paper' ? identifiersOf(made.links) : undefined;
  const common = {
    id,
    section,
    ...(/\S/.test(kept) ? { description: proseIn(kept) } : {}),
    ...(identifiers ? { identifiers } : {}),
    links: made.links,
    ...(whole === undefined ? {} : { relations: [{ type: 'part-of' as const, to: whole }] }),
    ...(more.kept === '' ? {} : { note: proseIn(more.kept) }),
  };
  if (made.kind === 'paper')
    return { ...common, kind: 'paper', title: made.name, ...(made.short ? { name: textIn(made.short) } : {}) };
  return { ...common, kind: made.kind, name: textIn(made.name) };
}

const arxivId = /^(\d{2}(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/;
const aclId = /^([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)$/;

/** What a paper's addresses say of its identifiers. */
function identifiersOf(links: readonly Link[]): { arxiv?: string; acl?: string; doi?: string; pmid?: string } | undefined {
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
function languagesOf(entries: readonly ImportedEntry[], wanted: 'zh' | 'en' | undefined): ('zh' | 'en')[] {
  const counts = { zh: 0, en: 0 };
  for (const { entry } of entries) {
    const text = entry.description ?? (entry.kind === 'paper' ? undefined : entry.name);
    const words = text?.zh ?? text?.en;
    if (words !== undefined) counts['zh' in proseIn(words) ? 'zh' : 'en'] += 1;
  }
  const main = wanted ?? (counts.zh * 2 > counts.en ? 'zh' : 'en');
  const other = main === 'zh' ? 'en' : 'zh';
  return counts[other] * 4 >= counts.zh + counts.en ? [main, other] : [main];
}
