import type { InlineLine } from '../read/index.ts';
import type { CellFacts, CellFields } from './table-columns.ts';

/** The markup of an entry in the source. */
export type EntryMarkup = 'bullet' | 'heading' | 'row' | 'line';

/** The source of one entry. */
export interface EntryDraft {
  markup: EntryMarkup;
  line: number;
  /** Its last line, where the syntax tree says it. */
  endLine?: number;
  /** The line that names it. */
  head: InlineLine;
  /** All other lines, in order. */
  body: InlineLine[];
  /** Cells of a table by the field that they fill. */
  fields?: CellFields;
  /** Built-in fields that its cells say in other words. */
  facts?: CellFacts;
  /** Whether its name is struck out. */
  isStruck?: boolean;
  /** The nested items that are entries themselves. */
  parts: EntryDraft[];
}

/** Entries under a name that is no heading: an item without a link, or a bold line. */
export interface DraftGroup {
  name: string;
  line: number;
  content: SectionContent;
}

/** Everything under a heading. */
export interface SectionContent {
  /** The entries, in order. */
  drafts: EntryDraft[];
  /** Lines of paragraphs and items that are not part of an entry. */
  lines: InlineLine[];
  groups: DraftGroup[];
}

/** The source of one section. */
export interface SectionDraft {
  name: string;
  line: number;
  /** Lines that are not part of an entry. */
  introduction: InlineLine[];
  drafts: EntryDraft[];
  sections: SectionDraft[];
}

/** The classification of a heading: a section, or a single entry. */
export type ChapterClassification = { section: SectionDraft } | { draft: EntryDraft };
