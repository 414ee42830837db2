import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { escapeReadme, formatReadmeLink } from '../../text/escape/escape-markdown.ts';
import { renderProse } from '../../text/escape/render-prose.ts';
import { toSingleLine } from '../../text/invisible-characters.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import type { LocatedEntry } from '../read-list.ts';
import type { Entry, ListInfo, Output, Section } from '../schema/index.ts';
import { renderBullet, renderTable } from './entries/entry-layouts.ts';
import { type DeadLinkMap, type EntryRenderOptions, isLineSection, renderEntry } from './entries/entry-markdown.ts';
import type { OutputBlocks } from './incremental/index.ts';
import { type FactDisplay, withOutputSort } from './repository-facts.ts';
import type { MarkdownHeading } from './scan-headings.ts';
import { getDisplayName, sortEntries } from './sort-entries.ts';

/**
 * A section with its entries in order, its subsections and its anchor. Empty sections are left out.
 */
interface SectionNode {
  section: Section;
  level: number;
  anchor: string;
  entries: LocatedEntry[];
  /** True when every entry is one line: then the section is a list without headings. */
  isList: boolean;
  children: SectionNode[];
  /** Number of entries in this section and its subsections. */
  count: number;
}

export interface ListDocument {
  info: ListInfo;
  language: Language;
  deadLinks?: DeadLinkMap | undefined;
  /** The layout of entries and the template of a line, where the output sets them. */
  layout?: Output['layout'];
  line?: Output['line'];
  /** The columns of tables, and the order of entries, where the output sets them. */
  columns?: Output['columns'];
  sort?: Output['sort'];
  /** What is shown of repositories, where the list keeps facts about them. */
  display?: FactDisplay | undefined;
  entries: readonly LocatedEntry[];
  /** The sections to render. */
  sections: readonly Section[];
  /** Level of the sections' headings. */
  level: number;
  /** Generates the anchor of the next heading. Called once for each, in order. */
  nextAnchor: (heading: string) => string;
  /** Headings in the text after the list, in order. */
  followingHeadings: readonly MarkdownHeading[];
  /** Takes the Markdown of entries that have not changed from the text that stands there. */
  blocks?: OutputBlocks | undefined;
}

/** Renders the list as Markdown: the number of entries, a table of contents, and the sections. */
export function renderListMarkdown(document: ListDocument): string {
  const texts = getMessages(document.language).readme;
  const bySection = Map.groupBy(document.entries, (located) => located.entry.section);
  const anchors = new Map<string, string>();
  // Among bullets, the table of contents needs a heading: awesome-lint would take its items for
  // entries.
  const heading = document.layout === 'bullets' ? texts.contents : undefined;
  if (heading !== undefined) document.nextAnchor(heading);
  const chapters = document.sections.flatMap((section) =>
    buildSectionNodes(section, document.level, document, { bySection, anchors }),
  );
  const total = chapters.reduce((sum, chapter) => sum + chapter.count, 0);
  const entries = new Map(document.entries.map((located) => [located.id, located.entry]));
  const blocks = [texts.entryCount(total)];
  if (heading !== undefined && chapters.length > 0) blocks.push(`${'#'.repeat(document.level)} ${heading}`);
  const lines = renderContents(chapters, document.language, heading === undefined ? 6 : 2);
  if (heading !== undefined) lines.push(...renderFollowingContents(document));
  // One bullet mark for all items of a file.
  const mark = /^\s*([*+])\s/.exec(document.line ?? '')?.[1] ?? '-';
  if (chapters.length > 0) blocks.push(lines.map((line) => line.replace('-', mark)).join('\n'));
  for (const chapter of chapters) renderSection(chapter, document, { entries, anchors }, blocks);
  return `${blocks.join('\n\n')}\n`;
}

/**
 * Anchors are generated in the order of the headings: the section, then its entries, then its
 * subsections.
 */
function buildSectionNodes(
  section: Section,
  level: number,
  document: ListDocument,
  index: { bySection: ReadonlyMap<string, LocatedEntry[]>; anchors: Map<string, string> },
): SectionNode[] {
  const { bySection, anchors } = index;
  const { language, sort, display } = document;
  const entries = sortEntries(bySection.get(section.id) ?? [], withOutputSort(section, sort), language, display?.facts);
  if (!hasEntries(section, bySection)) return [];
  const nextAnchor = (heading: string, at: number) => (at <= 6 ? document.nextAnchor(toSingleLine(heading)) : '');
  const anchor = nextAnchor(localizeText(section.name, document.language) ?? section.id, level);
  const asList = hasNoEntryHeadings(document) || isLineSection(section, entries);
  if (!asList) {
    for (const located of entries) {
      const own = nextAnchor(getDisplayName(located.entry, document.language), level + 1);
      if (own !== '') anchors.set(located.id, own);
    }
  }
  const chapters = (section.sections ?? []).flatMap((under) => buildSectionNodes(under, level + 1, document, index));
  const count = chapters.reduce((sum, chapter) => sum + chapter.count, entries.length);
  return [{ section, level, anchor, entries, isList: asList, children: chapters, count }];
}

