import type { Root } from 'mdast';
import type { DetectedLayout } from '../../../model/import-report.ts';
import { escapeRegExp } from '../../../text/escape-reg-exp.ts';
import { ImportReporter } from '../import-reporter.ts';
import {
  buildOutline,
  type Chapter,
  isBoilerplate,
  isTableOfContents,
  isTableOfContentsBlock,
  type ReadContext,
} from '../read/index.ts';
import { classifyChapter, countEntries } from './classify-sections.ts';
import { detectLayout } from './detect-layout.ts';
import type { ChapterClassification, SectionDraft } from './draft-types.ts';

/** A source, split into the list and the text around it. */
export interface SplitDocument {
  title: string;
  sections: SectionDraft[];
  surroundingText: { before: string; after: string };
  detectedLayout: DetectedLayout;
}

interface DocumentPart {
  chapter: Chapter;
  classification: ChapterClassification;
  entryCount: number;
  report: ImportReporter;
  role: 'list' | 'about' | 'contents';
}

/** Finds where the list begins and ends: from the first section with an entry to the last one. */
export function splitDocument(root: Root, context: ReadContext): SplitDocument {
  const [before, ...topChapters] = buildOutline(root, context.source);
  const { title, chapters } = findTitle(topChapters, context);
  let parts = detachTrailingBoilerplate(chapters).map((chapter) => classifyPart(chapter, context));
  if (!parts.some(hasListEntries) && before) {
    // No section has an entry: the list is directly under the title, or there is none.
    const parent = title ?? before;
    parts = [
      classifyPart(
        { ...parent, heading: undefined, start: findListStart(parent), end: chapters[0]?.start ?? parent.end, subchapters: [] },
        context,
        true,
      ),
      ...parts,
    ];
  }
  const first = parts.findIndex(hasListEntries);
  const last = parts.findLastIndex(hasListEntries);
  const name = title?.name || findShallowestHeadingName(chapters.slice(0, Math.max(first, 0))) || '';
  if (first < 0)
    return {
      title: name,
      sections: [],
      surroundingText: { before: context.source, after: '' },
      detectedLayout: { layout: 'bullets' },
    };

  const listParts = parts.slice(first, last + 1);
  const start = listParts[0]?.chapter.start ?? 0;
  const end = listParts.at(-1)?.chapter.end ?? context.source.length;
  const movedParts = listParts.filter((unit) => unit.role === 'about');
  for (const unit of listParts) {
    if (unit.role === 'list') context.report.merge(unit.report.lines);
    else if (unit.role === 'contents') reportRemovedContents(unit.chapter, context);
    else context.report.add(unit.chapter.line, 'section', unit.chapter.name, 'moved-after');
  }
  const sections = collectSections(
    listParts.filter((unit) => unit.role === 'list'),
    name,
  );
  for (const { classification, chapter } of listParts)
    if ('section' in classification && countEntries(classification.section) === 0)
      context.report.add(chapter.line, 'section', chapter.name, 'empty-section');
  const slices = movedParts.map(({ chapter }) => context.source.slice(chapter.start, chapter.end));
  const after = [...slices, context.source.slice(end)].join('');
  const cutBefore = removeContents(root, parts.slice(0, first), start, context);
  return {
    title: name,
    sections,
    surroundingText: appendReferencedDefinitions(cutBefore, after, start, end, context),
    detectedLayout: detectLayout(sections, context.source),
  };
}

/** The chapters, with chapters about the list itself split from the end of the last one. */
function detachTrailingBoilerplate(chapters: readonly Chapter[]): Chapter[] {
  const last = chapters.at(-1);
  const own = last?.subchapters ?? [];
  const from = own.findLastIndex((chapter) => !isBoilerplate(chapter)) + 1;
  const first = own[from];
  if (last === undefined || first === undefined) return [...chapters];
  return [...chapters.slice(0, -1), { ...last, subchapters: own.slice(0, from), end: first.start }, ...own.slice(from)];
}

const hasListEntries = (unit: DocumentPart) => unit.role === 'list' && unit.entryCount > 0;

function classifyPart(chapter: Chapter, context: ReadContext, anyRole = false): DocumentPart {
  const report = new ImportReporter();
  const classification = classifyChapter(chapter, { ...context, report }, true);
  const role = anyRole
    ? 'list'
    : isTableOfContents(chapter, context.isAnchor)
      ? 'contents'
      : isBoilerplate(chapter)
        ? 'about'
        : 'list';
  const entryCount = 'draft' in classification ? 1 : countEntries(classification.section);
  return { chapter, classification, entryCount, report, role };
}

