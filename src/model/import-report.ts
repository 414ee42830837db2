/**
 * What an import says about everything that it did not simply carry over. Worded by `messages/`.
 */

type ImportReportSubject = 'address' | 'text' | 'code' | 'image' | 'anchor' | 'label' | 'html' | 'entry' | 'section';

export type ImportReportReason =
  // Stays hand-written.
  | 'unusable-address' // no address that the schema lets pass
  | 'too-long' // more than the longest field holds
  | 'too-deep' // a section below the deepest that a list has
  | 'generated-page' // another program writes the page
  | 'magazine' // a page of the issues of a magazine
  | 'too-large' // a text above the limit of 4 MiB, or more sections than a list can have
  | 'not-placed' // found in the source and nowhere in the result
  // Imported as it is, and possibly a mistake.
  | 'dead-anchor' // no heading has this anchor
  | 'anchor-case' // a heading has it in other letters' case
  | 'scheme-added' // an address without http
  | 'address-escaped' // a character that an address may not have is written in percent
  | 'missing-space' // an item whose dash lacks its space
  | 'no-links' // an entry that leads nowhere
  | 'code-missing' // a share without its code
  | 'duplicate' // another entry leads to the same thing
  | 'duplicate-in-entry' // one thing twice in one entry
  | 'mixed-labels' // several words for one role
  // Repaired because of `--mend`.
  | 'mended-address'
  | 'mended-words' // the beginning or the end of a sentence, the spelling of names
  | 'mended-duplicate';

export interface ImportReportLine {
  /** Where in the source, from 1. */
  line: number;
  what: ImportReportSubject;
  /** As the source has it. */
  text: string;
  why: ImportReportReason;
  /** How often, where the same text is in many places; `line` is the first. Default 1. */
  times?: number;
  /** The other place or the other spelling, where there is one. */
  other?: string;
}

/** The form of a block that is no entry. */
export type HandWrittenKind = 'text' | 'list' | 'table' | 'code' | 'html' | 'image' | 'quote';

/** Blocks under one heading that hold no entry, so that they stay as they are. */
export interface HandWrittenPart {
  /** The first line of the first block, from 1. */
  line: number;
  /** Lines of all of them. */
  lines: number;
  /** The words of the heading; empty before the first one. */
  heading: string;
  kinds: HandWrittenKind[];
}

/**
 * How the entries of a source are written, so that a list that was adopted keeps its look. `import
 * --format json` prints it.
 */
export interface DetectedLayout {
  /** How most entries are written. */
  layout: 'headings' | 'bullets' | 'tables';
  /** The template of an item, where most of them are written in one way. */
  line?: string;
  /** Path of the template of the README. */
  template?: string;
}