const hasNoEntryHeadings = ({ layout }: ListDocument) => layout === 'bullets' || layout === 'tables';

function hasEntries(section: Section, bySection: ReadonlyMap<string, LocatedEntry[]>): boolean {
  return bySection.has(section.id) || (section.sections ?? []).some((under) => hasEntries(under, bySection));
}

/** @param maxDepth of the table of contents, in levels; awesome-lint allows two. */
function renderContents(chapters: readonly SectionNode[], language: Language, maxDepth: number, depth = 0): string[] {
  if (depth >= maxDepth) return [];
  return chapters.flatMap((chapter) => {
    const name = escapeReadme(localizeText(chapter.section.name, language) ?? chapter.section.id);
    const entry = chapter.anchor === '' ? name : formatReadmeLink(name, `#${chapter.anchor}`);
    return [
      `${'  '.repeat(depth)}- ${entry}${getMessages(language).readme.inParentheses(String(chapter.count))}`,
      ...renderContents(chapter.children, language, maxDepth, depth + 1),
    ];
  });
}

/** Sections that awesome-lint requires to be left out of the table of contents. */
const excludedHeadings = /^(?:contributing|footnotes|related lists)$/i;

/**
 * Links to the sections after the list: a table of contents under its own heading covers the whole
 * file.
 */
function renderFollowingContents({ followingHeadings, nextAnchor, level }: ListDocument): string[] {
  return followingHeadings.flatMap(({ text, level: at }) => {
    const target = nextAnchor(text);
    return at === level && text.trim() !== '' && !excludedHeadings.test(text.trim())
      ? [`- ${formatReadmeLink(escapeReadme(text), `#${target}`)}`]
      : [];
  });
}

interface EntryIndex {
  entries: ReadonlyMap<string, Entry>;
  anchors: ReadonlyMap<string, string>;
}

function renderSection(node: SectionNode, document: ListDocument, index: EntryIndex, blocks: string[]): void {
  const { section, level, entries } = node;
  const name = escapeReadme(localizeText(section.name, document.language) ?? section.id);
  blocks.push(level <= 6 ? `${'#'.repeat(level)} ${name}` : `**${name}**`);
  const introduction = localizeText(section.introduction, document.language);
  if (introduction) blocks.push(renderIntroduction(introduction));
  if (entries.length > 0) for (const block of renderEntries(node, document, index)) blocks.push(block);
  for (const under of node.children) renderSection(under, document, index, blocks);
}

/**
 * The introduction of a section. It is in italics if it is written between two underscores, as in
 * many lists.
 */
function renderIntroduction(text: string): string {
  const [, inner] = /^_(\S(?:.*\S)?)_$/.exec(toSingleLine(text)) ?? [];
  return inner === undefined ? renderProse(text, []).text : `_${renderProse(inner, []).text}_`;
}

/** @returns blocks with a blank line between them. */
function renderEntries({ entries, isList, level, section }: SectionNode, document: ListDocument, index: EntryIndex): string[] {
  const { language, layout, blocks } = document;
  const options: EntryRenderOptions = {
    layout: isList ? 'line' : 'heading',
    level: level + 1,
    words: document.info.words,
    usualLanguages: document.info.usual_languages,
    hasFactsInLines: section.layout === 'lines',
    findEntry: (id) => index.entries.get(id),
    findAnchor: (id) => index.anchors.get(id),
    display: document.display,
    ...(document.deadLinks ? { deadLinks: document.deadLinks } : {}),
  };
  if (layout === 'tables') return [renderTable(entries, language, options, document.columns)];
  const render = ({ entry }: LocatedEntry) =>
    layout === 'bullets' ? renderBullet(entry, language, document.line, options) : renderEntry(entry, language, options);
  const texts = entries.map((located) =>
    blocks ? blocks.take(located, isList ? 0 : level + 1, () => render(located)) : render(located),
  );
  return isList ? [texts.join('\n')] : texts;
}
