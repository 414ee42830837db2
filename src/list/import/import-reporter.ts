import type { ImportReportLine, ImportReportReason, ImportReportSubject } from '../../model/import-report.ts';

/** Reasons that repeat in every entry: the same text is one line with a count. */
const countedReasons: ReadonlySet<ImportReportReason> = new Set([
  'said-by-role',
  'said-by-field',
  'said-by-column',
  'navigation',
]);

/** Collects report lines. */
export class ImportReporter {
  readonly lines: ImportReportLine[] = [];
  readonly #firstByKey = new Map<string, ImportReportLine>();

  /** @param other the other place or the other spelling, where there is one. */
  add(line: number, what: ImportReportSubject, text: string, why: ImportReportReason, other?: string): void {
    this.#append({ line, what, text, why, ...(other === undefined ? {} : { other }) });
  }

  /** Takes over what another reporter has collected; counts are added up. */
  merge(lines: readonly ImportReportLine[]): void {
    for (const line of lines) this.#append(line);
  }

  #append(line: ImportReportLine): void {
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
}
