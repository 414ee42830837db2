/** Everything that the import has to say about what it did not simply carry over. Worded in zh and en by the command line. */

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

export const importReportReasons = [
  // Left out, because something else says it or will be made anew.
  'said-by-role', // a link's label that says no more than its role does
  'said-by-field', // a label such as 说明： whose text stands in a field
  'said-by-column', // a column's heading that says no more than the field does
  'contents-generated', // a table of contents: it is written from the sections
  'navigation', // back to top
  // Left out, because there is no place for it.
  'image', // images and badges of an entry
  'comment', // an HTML comment
  'relative-address', // leads into the repository or the page itself
  'not-http', // ftp, mailto and the like
  'unusable-address', // no address that the schema lets pass
  'unused-definition', // a reference that nothing refers to
  'link-title', // the text that shows when one points at a link
  'hidden', // the name of an HTML anchor
  'too-long', // more than the longest field holds
  'too-deep', // a section below the deepest that a list has
  'too-large', // a text beyond what is read
  'not-placed', // found in the source and nowhere in the result
  // Imported as it stands, and worth a look.
  'dead-anchor', // no heading has this anchor
  'anchor-case', // a heading has it in other letters' case
  'scheme-added', // an address without http
  'address-escaped', // a character that an address may not have is written in percent
  'link-in-prose', // a link of a sentence about the section became an entry
  'missing-space', // an item whose dash lacks its space
  'no-links', // an entry that leads nowhere
  'code-missing', // a share without its code
  'duplicate', // another entry leads to the same thing
  'duplicate-in-entry', // one thing twice in one entry
  'mixed-labels', // several words for one role
  'empty-section', // a section without an entry
  'moved-after', // a section about the list itself, from the middle to the end
  // Done because `mend` was asked for.
  'mended-address',
  'mended-words', // a sentence: its beginning, its end, the spelling of names
  'mended-duplicate',
] as const;

export type ImportReportReason = (typeof importReportReasons)[number];

export interface ImportReportLine {
  /** Where in the source, from 1. */
  line: number;
  what: ImportReportSubject;
  /** As the source has it. */
  text: string;
  why: ImportReportReason;
  /** How often, where the same thing stands in many places; `line` is the first. Default 1. */
  times?: number;
  /** The other place or the other spelling, where there is one. */
  other?: string;
}

/** Collects report lines; those that repeat in many places are counted. */
export interface ImportReporter {
  lines: ImportReportLine[];
  /** A label or a link back to the top that was told already adds to its count. */
  add(line: number, what: ImportReportSubject, text: string, why: ImportReportReason, other?: string): void;
  /** Takes over what another has collected; counts are added up. */
  merge(lines: readonly ImportReportLine[]): void;
}

const countedReasons = new Set<ImportReportReason>(['said-by-role', 'said-by-field', 'said-by-column', 'navigation']);

export function createImportReporter(): ImportReporter {
  const lines: ImportReportLine[] = [];
  const counted = new Map<string, ImportReportLine>();
  const append = (line: ImportReportLine) => {
    const key = [line.what, line.why, line.other ?? '', line.text].join('\u0000');
    const known = countedReasons.has(line.why) ? counted.get(key) : undefined;
    if (known) known.times = (known.times ?? 1) + (line.times ?? 1);
    else {
      const own = { ...line };
      lines.push(own);
      counted.set(key, own);
    }
  };
  const tell: ImportReporter['add'] = (line, what, text, why, other) =>
    append({ line, what, text, why, ...(other === undefined ? {} : { other }) });
  return {
    lines,
    add: tell,
    merge(others) {
      for (const line of others) append(line);
    },
  };
}
