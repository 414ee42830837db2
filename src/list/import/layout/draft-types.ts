import type { InlineLine } from '../read/index.ts';

/** How the source writes an entry. */
export type EntryMarkup = 'bullet' | 'heading' | 'row' | 'line';

/** An entry to be, in the words of the source. */
export interface EntryDraft {
  markup: EntryMarkup;
  line: number;
  /** The line that names it. */
  head: InlineLine;
  /** All other lines, in their order. */
  body: InlineLine[];
  /** Entries that are items of their own under it. */
  parts: EntryDraft[];
}

/** Entries under a name that is no heading: an item without a link, a bold line. */
export interface DraftGroup {
  name: string;
  line: number;
  content: SectionContent;
}

/** All that is under a heading. */
export interface SectionContent {
  /** Entries in their order. */
  drafts: EntryDraft[];
  /** Lines of paragraphs and items that belong to none of them. */
  lines: InlineLine[];
  groups: DraftGroup[];
}

/** A section to be. */
export interface SectionDraft {
  name: string;
  line: number;
  /** Lines that belong to no entry. */
  introduction: InlineLine[];
  drafts: EntryDraft[];
  sections: SectionDraft[];
}

/** What a heading turned out to be: a section, or an entry by itself. */
export type ChapterClassification = { section: SectionDraft } | { draft: EntryDraft };
