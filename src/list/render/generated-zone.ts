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

/** Finds the zone of a text, or the problem with its markers. */
export function findGeneratedZone(text: string): GeneratedZone | ZoneProblem {
  const lines = text.split('\n');
  const starts: number[] = [];
  const ends: number[] = [];
  for (const index of findLinesOutsideCode(lines)) {
    const line = lines[index] ?? '';
    if (startMarkerPattern.test(line)) starts.push(index);
    else if (endMarkerPattern.test(line)) ends.push(index);
  }
  const [start, secondStart] = starts;
  const [end, secondEnd] = ends;
  if (start === undefined && end === undefined) return { broken: 'missing', line: 1 };
  if (start === undefined || end === undefined) return { broken: 'unclosed', line: (start ?? end ?? 0) + 1 };
  const second = secondStart ?? secondEnd;
  if (second !== undefined) return { broken: 'doubled', line: second + 1 };
  if (end < start) return { broken: 'reversed', line: end + 1 };
  return {
    before: `${lines.slice(0, start + 1).join('\n')}\n`,
    inside: lines
      .slice(start + 1, end)
      .map((line) => `${line}\n`)
      .join(''),
    after: lines.slice(end).join('\n'),
    line: start + 1,
  };
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
