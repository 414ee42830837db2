import type { Language } from '../../../model/language.ts';
import { escapeHtml } from '../../../text/escape/html.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { Entry } from '../../schema/index.ts';
import { getDisplayName } from '../sort-entries.ts';
import { fillPattern } from './fill-pattern.ts';

/** Rows of tables in HTML. Markdown is not read there, so their values are HTML. */

/** Whether a pattern is a row of an HTML table, or the rest of one after cells that span rows. */
export const isHtmlRow = (pattern: string): boolean => /^\s*<(?:tr|td|th)\b/i.test(pattern);

/** Values of an entry by placeholder, as HTML. */
export function buildHtmlValues(entry: Entry, language: Language, fieldNames: readonly string[]): Map<string, string> {
  const values = new Map([
    ['description', localizeText(entry.description, language) ?? ''],
    ['name', getDisplayName(entry, language)],
  ]);
  for (const [index, { url }] of entry.links.entries()) values.set(index === 0 ? 'url' : `url${index + 1}`, url);
  const { year, venue, license, authors } = entry;
  values.set('year', year === undefined ? '' : String(year));
  values.set('venue', venue ?? '');
  values.set('license', license === undefined || license === 'not-stated' ? '' : license);
  values.set('authors', (authors ?? []).join(', '));
  for (const field of fieldNames) {
    const value = (entry as unknown as Record<string, unknown>)[field];
    if (typeof value === 'string' && !values.has(field)) values.set(field, value);
  }
  // A blank line would end the block of HTML.
  return new Map([...values].map(([name, value]) => [name, escapeHtml(value.replace(/\s+/g, ' '))]));
}

/**
 * Renders an entry anew as a row like another one. Links that the row has no place for follow the
 * name.
 */
export function renderHtmlRow(entry: Entry, pattern: string, values: ReadonlyMap<string, string>): string {
  const others = entry.links.flatMap(({ url, label, role }, index) => {
    const href = escapeHtml(url);
    if (pattern.includes(`{url${index === 0 ? '' : index + 1}}`) || pattern.includes(`"${href}"`)) return [];
    return [`<a href="${href}">${escapeHtml(label?.en ?? label?.zh ?? role)}</a>`];
  });
  const name = [values.get('name'), ...others].filter(Boolean).join(' · ');
  return fillPattern(removeEmptyLinks(pattern, values), new Map([...values, ['name', name]]));
}

/** The pattern without links whose address is missing. */
function removeEmptyLinks(pattern: string, values: ReadonlyMap<string, string>): string {
  return pattern.replace(/<a\b[^>]*\bhref=["']\{(url\d*)\}["'][^>]*>([^<]*)<\/a>/gi, (link, url: string, words: string) =>
    values.get(url) ? link : words,
  );
}

const rowStartPattern = /^[ \t]*<tr\b[^>\n]*>[ \t]*\n/i;

/**
 * Rows after a text. The first one goes on with a row that the text leaves open for a cell which
 * spans rows. All others begin anew.
 */
export function joinHtmlRows(textBefore: string, rows: readonly string[]): string[] {
  const isOpen = findOpenRow(textBefore) >= 0;
  const indent = /(?:^|\n)([ \t]*)<tr\b[^\n]*\n[^<]*$/i.exec(textBefore)?.[1] ?? '  ';
  return rows.map((row, index) => {
    if (isOpen && index === 0) return row.replace(rowStartPattern, '');
    return /^\s*<t[dh]\b/i.test(row) ? `${indent}<tr>\n${row}` : row;
  });
}

/** Where the last row of a text begins, if it has only cells that span rows; else -1. */
function findOpenRow(text: string): number {
  const start = [...text.matchAll(/<tr\b/gi)].at(-1)?.index ?? -1;
  if (start < 0) return -1;
  const row = text.slice(start);
  const cells = [...row.matchAll(/<t[dh]\b[^>]*>/gi)];
  const isOpen = cells.length > 0 && cells.every(([cell]) => /\browspan\s*=/i.test(cell));
  return isOpen && !/<\/tr\s*>/i.test(row) ? start : -1;
}

/** A text whose cells that span the rows after it span `delta` more. */
export function adjustRowspan(text: string, delta: number): string {
  const start = findOpenRow(text);
  if (start < 0 || delta === 0) return text;
  return (
    text.slice(0, start) +
    text
      .slice(start)
      .replace(/(\browspan\s*=\s*["']?)(\d{1,6})/gi, (_, name: string, rows: string) => name + Math.max(1, Number(rows) + delta))
  );
}