/** The title, when the first heading is one, and the headings of the list's own sections. */
function findTitle(topChapters: readonly Chapter[], context: ReadContext): { title: Chapter | undefined; chapters: Chapter[] } {
  const [first, ...others] = topChapters;
  if (first === undefined) return { title: undefined, chapters: [] };
  const titlePart = classifyPart({ ...first, heading: undefined, subchapters: [] }, { ...context, usedFootnotes: new Set() });
  const hasItems =
    'section' in titlePart.classification && titlePart.classification.section.drafts.some((draft) => draft.markup !== 'line');
  const isTitle = first.depth === 1 && (others.length === 0 || !hasItems || first.subchapters.length > 0);
  if (isTitle && (first.subchapters.length > 0 || !hasItems))
    return { title: first, chapters: [...first.subchapters, ...others] };
  if (others.length === 0 && first.subchapters.length === 0) return { title: first, chapters: [] };
  return { title: undefined, chapters: [...topChapters] };
}

/** The name of the shallowest heading before the list. */
function findShallowestHeadingName(chapters: readonly Chapter[]): string | undefined {
  return chapters.toSorted((a, b) => a.depth - b.depth)[0]?.name;
}

function findListStart(chapter: Chapter): number {
  const block = chapter.blocks.find((each) => each.type === 'list' || each.type === 'table') ?? chapter.blocks[0];
  return block?.position?.start.offset ?? chapter.start;
}

/**
 * The sections of the list. If all headings are entries, they become one section with the name of
 * the list.
 */
function collectSections(parts: readonly DocumentPart[], title: string): SectionDraft[] {
  const entries = parts.flatMap(({ classification }) => ('draft' in classification ? [classification.draft] : []));
  const [first] = entries;
  if (first && entries.length === parts.length && parts.length > 1)
    return [{ name: title, line: first.line, introduction: [], drafts: entries, sections: [] }];
  return parts.map(({ classification, chapter }) => {
    if ('section' in classification) return { ...classification.section, name: classification.section.name || title };
    return { name: chapter.name, line: chapter.line, introduction: [], drafts: [classification.draft], sections: [] };
  });
}

function reportRemovedContents(chapter: Chapter, { source, report }: ReadContext): void {
  report.add(chapter.line, 'contents', source.slice(chapter.start, chapter.end), 'contents-generated');
}

/** The part before the list without tables of contents. */
function removeContents(root: Root, parts: readonly DocumentPart[], start: number, context: ReadContext): string {
  const cuts: [number, number][] = [];
  for (const { role, chapter } of parts) {
    if (role !== 'contents') continue;
    cuts.push([chapter.start, chapter.end]);
    reportRemovedContents(chapter, context);
  }
  for (const block of root.children) {
    const [from, to] = [block.position?.start.offset ?? 0, block.position?.end.offset ?? 0];
    if (to > start || cuts.some(([cut, end]) => from >= cut && from < end) || !isTableOfContentsBlock(block, context.isAnchor))
      continue;
    cuts.push([from, to]);
    context.report.add(block.position?.start.line ?? 1, 'contents', context.source.slice(from, to), 'contents-generated');
  }
  let remaining = '';
  let at = 0;
  for (const [from, to] of cuts.toSorted((a, b) => a[0] - b[0])) {
    remaining += context.source.slice(at, from);
    at = to;
  }
  return remaining + context.source.slice(at, start);
}

/**
 * Adds definitions from inside the list that the hand-written parts use, and reports unused ones.
 */
function appendReferencedDefinitions(
  before: string,
  after: string,
  start: number,
  end: number,
  context: ReadContext,
): SplitDocument['surroundingText'] {
  const needed: string[] = [];
  for (const [name, node] of context.definitions) {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (from < start || from >= end) continue;
    const mention = new RegExp(`\\[${escapeRegExp(node.label ?? name)}\\]`, 'i');
    const raw = context.source.slice(from, to);
    if (mention.test(before) || mention.test(after)) needed.push(raw);
    else if (context.source.match(new RegExp(mention.source, 'gi'))?.length === 1)
      context.report.add(node.position?.start.line ?? 1, 'address', raw, 'unused-definition');
  }
  return { before, after: needed.length === 0 ? after : `${after.trimEnd()}\n\n${needed.join('\n')}\n` };
}
