import type { Language } from '../../../model/language.ts';
import { escapeReadme } from '../../../text/escape/escape-markdown.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { Entry } from '../../schema/index.ts';
import { linePlaceholders } from '../../schema/index.ts';
import { renderBullet } from '../entries/entry-layouts.ts';
import { type EntryRenderOptions, renderEntry, renderLinks } from '../entries/entry-markdown.ts';
import { getRoleLabel } from '../labels.ts';
import { findMarks, removeMarks } from './entry-marks.ts';
import { buildPatternValues, findRepository, withFacts } from './entry-pattern.ts';
import { fillBadges, fillPattern, findPlaceholders } from './fill-pattern.ts';
import { isHtmlRow, renderHtmlRow } from './html-rows.ts';
import type { EntriesPart, TemplateMark } from './template-syntax.ts';

/** How the neighbours of an entry are written, for an entry that the template has no text for. */
export interface Neighbourhood {
  language: Language;
  fieldNames: readonly string[];
  options: EntryRenderOptions;
  /** The list's own template of a line, if it has one. */
  line: string | undefined;
  /** The usual patterns, the nearest first. */
  usual: readonly UsualPatterns[];
  /** Marks that stand for values. */
  marks: readonly TemplateMark[];
}

/** The most frequent patterns of a part of the template that any entry can use. */
export interface UsualPatterns {
  /** Those of items, the most frequent first. */
  bullets: readonly string[];
  /** Those of rows in Markdown, the most frequent first. */
  rows: readonly string[];
  /** A whole row of a table in HTML. */
  htmlRow?: string | undefined;
}

type PatternForm = 'heading' | 'row' | 'bullet';

const getForm = (pattern: string): PatternForm =>
  /^ {0,3}#{1,6}[ \t]/.test(pattern) ? 'heading' : /^[ \t]*\|/.test(pattern) ? 'row' : 'bullet';

const knownPlaceholders: ReadonlySet<string> = new Set([...linePlaceholders, 'badge_repository']);
const listMarkPattern = /^([ \t>]*)([-*+]|\d{1,9}[.)])([ \t]+)/;

/**
 * Finds the patterns that most entries have and that say all of an entry, without the marks of
 * those entries.
 */
export function findUsualPatterns(parts: readonly EntriesPart[], marks: readonly TemplateMark[]): UsualPatterns {
  const counts = { bullet: new Map<string, number>(), row: new Map<string, number>(), htmlRow: new Map<string, number>() };
  for (const { pattern: marked, slots } of parts) {
    const pattern = removeMarks(marked, marks);
    if (/^\s*<tr\b/i.test(pattern)) counts.htmlRow.set(pattern, (counts.htmlRow.get(pattern) ?? 0) + slots.length);
    const form = getForm(pattern);
    const placeholders = findPlaceholders(pattern);
    if (form === 'heading' || isHtmlRow(pattern) || !placeholders.has('name') || !/^[^\n]*\n$/.test(pattern)) continue;
    const count = slots.filter(({ fingerprint }) => fingerprint === undefined).length;
    if (form === 'bullet') {
      if (pattern.includes('{{') || [...placeholders].some((name) => !knownPlaceholders.has(name))) continue;
      const bare = pattern.trim();
      counts.bullet.set(bare, (counts.bullet.get(bare) ?? 0) + count);
    } else {
      const row = setRowNumber(pattern, 1);
      counts.row.set(row, (counts.row.get(row) ?? 0) + count);
    }
  }
  return {
    bullets: sortByFrequency(counts.bullet),
    rows: sortByFrequency(counts.row),
    htmlRow: sortByFrequency(counts.htmlRow)[0],
  };
}

/** A number at the beginning of a row: a cell of its own, or before the name, as in `| 3) Name`. */
const rowNumberPattern = /^([ \t]*\|[ \t]*)(\d{1,5})(?=[ \t]*\||[.)、．][ \t])/;

const setRowNumber = (pattern: string, number: number): string =>
  pattern.replace(rowNumberPattern, (_, start: string) => `${start}${number}`);

/** More forms than this are one entry's each. */
const maxPatterns = 8;

/** Patterns that say all of an entry, the most frequent first. */
const sortByFrequency = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts]
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, maxPatterns)
    .map(([pattern]) => pattern);

/** The nearest pattern that shows the description of an entry; else the nearest one. */
function choosePattern(entry: Entry, nearest: readonly (readonly string[])[]): string | undefined {
  const all = nearest.flat();
  const isDescribed = entry.description !== undefined || entry.note !== undefined;
  return (isDescribed ? all.find((pattern) => pattern.includes('{description}')) : undefined) ?? all[0];
}

/** Words of links that fit any target. */
const genericLabelPattern = /^(?:link|links|url|here|web ?site|site|链接|地址|网址|下载|查看)$/i;

/**
 * A pattern whose own words for a link, such as `[paper]({url})`, are the label of an entry's link
 * where they say something else.
 */
