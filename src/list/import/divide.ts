import type { Root } from 'mdast';
import { type Chapter, chaptersOf } from './chapters.ts';
import { isAbout, isContents, isContentsBlock } from './contents.ts';
import { type Look, lookOf } from './look.ts';
import type { Reading } from './pieces.ts';
import { countOf, type Plan, planOf, type SectionPlan } from './plan.ts';
import { type Reporter, reporter } from './report.ts';

/** A source, divided into the list and what people wrote around it. */
export interface Divided {
  title: string;
  sections: SectionPlan[];
  kept: { before: string; after: string };
  look: Look;
}

interface Unit {
  chapter: Chapter;
  plan: Plan;
  count: number;
  report: Reporter;
  role: 'list' | 'about' | 'contents';
}

/** Finds where the list begins and ends: from the first section with an entry to the last one. */
export function divide(root: Root, reading: Reading): Divided {
  const [before, ...heads] = chaptersOf(root, reading.source);
  const { title, chapters } = topOf(heads, reading);
  let units = peeled(chapters).map((chapter) => unitOf(chapter, reading));
  if (!units.some(isList) && before) {
    // No section has an entry: the list stands under the title itself, or there is none.
    const whole = title ?? before;
    units = [
      unitOf(
        { ...whole, heading: undefined, from: firstListIn(whole), to: chapters[0]?.from ?? whole.to, chapters: [] },
        reading,
        true,
      ),
      ...units,
    ];
  }
  const first = units.findIndex(isList);
  const last = units.findLastIndex(isList);
  const name = title?.name || leadingName(chapters.slice(0, Math.max(first, 0))) || '';
  if (first < 0) return { title: name, sections: [], kept: { before: reading.source, after: '' }, look: { layout: 'bullets' } };

  const listed = units.slice(first, last + 1);
  const start = listed[0]?.chapter.from ?? 0;
  const end = listed.at(-1)?.chapter.to ?? reading.source.length;
  const moved = listed.filter((unit) => unit.role === 'about');
  for (const unit of listed) {
    if (unit.role === 'list') reading.report.take(unit.report.lines);
    else if (unit.role === 'contents') tellCut(unit.chapter, reading);
    else reading.report.tell(unit.chapter.line, 'section', unit.chapter.name, 'moved-after');
  }
  const sections = sectionsOf(
    listed.filter((unit) => unit.role === 'list'),
    name,
  );
  for (const { plan, chapter } of listed)
    if ('section' in plan && countOf(plan.section) === 0)
      reading.report.tell(chapter.line, 'section', chapter.name, 'empty-section');
  const slices = moved.map(({ chapter }) => reading.source.slice(chapter.from, chapter.to));
  const after = [...slices, reading.source.slice(end)].join('');
  const cutBefore = cutContents(root, units.slice(0, first), start, reading);
  return {
    title: name,
    sections,
    kept: withDefinitions(cutBefore, after, start, end, reading),
    look: lookOf(sections, reading.source),
  };
}

/** The chapters, with those about the list itself at the end of the last one as chapters of their own. */
function peeled(chapters: readonly Chapter[]): Chapter[] {
  const last = chapters.at(-1);
  const own = last?.chapters ?? [];
  const from = own.findLastIndex((chapter) => !isAbout(chapter)) + 1;
  const first = own[from];
  if (last === undefined || first === undefined) return [...chapters];
  return [...chapters.slice(0, -1), { ...last, chapters: own.slice(0, from), to: first.from }, ...own.slice(from)];
}

const isList = (unit: Unit) => unit.role === 'list' && unit.count > 0;

function unitOf(chapter: Chapter, reading: Reading, anyRole = false): Unit {
  const report = reporter();
  const plan = planOf(chapter, { ...reading, report }, true);
  const role = anyRole ? 'list' : isContents(chapter, reading.isAnchor) ? 'contents' : isAbout(chapter) ? 'about' : 'list';
  return { chapter, plan, count: 'draft' in plan ? 1 : countOf(plan.section), report, role };
}

