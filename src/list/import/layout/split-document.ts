import type { Root } from 'mdast';
import type { DetectedLayout } from '../../../model/import-report.ts';
import { ImportReporter } from '../import-reporter.ts';
import {
  buildOutline,
  type Chapter,
  findHtmlTitle,
  isBoilerplate,
  isTableOfContents,
  type ReadContext,
  separateContents,
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
  const { title, chapters: titled } = findTitle(topChapters, context);
  const chapters = titled.flatMap((chapter) => separateContents(chapter, context.isAnchor));
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
  const name =
    (title?.depth === 1 && title.name) ||
    findHtmlTitle(before?.blocks ?? []) ||
    title?.name ||
    findShallowestHeadingName(parts.slice(0, Math.max(first, 0)).filter(({ role }) => role !== 'contents')) ||
    '';
  if (first < 0)
    return {
      title: name,
      sections: [],
      surroundingText: { before: context.source, after: '' },
      detectedLayout: { layout: 'bullets' },
    };

  const listParts = parts.slice(first, last + 1);
  const start = findLineStart(context.source, listParts[0]?.chapter.start ?? 0);
  const end = findLineStart(context.source, listParts.at(-1)?.chapter.end ?? context.source.length);
  for (const unit of listParts) if (unit.role === 'list') context.report.merge(unit.report.lines);
  const sections = collectSections(
    listParts.filter((unit) => unit.role === 'list' && unit.entryCount > 0),
    name,
  );
  return {
    title: name,
    sections,
    surroundingText: { before: context.source.slice(0, start), after: context.source.slice(end) },
    detectedLayout: detectLayout(sections, context.source),
  };
}

/** The beginning of the line of an offset, after a byte order mark. The end of the source stays. */
function findLineStart(source: string, offset: number): number {
  if (offset >= source.length) return source.length;
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && source.startsWith('\ufeff') ? 1 : start;
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
  const isIntroduction = others[0] !== undefined && isTableOfContents(others[0], context.isAnchor);
  const isAbove = first.subchapters.length > 0 || !hasItems || isIntroduction;
  if (first.depth === 1 && isAbove) return { title: first, chapters: [...first.subchapters, ...others] };
  if (others.length === 0 && first.subchapters.length === 0) return { title: first, chapters: [] };
  return { title: undefined, chapters: [...topChapters] };
}

/** The name of the shallowest heading before the list. */
function findShallowestHeadingName(parts: readonly DocumentPart[]): string | undefined {
  return parts.map(({ chapter }) => chapter).toSorted((a, b) => a.depth - b.depth)[0]?.name;
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