function adaptLabels(pattern: string, entry: Entry, language: Language): string {
  return pattern.replace(/\[([^[\]{}]{1,60})\](?=\(<?\{url(\d*)\}>?\))/g, (whole, words: string, number: string) => {
    const link = entry.links[number === '' ? 0 : Number(number) - 1];
    if (link === undefined) return whole;
    const label = localizeText(link.label, language) ?? getRoleLabel(link.role, entry.kind, language);
    const isSaid = [label, link.role].some((each) => each.toLowerCase() === words.trim().toLowerCase());
    const fits = isSaid || genericLabelPattern.test(words.trim()) || link.url.toLowerCase().includes(words.trim().toLowerCase());
    return fits ? whole : `[${escapeReadme(label)}]`;
  });
}

/**
 * Renders an entry from its fields in the form of the entries around it. Ends with a line break.
 * @param pattern of the entry before its edit, or of its neighbours.
 * @param step how many new entries follow that neighbour, with this one; 0 for an edited entry.
 */
export function renderAnew(entry: Entry, pattern: string, around: Neighbourhood, step = 0): string {
  const { language, fieldNames, options, usual } = around;
  if (isHtmlRow(pattern)) {
    const row = usual.find(({ htmlRow }) => htmlRow !== undefined)?.htmlRow ?? pattern;
    return renderHtmlRow(entry, row, buildPatternValues(entry, row, language, fieldNames));
  }
  const form = getForm(pattern);
  if (form === 'heading') {
    const level = /^ {0,3}(#{1,6})/.exec(pattern)?.[1]?.length ?? 3;
    return `${renderEntry(entry, language, { ...options, layout: 'heading', level })}\n`;
  }
  if (form === 'row') {
    const row = choosePattern(
      entry,
      usual.map(({ rows }) => rows.filter((each) => countCells(each) === countCells(pattern))),
    );
    const number = Number(rowNumberPattern.exec(pattern)?.[2] ?? 0) + step;
    return renderRow(entry, setRowNumber(row ?? blankRow(pattern), number), around);
  }
  const line =
    choosePattern(
      entry,
      usual.map(({ bullets }) => bullets),
    ) ?? around.line;
  const text = renderMarkedBullet(entry, line, pattern, around);
  const [, indent, mark, space] = listMarkPattern.exec(pattern) ?? [];
  if (mark === undefined) return `${text}\n`;
  return `${text.replace(listMarkPattern, () => `${indent}${mark}${space}`)}\n`;
}

/** An item with the marks of its entry. A status that has a mark needs no words. */
function renderMarkedBullet(entry: Entry, usual: string | undefined, neighbour: string, around: Neighbourhood): string {
  const { language, options, marks } = around;
  const line = usual && adaptLabels(fillBadges(usual, findRepository(entry)), entry, language);
  // An entry that says nothing of its status has the mark of active ones only beside others.
  const isMarked =
    entry.status !== undefined || marks.some(({ field, markdown }) => field === 'status' && neighbour.includes(markdown));
  const own = findMarks(entry, marks).filter(({ field }) => field !== 'status' || isMarked);
  const { status, ...rest } = entry;
  const isStatusMarked = own.some(({ field }) => field === 'status');
  const text = renderBullet(status === undefined || isStatusMarked ? rest : entry, language, line, options);
  const [start, end] = (['start', 'end'] as const).map((place) =>
    own.flatMap((mark) => (mark.place === place ? [mark.markdown] : [])),
  );
  const before = [...(start ?? []), ''].join(' ');
  return [text.replace(listMarkPattern, (beginning) => beginning + before), ...(end ?? [])].join(' ');
}

const countCells = (row: string): number => (row.trim().match(/(?<!\\)\|/g)?.length ?? 1) - 1;

/** A row as wide as another one: the linked name, the description, and empty cells. */
function blankRow(pattern: string): string {
  const cells = Math.max(1, countCells(pattern));
  const texts = Array.from({ length: cells }, (_, index) =>
    index === 0 ? '[{name}]({url})' : index === 1 ? '{description}' : '',
  );
  return `| ${texts.join(' | ')} |\n`;
}

/** Links that the row has no place for follow the description. */
function renderRow(entry: Entry, pattern: string, { language, fieldNames, options, marks }: Neighbourhood): string {
  const own = buildPatternValues(entry, pattern, language, fieldNames);
  const values = new Map(withFacts(own, entry, { language, fieldNames, display: options.display }));
  const shown = findPlaceholders(pattern);
  const description = values.get('description') ?? '';
  const others = entry.links.filter((link, index) => {
    const isShown = shown.has(index === 0 ? 'url' : `url${index + 1}`) || description.includes(`](${link.url})`);
    return !isShown;
  });
  const extra = renderLinks({ ...entry, links: others }, language, options).join(' · ');
  const ownMarks = findMarks(entry, marks).map(({ markdown }) => markdown);
  values.set('description', [[description, extra].filter(Boolean).join(' · '), ...ownMarks].filter(Boolean).join(' '));
  for (const [name, value] of values) values.set(name, value.replace(/(?<!\\)\|/g, '%7C').replace(/\s*\n\s*/g, '<br>'));
  // Code without words would be two backticks.
  const filled = pattern.replace(/`\{([a-z][a-z0-9_]*)\}`/g, (code, name: string) => (values.get(name) ? code : ''));
  const badged = adaptLabels(fillBadges(filled, values.get('badge_repository')), entry, language);
  const linked = values.get('url') ? badged : badged.replace(/\[\{name\}\]\(<?\{url\}>?\)/g, '{name}');
  return fillPattern(linked, values);
}
