import type { Finding } from '../../model/finding.ts';

/** A text with the exact fixes of findings applied. */
export interface FixResult {
  text: string;
  /**
   * The findings whose fix was applied. One that overlaps an earlier one is left for another round.
   */
  applied: Finding[];
}

/**
 * Applies the exact fixes of the findings of one file to its text. Each replaces the range of its
 * finding; nothing else changes. Findings without a fix, or with a range outside the text, are
 * skipped.
 * @example
 * applyFixes('code: 0123', [{ line: 1, column: 7, endColumn: 11, fix: '"0123"' }]).text
 * // 'code: "0123"'
 */
export function applyFixes(text: string, findings: readonly Finding[]): FixResult {
  const starts = findLineStarts(text);
  const splices = findings.flatMap((finding) => {
    const { fix, line, column, endLine = line, endColumn } = finding;
    const start = toOffset(starts, text, line, column);
    const end = endColumn === undefined ? undefined : toOffset(starts, text, endLine, endColumn);
    return fix === undefined || start === undefined || end === undefined || end < start ? [] : [{ start, end, fix, finding }];
  });
  const applied: Finding[] = [];
  let result = '';
  let at = 0;
  let last: (typeof splices)[number] | undefined;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const { start, end, fix, finding } = splice;
    // Two findings about one text may have the same fix.
    const isSame = last?.start === start && last.end === end && last.fix === fix;
    if (start < at && !isSame) continue;
    applied.push(finding);
    if (isSame) continue;
    result += text.slice(at, start) + fix;
    at = end;
    last = splice;
  }
  return { text: result + text.slice(at), applied };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function toOffset(starts: readonly number[], text: string, line: number, column: number): number | undefined {
  const start = starts[line - 1];
  const offset = (start ?? Number.NaN) + column - 1;
  return offset >= 0 && offset <= Math.min(text.length, (starts[line] ?? text.length + 1) - 1) ? offset : undefined;
}
