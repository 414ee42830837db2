import type { TemplateMark } from '../../render/template/index.ts';
import type { ImportedEntry } from '../imported-list.ts';
import { collectLegend, type LegendMark } from './collect-legend.ts';

/** The declared field of marks that are no status. */
export const marksField = 'marks';

/** A mark of fewer entries than this may be decoration. */
const minEntries = 3;

interface MarkUse {
  mark: LegendMark;
  entries: ImportedEntry[];
  /** How many entries have it before their name. */
  starts: number;
}

/**
 * Reads the marks of entries that the list itself explains: a status, or names in the field
 * `marks`. Marks without an explanation stay words of their entry.
 * @param lines all lines of the source.
 * @returns the marks, for the template.
 */
export function applyLegend(entries: readonly ImportedEntry[], lines: readonly string[]): TemplateMark[] {
  const ends = findOwnEnds(entries);
  const covered = new Set<number>();
  for (const [{ line }, end] of ends) for (let at = line; at <= end; at += 1) covered.add(at);
  const legend = collectLegend(lines.map((text, index) => (covered.has(index + 1) ? '' : text)));
  if (legend.length === 0) return [];
  const uses = legend.map((mark): MarkUse => ({ mark, entries: [], starts: 0 }));
  const marks = legend.map(({ markdown }) => markdown);
  for (const [entry, end] of ends) {
    const own = lines.slice(entry.line - 1, end);
    for (const use of uses) {
      const place = own.map((line) => findPlace(line, use.mark.markdown, marks)).find((each) => each !== undefined);
      if (place === undefined) continue;
      use.entries.push(entry);
      if (place === 'start') use.starts += 1;
    }
  }
  const used = uses.filter((use) => use.entries.length >= minEntries);
  for (const use of used) for (const { entry } of use.entries) addMark(entry, use.mark);
  return used.map(({ mark, starts, entries: all }) => ({
    place: starts * 2 > all.length ? 'start' : 'end',
    ...(mark.state === undefined ? { field: marksField, value: mark.name } : { field: 'status', value: mark.state }),
    markdown: mark.markdown,
  }));
}

/** The last line of each entry before the next one begins. */
function findOwnEnds(entries: readonly ImportedEntry[]): Map<ImportedEntry, number> {
  const sorted = entries.toSorted((a, b) => a.line - b.line);
  return new Map(sorted.map((entry, index) => [entry, Math.min(entry.endLine, (sorted[index + 1]?.line ?? Infinity) - 1)]));
}

/** Where a mark stands in a line of an entry. In the middle of a sentence it is a word. */
function findPlace(line: string, mark: string, marks: readonly string[]): TemplateMark['place'] | undefined {
  const at = line.indexOf(mark);
  if (at < 0) return undefined;
  const before = line.slice(0, at).trimEnd();
  const after = line.slice(at + mark.length).trimStart();
  if (/^[\s>]*(?:[-*+]|\d{1,9}[.)])?$/.test(before)) return 'start';
  if (mark.startsWith('!')) return 'end';
  const isBeside = /[)|\]]$/.test(before) || after === '' || after.startsWith('|');
  return isBeside || marks.some((each) => before.endsWith(each) || after.startsWith(each)) ? 'end' : undefined;
}

function addMark(entry: ImportedEntry['entry'], { markdown, name, state }: LegendMark): void {
  removeFromDescription(entry, markdown);
  if (state === undefined) {
    const fields = entry as unknown as { [marksField]?: string[] };
    const known = fields[marksField] ?? [];
    if (!known.includes(name)) fields[marksField] = [...known, name];
    // Entries are active unless they say otherwise.
  } else if (state !== 'active' && entry.status === undefined) entry.status = { state };
}

/** A mark at either end of the description is no part of it. */
function removeFromDescription(entry: ImportedEntry['entry'], mark: string): void {
  const [language, text] = Object.entries(entry.description ?? {})[0] ?? [];
  if (text === undefined || !(text.startsWith(mark) || text.endsWith(mark))) return;
  const rest = text.startsWith(mark)
    ? text.slice(mark.length).replace(/^[\s:：–—-]+/u, '')
    : text.slice(0, -mark.length).trimEnd();
  if (rest === '') delete entry.description;
  else entry.description = language === 'zh' ? { zh: rest } : { en: rest };
}
