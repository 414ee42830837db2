import type { Finding } from '../../model/finding.ts';

/** A text mended by findings that know the exact fix. */
export interface FixResult {
  text: string;
  /** Those whose fix is in the text now; one that overlaps an earlier one is left for another round. */
  applied: Finding[];
}

/**
 * Puts the exact fixes of findings of one file into its text: each replaces what stands between its two places. Nothing else changes.
 * Findings without a fix, without an end, or with places that the text does not have are passed over.
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
    // Two findings about one text may have the same mended text for a fix.
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
