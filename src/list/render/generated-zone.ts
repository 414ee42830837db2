/**
 * The generated zone of a file: from a line `<!-- listkeeper:start … -->` to a line `<!--
 * listkeeper:end -->`. Everything outside is kept byte for byte. Markers inside fenced code are
 * examples and do not count.
 */

const startMarkerPattern = /^\ufeff? {0,3}<!--\s*listkeeper:start\b[^\n]*?-->[ \t]*\r?$/;
const endMarkerPattern = /^ {0,3}<!--\s*listkeeper:end\s*-->[ \t]*\r?$/;

export const formatStartMarker = (data: string) => `<!-- listkeeper:start generated from ${data}/, edit there -->`;
export const generatedEndMarker = '<!-- listkeeper:end -->';

export interface GeneratedZone {
  /**
   * The text before, with the start marker's line; the text inside; the text after, from the end
   * marker on.
   */
  before: string;
  inside: string;
  after: string;
  /** Line of the start marker, from 1. */
  line: number;
}

export type ZoneProblem = { broken: 'missing' | 'doubled' | 'unclosed' | 'reversed'; line: number };

/** Whether a text has any marker, even a broken pair. */
export function hasZoneMarkers(text: string): boolean {
  const zone = findGeneratedZone(text);
  return !('broken' in zone && zone.broken === 'missing');
}

/** A fence of code that is open. */
interface OpenFence {
  marks: string;
  /** Whether it began on the first line of an item, or in a quote. */
  isContained: boolean;
}

const fencePattern = /^( {0,3}|[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*){1,20})(`{3,}|~{3,})(.*?)\r?$/;

function findOpenFence(line: string): OpenFence | undefined {
  const [, before = '', marks, info = ''] = fencePattern.exec(line) ?? [];
  if (marks === undefined || (marks.startsWith('`') && info.includes('`'))) return undefined;
  return { marks, isContained: before.trim() !== '' };
}

/** A line in the first column ends an item or a quote with all that is open in it. */
const isOutside = (line: string, { isContained }: OpenFence): boolean => isContained && /^[^\s>]/.test(line);

function isEnd(line: string, { marks, isContained }: OpenFence): boolean {
  const end = (isContained ? /^[ \t>]*(`{3,}|~{3,})[ \t]*\r?$/ : /^ {0,3}(`{3,}|~{3,})[ \t]*\r?$/).exec(line)?.[1];
  return end?.startsWith(marks) === true;
}

/** The lines that are not in a block of code between fences, by their index. */
export function findLinesOutsideCode(lines: readonly string[]): number[] {
  let fence: OpenFence | undefined;
  return [...lines.entries()].flatMap(([index, line]) => {
    if (fence !== undefined && !isOutside(line, fence)) {
      if (isEnd(line, fence)) fence = undefined;
      return [];
    }
    fence = findOpenFence(line);
    return fence === undefined ? [index] : [];
  });
}

/** A line of a text, without its line end. */
export interface TextLine {
  text: string;
  /** Its first character, and the one after its last. */
  start: number;
  end: number;
}

/**
 * The lines outside of code that have a word. A text without fences is not split: a generated one
 * has a hundred thousand lines.
 */
export function findLinesWith(text: string, word: string): TextLine[] {
  if (!text.includes(word)) return [];
  if (/`{3}|~{3}/.test(text)) return findLinesWithOutsideCode(text, word);
  const found: TextLine[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, found.at(-1)?.end)) {
    const end = text.indexOf('\n', at);
    found.push(sliceLine(text, text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end));
  }
  return found;
}

function findLinesWithOutsideCode(text: string, word: string): TextLine[] {
  const lines = text.split('\n');
  const isOutsideCode = new Set(findLinesOutsideCode(lines));
  let start = 0;
  return lines.flatMap((line, index) => {
    const own = { text: line, start, end: start + line.length };
    start = own.end + 1;
    return isOutsideCode.has(index) && line.includes(word) ? [own] : [];
  });
}

const sliceLine = (text: string, start: number, end: number): TextLine => ({ text: text.slice(start, end), start, end });

/** Finds the zone of a text, or the problem with its markers. */
export function findGeneratedZone(text: string): GeneratedZone | ZoneProblem {
  const marked = findLinesWith(text, 'listkeeper:');
  const [start, secondStart] = marked.filter((line) => startMarkerPattern.test(line.text));
  const [end, secondEnd] = marked.filter((line) => endMarkerPattern.test(line.text));
  const lineOf = (line: TextLine | undefined) => countLineEnds(text, line?.start ?? 0) + 1;
  if (start === undefined && end === undefined) return { broken: 'missing', line: 1 };
  if (start === undefined || end === undefined) return { broken: 'unclosed', line: lineOf(start ?? end) };
  const second = secondStart ?? secondEnd;
  if (second !== undefined) return { broken: 'doubled', line: lineOf(second) };
  if (end.start < start.start) return { broken: 'reversed', line: lineOf(end) };
  return {
    before: text.slice(0, start.end + 1),
    inside: text.slice(start.end + 1, end.start),
    after: text.slice(end.start),
    line: lineOf(start),
  };
}

function countLineEnds(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/**
 * A text without the two lines that mark its generated zone. Every other byte stays. A text with
 * broken markers, or without any, is returned as it is.
 * @example removeZoneMarkers('A\n<!-- listkeeper:start -->\nB\n<!-- listkeeper:end -->\n') // 'A\nB\n'
 */
export function removeZoneMarkers(text: string): string {
  const zone = findGeneratedZone(text);
  if ('broken' in zone) return text;
  const startLine = zone.before.lastIndexOf('\n', zone.before.length - 2) + 1;
  const byteOrderMark = zone.before.startsWith('\ufeff') && startLine === 0 ? '\ufeff' : '';
  const endLine = zone.after.indexOf('\n');
  return byteOrderMark + zone.before.slice(0, startLine) + zone.inside + (endLine < 0 ? '' : zone.after.slice(endLine + 1));
}
