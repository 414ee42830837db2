/**
 * Line diffs as git prints them: Myers' algorithm, runs shifted down, hunks with three lines of
 * context.
 */

export interface TextPatch {
  /**
   * From the first `@@`, without file headers and final line end, as GitHub gives it. Empty for
   * equal texts.
   */
  text: string;
  additions: number;
  deletions: number;
}

export interface ChangedRange {
  /** First old line of the run, from 0, and how many old lines go. */
  oldStart: number;
  oldCount: number;
  newStart: number;
  newCount: number;
}

const contextLines = 3;
// Limits memory. Beyond it the rest becomes one replaced block: a correct diff, only longer.
const maxEditScriptLength = 3000;

/** @returns the unified diff of two texts, as `git diff` prints its hunks. */
export function createPatch(before: string, after: string): TextPatch {
  const oldLines = splitLines(before);
  const newLines = splitLines(after);
  const runs = diffLines(oldLines, newLines);
  let additions = 0;
  let deletions = 0;
  const out: string[] = [];
  for (let first = 0; first < runs.length; ) {
    let last = first;
    while (last + 1 < runs.length && measureGapAfter(runs, last) <= contextLines * 2) last++;
    const hunk = runs.slice(first, last + 1);
    for (const run of hunk) {
      additions += run.newCount;
      deletions += run.oldCount;
    }
    writeHunk(hunk, oldLines, newLines, out);
    first = last + 1;
  }
  return { text: out.join('\n'), additions, deletions };
}

function measureGapAfter(runs: ChangedRange[], index: number): number {
  const run = runs[index];
  const next = runs[index + 1];
  return run && next ? next.oldStart - (run.oldStart + run.oldCount) : Number.POSITIVE_INFINITY;
}

/** Lines with their ends, so that a missing last one is a difference. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`);
  const last = lines.pop() ?? '\n';
  if (last !== '\n') lines.push(last.slice(0, -1));
  return lines;
}

function writeHunk(runs: ChangedRange[], oldLines: string[], newLines: string[], out: string[]): void {
  const firstRun = runs[0];
  const lastRun = runs.at(-1);
  if (!firstRun || !lastRun) return;
  const lead = Math.min(contextLines, firstRun.oldStart);
  const tail = Math.min(contextLines, oldLines.length - (lastRun.oldStart + lastRun.oldCount));
  const oldFrom = firstRun.oldStart - lead;
  const oldTo = lastRun.oldStart + lastRun.oldCount + tail;
  const newFrom = firstRun.newStart - lead;
  const newTo = lastRun.newStart + lastRun.newCount + tail;
  const heading = findHunkHeading(oldLines, oldFrom);
  out.push(`@@ -${formatRange(oldFrom, oldTo)} +${formatRange(newFrom, newTo)} @@${heading ? ` ${heading}` : ''}`);
  let at = oldFrom;
  for (const run of runs) {
    for (; at < run.oldStart; at++) writeDiffLine(' ', oldLines[at], out);
    for (let i = 0; i < run.oldCount; i++) writeDiffLine('-', oldLines[run.oldStart + i], out);
    for (let i = 0; i < run.newCount; i++) writeDiffLine('+', newLines[run.newStart + i], out);
    at = run.oldStart + run.oldCount;
  }
  for (; at < oldTo; at++) writeDiffLine(' ', oldLines[at], out);
}

function writeDiffLine(sign: string, line: string | undefined, out: string[]): void {
  if (line === undefined) return;
  if (line.endsWith('\n')) out.push(sign + line.slice(0, -1));
  else out.push(sign + line, '\\ No newline at end of file');
}

/** An empty side is named by the line before it, and a single line needs no count. */
function formatRange(from: number, to: number): string {
  const count = to - from;
  if (count === 0) return `${from},0`;
  return count === 1 ? `${from + 1}` : `${from + 1},${count}`;
}

/**
 * The function context behind `@@`: the last line above that starts with a letter, `_` or `$`, up
 * to 80 bytes.
 */
function findHunkHeading(lines: string[], from: number): string {
  for (let i = from - 1; i >= 0; i--) {
    const line = lines[i];
    if (line && /^[A-Za-z_$]/.test(line)) return truncateToBytes(line, 80).trimEnd();
  }
  return '';
}

