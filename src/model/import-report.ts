/**
 * What an import says about everything that it did not simply carry over. Worded by `messages/`.
 */

export type ImportReportSubject =
  | 'address'
  | 'text'
  | 'code'
  | 'image'
  | 'anchor'
  | 'label'
  | 'contents'
  | 'html'
  | 'entry'
  | 'section';

export type ImportReportReason =
  // Left out, because something else says it or it is generated.
  | 'said-by-role' // a link's label that says no more than its role does
  | 'said-by-field' // a label such as 说明： whose text is in a field
  | 'said-by-column' // a column's heading that says no more than the field does
  | 'contents-generated' // a table of contents: it is written from the sections
  | 'navigation' // back to top
  // Left out, because no field holds it.
  | 'image' // images and badges of an entry
  | 'comment' // an HTML comment
  | 'relative-address' // leads into the repository or the page itself
  | 'not-http' // ftp, mailto and the like
  | 'unusable-address' // no address that the schema lets pass
  | 'unused-definition' // a reference that nothing refers to
  | 'link-title' // the text of a link that shows on hover
  | 'hidden' // the name of an HTML anchor
  | 'too-long' // more than the longest field holds
  | 'too-deep' // a section below the deepest that a list has
  | 'generated-page' // another program writes the page
  | 'too-large' // a text above the limit of 4 MiB, or more sections than a list can have
  | 'not-placed' // found in the source and nowhere in the result
  // Imported as it is, and possibly a mistake.
  | 'dead-anchor' // no heading has this anchor
  | 'anchor-case' // a heading has it in other letters' case
  | 'scheme-added' // an address without http
  | 'address-escaped' // a character that an address may not have is written in percent
  | 'link-in-prose' // a link of a sentence about the section became an entry
  | 'missing-space' // an item whose dash lacks its space
  | 'no-links' // an entry that leads nowhere
  | 'code-missing' // a share without its code
  | 'duplicate' // another entry leads to the same thing
  | 'duplicate-in-entry' // one thing twice in one entry
  | 'mixed-labels' // several words for one role
  | 'empty-section' // a section without an entry
  | 'moved-after' // a section about the list itself, from the middle to the end
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
