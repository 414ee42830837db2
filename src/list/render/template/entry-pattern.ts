import { createHash } from 'node:crypto';
import type { Language } from '../../../model/language.ts';
import { formatReadmeLink } from '../../../text/escape-markdown.ts';
import { escapeRegExp } from '../../../text/escape-reg-exp.ts';
import type { Entry } from '../../schema/index.ts';
import { buildTemplateValues } from '../entry-layouts.ts';

/**
 * The pattern of an entry: its Markdown with placeholders for values of its fields. `{{` is a brace
 * of the text itself.
 */

/** Values of an entry by placeholder, as Markdown. */
export type PatternValues = ReadonlyMap<string, string>;

/** Fields whose value may be a cell of a table. */
const cellFields = ['year', 'venue', 'license', 'authors'] as const;

/** All values that a pattern can show: name, description, url, url2 …, cells, fields of the list. */
export function buildPatternValues(entry: Entry, language: Language, fieldNames: readonly string[]): PatternValues {
  const { name, description, year, venue, license, authors } = buildTemplateValues(entry, language, {});
  const values = new Map([
    ['description', description],
    ['name', name],
  ]);
  for (const [index, link] of entry.links.entries())
    values.set(index === 0 ? 'url' : `url${index + 1}`, formatReadmeLink('', link.url).slice(3, -1));
  for (const [field, value] of Object.entries({ year, venue, license, authors })) values.set(field, value);
  for (const field of fieldNames) {
    const value = (entry as unknown as Record<string, unknown>)[field];
    if (typeof value === 'string' && !values.has(field)) values.set(field, value);
  }
  return values;
}

/** Fills in a pattern. A placeholder without a value is empty. */
export function fillPattern(pattern: string, values: PatternValues): string {
  return pattern.replace(/\{\{|\{([a-z][a-z0-9_]*)\}/g, (_, name?: string) =>
    name === undefined ? '{' : (values.get(name) ?? ''),
  );
}

/** The names of the placeholders of a pattern. */
export function findPlaceholders(pattern: string): Set<string> {
  return new Set([...pattern.matchAll(/\{\{|\{([a-z][a-z0-9_]*)\}/g)].flatMap(([, name]) => name ?? []));
}

/** A piece of a pattern under construction. */
type Piece = { literal: string } | { placeholder: string };

/** Around a name or a sentence: no letter or figure of the same word. */
const wordStart = '(?<![\\p{L}\\p{N}_])';
const wordEnd = '(?![\\p{L}\\p{N}_])';

/**
 * Creates the pattern of an entry from its Markdown. Filled with the entry's own values it gives
 * that Markdown again, whatever its form.
 */
export function createPattern(markdown: string, values: PatternValues, fieldNames: readonly string[]): string {
  let pieces: Piece[] = [{ literal: markdown }];
  const isRow = /^\s*\|/.test(markdown);
  for (const [placeholder, value] of values) {
    if (value === '') continue;
    const needle = escapeRegExp(value);
    const isField = fieldNames.includes(placeholder) || (cellFields as readonly string[]).includes(placeholder);
    if (isField && !isRow) continue;
    if (isField) pieces = replaceOnce(pieces, new RegExp(`(?<=\\|[ \\t]*\\x60?)${needle}(?=\\x60?[ \\t]*\\|)`, 'u'), placeholder);
    else if (/^url\d*$/.test(placeholder))
      pieces = replaceOnce(pieces, new RegExp(`(?<=[(<"':：\\s]|^)${needle}(?=[)>"'\\s]|$)`, 'u'), placeholder);
    else if (placeholder === 'name') {
      const linked = replaceOnce(pieces, new RegExp(`(?<=\\[[*_]{0,3})${needle}(?=[*_]{0,3}\\]\\()`, 'u'), placeholder);
      pieces = linked === pieces ? replaceOnce(pieces, boundedPattern(value), placeholder) : linked;
    } else pieces = replaceOnce(pieces, boundedPattern(value), placeholder);
  }
  return pieces.map((piece) => ('literal' in piece ? piece.literal.replaceAll('{', '{{') : `{${piece.placeholder}}`)).join('');
}

/** A text at the limits of words, but only where it begins or ends with a letter itself. */
function boundedPattern(value: string): RegExp {
  const start = /^[\p{L}\p{N}_]/u.test(value) && !/^\p{Script=Han}/u.test(value) ? wordStart : '';
  const end = /[\p{L}\p{N}_]$/u.test(value) && !/\p{Script=Han}$/u.test(value) ? wordEnd : '';
  return new RegExp(`${start}${escapeRegExp(value)}${end}`, 'u');
}

/** Puts a placeholder at the first match. Returns the same array where there is none. */
function replaceOnce(pieces: Piece[], pattern: RegExp, placeholder: string): Piece[] {
  for (const [index, piece] of pieces.entries()) {
    if (!('literal' in piece)) continue;
    const match = pattern.exec(piece.literal);
    if (match === null) continue;
    const before = piece.literal.slice(0, match.index);
    const after = piece.literal.slice(match.index + match[0].length);
    const found: Piece[] = [{ literal: before }, { placeholder }, { literal: after }];
    return [...pieces.slice(0, index), ...found, ...pieces.slice(index + 1)];
  }
  return pieces;
}

/** A short hash of a value. */
export function createFingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

/**
 * The fingerprint of the fields that readers see and that a pattern has no placeholder for;
 * undefined when there are none. While it stays the same, the pattern says what the entry says.
 */
export function fingerprintHiddenFields(
  entry: Entry,
  pattern: string,
  { language, fieldNames }: { language: Language; fieldNames: readonly string[] },
): string | undefined {
  const shown = findPlaceholders(pattern);
  const values = buildPatternValues(entry, language, fieldNames);
  const hidden: [string, unknown][] = [];
  for (const [placeholder, value] of values) {
    const isSaid = isFact(placeholder) && shown.has('description') && (values.get('description') ?? '').includes(value);
    if (value !== '' && !shown.has(placeholder) && !isSaid && !isUrlShown(placeholder, value, shown, values))
      hidden.push([placeholder, value]);
  }
  for (const [index, { role, code, label, requires }] of entry.links.entries()) {
    const url = index === 0 ? 'url' : `url${index + 1}`;
    const isInDescription = !shown.has(url) && isUrlShown(url, values.get(url) ?? '', shown, values);
    const rest = isInDescription ? { code, requires } : index === 0 ? { code, requires, label } : { code, requires, label, role };
    if (Object.values(rest).some((value) => value !== undefined)) hidden.push([`link ${index + 1}`, rest]);
  }
  if (entry.status !== undefined) hidden.push(['status', entry.status]);
  return hidden.length === 0 ? undefined : createFingerprint(hidden);
}

/** A field whose value the description may say too. */
const isFact = (placeholder: string): boolean => (cellFields as readonly string[]).includes(placeholder);

/** An address in a link of the description. */
function isUrlShown(placeholder: string, value: string, shown: ReadonlySet<string>, values: PatternValues): boolean {
  return /^url\d*$/.test(placeholder) && shown.has('description') && (values.get('description') ?? '').includes(`](${value})`);
}
