import type { ImportReportLine, ImportReportReason } from '../../model/import-report.ts';

/**
 * What no field holds, or what a field says in another way. The template keeps it, so nobody has to
 * read it. The rules about mistakes count it.
 */
const keptReasons = [
  'said-by-role', // a link's label that says no more than its role does
  'said-by-field', // a label such as 说明： whose text is in a field
  'said-by-column', // a column's heading that says no more than the field does
  'navigation', // back to top
  'image', // images and badges of an entry
  'comment', // an HTML comment
  'relative-address', // leads into the repository or the page itself
  'not-http', // ftp, mailto and the like
  'link-title', // the text of a link that shows on hover
  'hidden', // the name of an HTML anchor
] as const;

type KeptReason = (typeof keptReasons)[number];

/** A line of the report, or a note of what the template keeps. */
export interface ReporterLine extends Omit<ImportReportLine, 'why'> {
  why: ImportReportReason | KeptReason;
}

/** Reasons that repeat in every entry: the same text is one line with a count. */
const countedReasons: ReadonlySet<ReporterLine['why']> = new Set([
  'said-by-role',
  'said-by-field',
  'said-by-column',
  'navigation',
]);

/** Collects report lines. */
export class ImportReporter {
  readonly lines: ReporterLine[] = [];
  readonly #firstByKey = new Map<string, ReporterLine>();

  /** Adds a line; one that repeats in every entry is counted. */
  add(line: ReporterLine): void {
    const key = [line.what, line.why, line.other ?? '', line.text].join('\u0000');
    const first = countedReasons.has(line.why) ? this.#firstByKey.get(key) : undefined;
    if (first) {
      first.times = (first.times ?? 1) + (line.times ?? 1);
      return;
    }
    const copy = { ...line };
    this.lines.push(copy);
    this.#firstByKey.set(key, copy);
  }

  /** Takes over what another reporter has collected; counts are added up. */
  merge(lines: readonly ReporterLine[]): void {
    for (const line of lines) this.add(line);
  }

  /** What a person should read, in the order of the source. */
  reported(): ImportReportLine[] {
    return this.lines.filter(isReported).sort((a, b) => a.line - b.line);
  }
}

const isReported = (line: ReporterLine): line is ImportReportLine => !(keptReasons as readonly string[]).includes(line.why);
