import type { Entry, ListInfo, Section } from '../entry.ts';
import type { PlacedEntry } from '../read.ts';
import type { Output } from '../settings.ts';
import { type EntryOptions, type HealthMarks, isLine, renderEntry } from './entry.ts';
import { linked, markdown, plain, prose } from './escape.ts';
import type { Heading } from './headings-by-line.ts';
import { bulletOf, tableOf } from './layouts.ts';
import { nameOf, sorted } from './sort.ts';
import { type Language, localized, phrases } from './words.ts';

/** A section with what is under it, its entries in their order, and its anchor. Empty ones are left out. */
interface Chapter {
  section: Section;
  level: number;
  anchor: string;
  entries: PlacedEntry[];
  /** True when every entry is a line: then the section reads as a list, without headings. */
  asList: boolean;
  chapters: Chapter[];
  /** Entries here and in all that is under it. */
  count: number;
}

export interface Book {
  info: ListInfo;
  language: Language;
  health?: HealthMarks | undefined;
  /** How entries stand, and the template of a line, where the output says so. */
  layout?: Output['layout'];
  line?: Output['line'];
  entries: readonly PlacedEntry[];
  /** Sections to show; all of the list's when undefined. */
  sections: readonly Section[];
  /** Level of the sections' headings. */
  level: number;
  /** Gives the next heading its anchor; called once for each, in order. */
  anchor: (heading: string) => string;
  /** Headings that somebody wrote after the list, in their order. */
  more: readonly Heading[];
}

/** The list as Markdown: how many there are, a table of contents, and the sections. Ends with a line end. */
export function renderBook(book: Book): string {
  const bySection = Map.groupBy(book.entries, (placed) => placed.entry.section);
  const anchors = new Map<string, string>();
  // An item of a list is an entry to readers of bullets and to awesome-lint, unless a heading says that these are the contents.
  const heading = book.layout === 'bullets' ? phrases[book.language].contents : undefined;
  if (heading !== undefined) book.anchor(heading);
  const chapters = book.sections.flatMap((section) => chapterOf(section, book.level, bySection, book, anchors));
  const total = chapters.reduce((sum, chapter) => sum + chapter.count, 0);
  const entries = new Map(book.entries.map((placed) => [placed.id, placed.entry]));
  const blocks = [phrases[book.language].total(total)];
  if (heading !== undefined && chapters.length > 0) blocks.push(`${'#'.repeat(book.level)} ${heading}`);
  const lines = contents(chapters, book.language, heading === undefined ? 6 : 2);
  if (heading !== undefined) lines.push(...furtherContents(book));
  // One mark for all items of a file.
  const mark = /^\s*([*+])\s/.exec(book.line ?? '')?.[1] ?? '-';
  if (chapters.length > 0) blocks.push(lines.map((line) => line.replace('-', mark)).join('\n'));
  for (const chapter of chapters) writeChapter(chapter, book, { entries, anchors }, blocks);
  return `${blocks.join('\n\n')}\n`;
}

/** Headings get their anchors in the order in which they will stand: first the section, then its entries, then what is under it. */
function chapterOf(
  section: Section,
  level: number,
  bySection: ReadonlyMap<string, PlacedEntry[]>,
  book: Book,
  anchors: Map<string, string>,
): Chapter[] {
  const entries = sorted(bySection.get(section.id) ?? [], section, book.language);
  if (!holdsAny(section, bySection)) return [];
  const take = (heading: string, at: number) => (at <= 6 ? book.anchor(plain(heading)) : '');
  const anchor = take(localized(section.name, book.language) ?? section.id, level);
  const asList = isFlat(book) || entries.every((placed) => isLine(placed.entry));
  if (!asList) {
    for (const placed of entries) {
      const own = take(nameOf(placed.entry, book.language), level + 1);
      if (own !== '') anchors.set(placed.id, own);
    }
  }
  const chapters = (section.sections ?? []).flatMap((under) => chapterOf(under, level + 1, bySection, book, anchors));
  const count = chapters.reduce((sum, chapter) => sum + chapter.count, entries.length);
  return [{ section, level, anchor, entries, asList, chapters, count }];
}

const isFlat = ({ layout }: Book) => layout === 'bullets' || layout === 'tables';

function holdsAny(section: Section, bySection: ReadonlyMap<string, PlacedEntry[]>): boolean {
  return bySection.has(section.id) || (section.sections ?? []).some((under) => holdsAny(under, bySection));
}

/** Links to chapters, so many levels deep at most: awesome-lint takes two. */
function contents(chapters: readonly Chapter[], language: Language, most: number, depth = 0): string[] {
  if (depth >= most) return [];
  const { open, close } = phrases[language];
  return chapters.flatMap((chapter) => {
    const name = markdown(localized(chapter.section.name, language) ?? chapter.section.id);
    const entry = chapter.anchor === '' ? name : linked(name, `#${chapter.anchor}`);
    return [
      `${'  '.repeat(depth)}- ${entry}${open}${chapter.count}${close}`,
      ...contents(chapter.chapters, language, most, depth + 1),
    ];
  });
}

/** Sections that awesome-lint wants left out of the contents. */
const unlisted = /^(?:contributing|footnotes|related lists)$/i;

/** Links to the sections that somebody wrote after the list: contents under a heading of that name are those of the whole file. */
function furtherContents({ more, anchor, level }: Book): string[] {
  return more.flatMap(({ text, level: at }) => {
    const target = anchor(text);
    return at === level && text.trim() !== '' && !unlisted.test(text.trim()) ? [`- ${linked(markdown(text), `#${target}`)}`] : [];
  });
}

interface Index {
  entries: ReadonlyMap<string, Entry>;
  anchors: ReadonlyMap<string, string>;
}

function writeChapter(chapter: Chapter, book: Book, index: Index, blocks: string[]): void {
  const { section, level, entries } = chapter;
  const name = markdown(localized(section.name, book.language) ?? section.id);
  blocks.push(level <= 6 ? `${'#'.repeat(level)} ${name}` : `**${name}**`);
  const introduction = localized(section.introduction, book.language);
  if (introduction) blocks.push(introduced(introduction));
  if (entries.length > 0) blocks.push(entriesOf(chapter, book, index));
  for (const under of chapter.chapters) writeChapter(under, book, index, blocks);
}

/** The text of a section, in italics where its author put it between two underscores, as many lists have it. */
function introduced(text: string): string {
  const [, inner] = /^_(\S(?:.*\S)?)_$/.exec(plain(text)) ?? [];
  return inner === undefined ? prose(text, []).text : `_${prose(inner, []).text}_`;
}

function entriesOf({ entries, asList, level }: Chapter, book: Book, index: Index): string {
  const { language, layout } = book;
  const options: EntryOptions = {
    layout: asList ? 'line' : 'heading',
    level: level + 1,
    words: book.info.words,
    entryOf: (id) => index.entries.get(id),
    anchorOf: (id) => index.anchors.get(id),
    ...(book.health ? { health: book.health } : {}),
  };
  if (layout === 'tables') return tableOf(entries, language, options);
  const texts = entries.map(({ entry }) =>
    layout === 'bullets' ? bulletOf(entry, language, book.line, options) : renderEntry(entry, language, options),
  );
  return texts.join(asList ? '\n' : '\n\n');
}