/** The title, when the first heading is one, and the headings of the list's own sections. */
function topOf(heads: readonly Chapter[], reading: Reading): { title: Chapter | undefined; chapters: Chapter[] } {
  const [first, ...others] = heads;
  if (first === undefined) return { title: undefined, chapters: [] };
  const alone = unitOf({ ...first, heading: undefined, chapters: [] }, { ...reading, taken: new Set() });
  const hasItems = 'section' in alone.plan && alone.plan.section.drafts.some((draft) => draft.shape !== 'line');
  const isTitle = first.depth === 1 && (others.length === 0 || !hasItems || first.chapters.length > 0);
  if (isTitle && (first.chapters.length > 0 || !hasItems)) return { title: first, chapters: [...first.chapters, ...others] };
  if (others.length === 0 && first.chapters.length === 0) return { title: first, chapters: [] };
  return { title: undefined, chapters: [...heads] };
}

/** The name of the shallowest heading before the list. */
function leadingName(chapters: readonly Chapter[]): string | undefined {
  return chapters.toSorted((a, b) => a.depth - b.depth)[0]?.name;
}

function firstListIn(chapter: Chapter): number {
  const block = chapter.blocks.find((each) => each.type === 'list' || each.type === 'table') ?? chapter.blocks[0];
  return block?.position?.start.offset ?? chapter.from;
}

/** Sections of the list. Where all headings are entries, they are one section, which has the list's name. */
function sectionsOf(units: readonly Unit[], title: string): SectionPlan[] {
  const entries = units.flatMap(({ plan }) => ('draft' in plan ? [plan.draft] : []));
  const [first] = entries;
  if (first && entries.length === units.length && units.length > 1)
    return [{ name: title, line: first.line, introduction: [], drafts: entries, sections: [] }];
  return units.map(({ plan, chapter }) => {
    if ('section' in plan) return { ...plan.section, name: plan.section.name || title };
    return { name: chapter.name, line: chapter.line, introduction: [], drafts: [plan.draft], sections: [] };
  });
}

function tellCut(chapter: Chapter, { source, report }: Reading): void {
  report.tell(chapter.line, 'contents', source.slice(chapter.from, chapter.to), 'contents-generated');
}

/** The part before the list without tables of contents. */
function cutContents(root: Root, units: readonly Unit[], start: number, reading: Reading): string {
  const cuts: [number, number][] = [];
  for (const { role, chapter } of units) {
    if (role !== 'contents') continue;
    cuts.push([chapter.from, chapter.to]);
    tellCut(chapter, reading);
  }
  for (const block of root.children) {
    const [from, to] = [block.position?.start.offset ?? 0, block.position?.end.offset ?? 0];
    if (to > start || cuts.some(([cut, end]) => from >= cut && from < end) || !isContentsBlock(block, reading.isAnchor)) continue;
    cuts.push([from, to]);
    reading.report.tell(block.position?.start.line ?? 1, 'contents', reading.source.slice(from, to), 'contents-generated');
  }
  let kept = '';
  let at = 0;
  for (const [from, to] of cuts.toSorted((a, b) => a[0] - b[0])) {
    kept += reading.source.slice(at, from);
    at = to;
  }
  return kept + reading.source.slice(at, start);
}

/** Definitions that the kept parts refer to come along when they stood within the list; those that nobody uses are told. */
function withDefinitions(before: string, after: string, start: number, end: number, reading: Reading): Divided['kept'] {
  const needed: string[] = [];
  for (const [name, node] of reading.definitions) {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (from < start || from >= end) continue;
    const mention = new RegExp(`\\[${(node.label ?? name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\]`, 'i');
    const raw = reading.source.slice(from, to);
    if (mention.test(before) || mention.test(after)) needed.push(raw);
    else if (reading.source.match(new RegExp(mention.source, 'gi'))?.length === 1)
      reading.report.tell(node.position?.start.line ?? 1, 'address', raw, 'unused-definition');
  }
  return { before, after: needed.length === 0 ? after : `${after.trimEnd()}\n\n${needed.join('\n')}\n` };
}