function truncateToBytes(text: string, bytes: number): string {
  const whole = Buffer.from(text);
  if (whole.length <= bytes) return text;
  let end = bytes;
  while (end > 0 && ((whole[end] ?? 0) & 0xc0) === 0x80) end--;
  return whole.subarray(0, end).toString('utf8');
}

/** The differing runs between two lists of lines, in order. */
export function diffLines(oldLines: string[], newLines: string[]): ChangedRange[] {
  let start = 0;
  while (start < oldLines.length && start < newLines.length && oldLines[start] === newLines[start]) start++;
  let oldEnd = oldLines.length;
  let newEnd = newLines.length;
  while (oldEnd > start && newEnd > start && oldLines[oldEnd - 1] === newLines[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  const { removed, added } = findEditScript(oldLines.slice(start, oldEnd), newLines.slice(start, newEnd));
  const isRemoved = new Uint8Array(oldLines.length);
  const isAdded = new Uint8Array(newLines.length);
  for (const i of removed) isRemoved[start + i] = 1;
  for (const i of added) isAdded[start + i] = 1;
  slideChangesDown(oldLines, isRemoved, isAdded);
  slideChangesDown(newLines, isAdded, isRemoved);
  return collectRanges(isRemoved, isAdded);
}

/** Myers' greedy algorithm: which old lines go and which new lines come. */
function findEditScript(oldLines: string[], newLines: string[]): { removed: number[]; added: number[] } {
  const n = oldLines.length;
  const m = newLines.length;
  const replaceAll = () => ({ removed: [...oldLines.keys()], added: [...newLines.keys()] });
  if (n === 0 || m === 0) return replaceAll();
  const most = Math.min(n + m, maxEditScriptLength);
  const offset = most + 1;
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(furthest.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && valueAt(furthest, offset + k - 1) < valueAt(furthest, offset + k + 1));
      let x = down ? valueAt(furthest, offset + k + 1) : valueAt(furthest, offset + k - 1) + 1;
      while (x < n && x - k < m && oldLines[x] === newLines[x - k]) x++;
      furthest[offset + k] = x;
      if (x >= n && x - k >= m) return backtrackEditScript(trace, n, m);
    }
  }
  return replaceAll();
}

function backtrackEditScript(trace: Int32Array[], n: number, m: number): { removed: number[]; added: number[] } {
  const removed: number[] = [];
  const added: number[] = [];
  let x = n;
  let y = m;
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d];
    if (!before) break;
    // `before` holds the diagonals -d-1 … d+1 as they were when step d began.
    const value = (k: number) => valueAt(before, k + d + 1);
    const k = x - y;
    const down = k === -d || (k !== d && value(k - 1) < value(k + 1));
    const fromK = down ? k + 1 : k - 1;
    x = value(fromK);
    y = x - fromK;
    if (down) added.push(y);
    else removed.push(x);
  }
  return { removed: removed.reverse(), added: added.reverse() };
}

const valueAt = (numbers: Int32Array, index: number) => numbers[index] ?? 0;

/**
 * Shifts each run of changed lines down as far as possible, as git does, unless it would lose its
 * counterpart.
 */
function slideChangesDown(lines: string[], changed: Uint8Array, other: Uint8Array): void {
  let i = 0;
  let j = 0;
  while (i < lines.length) {
    if (!changed[i]) {
      if (other[j]) {
        j++;
        continue;
      }
      i++;
      j++;
      continue;
    }
    let start = i;
    while (i < lines.length && changed[i]) i++;
    if (other[j]) continue;
    while (i < lines.length && lines[start] === lines[i]) {
      changed[start] = 0;
      changed[i] = 1;
      start++;
      i++;
      j++;
      while (i < lines.length && changed[i]) i++;
      if (other[j]) break;
    }
  }
}

function collectRanges(isRemoved: Uint8Array, isAdded: Uint8Array): ChangedRange[] {
  const runs: ChangedRange[] = [];
  let i = 0;
  let j = 0;
  while (i < isRemoved.length || j < isAdded.length) {
    const oldStart = i;
    const newStart = j;
    while (isRemoved[i]) i++;
    while (isAdded[j]) j++;
    if (i > oldStart || j > newStart) runs.push({ oldStart, oldCount: i - oldStart, newStart, newCount: j - newStart });
    i++;
    j++;
  }
  return runs;
}
