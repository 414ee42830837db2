import { createHash } from 'node:crypto';
import type { Language } from '../../../model/language.ts';
import { formatReadmeLink } from '../../../text/escape/escape-markdown.ts';
import type { Entry } from '../../schema/index.ts';
import { buildTemplateValues } from '../entries/entry-layouts.ts';
import { type FactDisplay, renderMarks, renderRepositoryFacts } from '../repository-facts.ts';
import { findHiddenMarks } from './entry-marks.ts';
import { findPlaceholders, type PatternValues } from './fill-pattern.ts';
import { buildHtmlValues, isHtmlRow } from './html-rows.ts';
import type { TemplateMark } from './template-syntax.ts';

/**
 * The pattern of an entry: its Markdown with placeholders for values of its fields. `{{` is a brace
 * of the text itself.
 */

/** Fields whose value may be a cell of a table. */
const cellFields = ['year', 'venue', 'license', 'authors'] as const;

/**
 * All values that a pattern can show: name, description, url, url2 …, cells, fields of the list.
 * @param pattern or the Markdown that it is made from.
 */
export const buildPatternValues = (
  entry: Entry,
  pattern: string,
  language: Language,
  fieldNames: readonly string[],
): PatternValues => (isHtmlRow(pattern) ? buildHtmlValues : buildMarkdownValues)(entry, language, fieldNames);

function buildMarkdownValues(entry: Entry, language: Language, fieldNames: readonly string[]): PatternValues {
  const { name, description, year, venue, license, authors } = buildTemplateValues(entry, language, {});
  const values = new Map([
    ['description', description],
    ['name', name],
  ]);
  for (const [index, link] of entry.links.entries())
    values.set(index === 0 ? 'url' : `url${index + 1}`, formatReadmeLink('', link.url).slice(3, -1));
  for (const [field, value] of Object.entries({ year, venue, license, authors })) values.set(field, value);
  const repository = findRepository(entry);
  if (repository !== undefined && !fieldNames.includes('badge_repository')) values.set('badge_repository', repository);
  for (const field of fieldNames) {
    const value = (entry as unknown as Record<string, unknown>)[field];
    if (typeof value === 'string' && !values.has(field)) values.set(field, value);
  }
  return values;
}

/**
 * The values with what is known of the entry's repository, for placeholders that people wrote into
 * a template. They are no part of what an entry says, so an import and fingerprints know nothing of
 * them. A field of the list with such a name goes before them.
 */
export function withFacts(
  values: PatternValues,
  entry: Entry,
  { language, fieldNames, display }: { language: Language; fieldNames: readonly string[]; display: FactDisplay | undefined },
): PatternValues {
  if (display === undefined) return values;
  const facts = { ...renderRepositoryFacts(entry, language, display), marks: renderMarks(entry, language, display).join(' · ') };
  return new Map([...Object.entries(facts).filter(([name]) => !fieldNames.includes(name)), ...values]);
}

/** `owner/name` of the first link to GitHub. Badges for stars, licences and the like have it. */
export function findRepository({ links }: Entry): string | undefined {
  for (const { url } of links) {
    const [, repository] = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/?#].*)?$/i.exec(url) ?? [];
    if (repository !== undefined) return repository;
  }
  return undefined;
}

/** A piece of a pattern under construction. */
type Piece = { literal: string } | { placeholder: string };

/** Whether a value may be replaced between these characters. */
type IsPlace = (before: string, after: string) => boolean;

/** Neighbours that are looked at on each side. */
const maxNeighbours = 40;

const isBadgePlace: IsPlace = (before, after) =>
  /(?:img\.shields\.io|badgen\.net)\/[\w/.-]{0,30}\/$/.test(before) && /^[/?.)\s"]/.test(after);
const isAddressPlace: IsPlace = (before, after) => /(?:^|[(<"':：\s])$/.test(before) && /^(?:$|[)>"'\s])/.test(after);
const isCell: IsPlace = (before, after) => /\|[ \t]*`?$/.test(before) && /^`?[ \t]*\|/.test(after);
const isHtmlCell: IsPlace = (before, after) => /(?:^|>)\s*$/.test(before) && /^\s*<\//.test(after);
const isLinkText: IsPlace = (before, after) => /\[[*_]{0,3}$/.test(before) && /^[*_]{0,3}\]\(/.test(after);

/** A text at the limits of words, where it begins or ends with a letter itself. */
function createWordTest(value: string): IsPlace {
  const startsWord = /^[\p{L}\p{N}_]/u.test(value) && !/^\p{Script=Han}/u.test(value);
  const endsWord = /[\p{L}\p{N}_]$/u.test(value) && !/\p{Script=Han}$/u.test(value);
  return (before, after) => !(startsWord && /[\p{L}\p{N}_]$/u.test(before)) && !(endsWord && /^[\p{L}\p{N}_]/u.test(after));
}

/**
 * Creates the pattern of an entry from its Markdown. Filled with the entry's own values it gives
 * that Markdown again, whatever its form.
 */
export function createPattern(markdown: string, values: PatternValues, fieldNames: readonly string[]): string {
  let pieces: Piece[] = [{ literal: markdown }];
  const isHtml = isHtmlRow(markdown);
  const isRow = isHtml || /^\s*\|/.test(markdown);
  for (const [placeholder, value] of values) {
    if (value === '') continue;
    const isField = fieldNames.includes(placeholder) || isFact(placeholder);
    if (placeholder === 'badge_repository') {
      pieces = replaceAll(pieces, { value, placeholder }, isBadgePlace);
      continue;
    }
    if (isField && !isRow) continue;
    if (isField) pieces = replaceOnce(pieces, { value, placeholder }, isHtml ? isHtmlCell : isCell);
    else if (/^url\d*$/.test(placeholder)) pieces = replaceOnce(pieces, { value, placeholder }, isAddressPlace);
    else if (isHtml) pieces = replaceOnce(pieces, { value, placeholder }, isHtmlCell);
    else {
      const linked = placeholder === 'name' ? replaceOnce(pieces, { value, placeholder }, isLinkText) : pieces;
      pieces = linked === pieces ? replaceOnce(pieces, { value, placeholder }, createWordTest(value)) : linked;
    }
  }
  return pieces.map((piece) => ('literal' in piece ? piece.literal.replaceAll('{', '{{') : `{${piece.placeholder}}`)).join('');
}

/** Puts a placeholder at each place of a value, such as the badges of one repository. */
function replaceAll(pieces: Piece[], value: { value: string; placeholder: string }, isPlace: IsPlace): Piece[] {
  const replaced = replaceOnce(pieces, value, isPlace);
  return replaced === pieces ? pieces : replaceAll(replaced, value, isPlace);
}

/**
 * Puts a placeholder at the first place of a value. Returns the same array where there is none. A
 * search for a text is many times faster than a regular expression for each value.
 */
function replaceOnce(pieces: Piece[], { value, placeholder }: { value: string; placeholder: string }, isPlace: IsPlace): Piece[] {
  for (const [index, piece] of pieces.entries()) {
    if (!('literal' in piece)) continue;
    const { literal } = piece;
    for (let at = literal.indexOf(value); at >= 0; at = literal.indexOf(value, at + 1)) {
      const end = at + value.length;
      if (!isPlace(literal.slice(Math.max(0, at - maxNeighbours), at), literal.slice(end, end + maxNeighbours))) continue;
      const found: Piece[] = [{ literal: literal.slice(0, at) }, { placeholder }, { literal: literal.slice(end) }];
      return [...pieces.slice(0, index), ...found, ...pieces.slice(index + 1)];
    }
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
 * @param values those of `buildPatternValues` for this entry. They take most of the time.
 * @param marks of the template.
 */
export function fingerprintHiddenFields(
  entry: Entry,
  pattern: string,
  values: PatternValues,
  marks: readonly TemplateMark[],
): string | undefined {
  const shown = findPlaceholders(pattern);
  const hidden: [string, unknown][] = [];
  for (const [placeholder, value] of values) {
    // The repository follows from the addresses.
    if (value === '' || placeholder === 'badge_repository' || shown.has(placeholder)) continue;
    const isSaid = isFact(placeholder) && [...shown].some((name) => saysFacts(name) && (values.get(name) ?? '').includes(value));
    if (!isSaid && !isUrlShown(placeholder, value, shown, values)) hidden.push([placeholder, value]);
  }
  for (const [index, { role, code, label, requires }] of entry.links.entries()) {
    const url = index === 0 ? 'url' : `url${index + 1}`;
    const isInDescription = !shown.has(url) && isUrlShown(url, values.get(url) ?? '', shown, values);
    const rest = isInDescription ? { code, requires } : index === 0 ? { code, requires, label } : { code, requires, label, role };
    if (Object.values(rest).some((value) => value !== undefined)) hidden.push([`link ${index + 1}`, rest]);
  }
  const hiddenMarks = findHiddenMarks(entry, pattern, marks);
  if (hiddenMarks !== undefined) hidden.push(['marks', hiddenMarks]);
  if (entry.status !== undefined && !isStateShown(entry.status, hiddenMarks, marks)) hidden.push(['status', entry.status]);
  return hidden.length === 0 ? undefined : createFingerprint(hidden);
}

/** Whether a mark says all of a status. */
function isStateShown(status: NonNullable<Entry['status']>, hidden: unknown, marks: readonly TemplateMark[]): boolean {
  const isState = marks.some(({ field, value }) => field === 'status' && value === status.state);
  return isState && hidden === undefined && Object.keys(status).length === 1;
}

/** The description, and cells of fields that the list declares, say facts in their own words. */
const saysFacts = (placeholder: string): boolean => !isFact(placeholder) && !/^(?:name|url\d*)$/.test(placeholder);

/** A field whose value the description may say too. */
const isFact = (placeholder: string): boolean => (cellFields as readonly string[]).includes(placeholder);

/** An address in a link of the description. */
function isUrlShown(placeholder: string, value: string, shown: ReadonlySet<string>, values: PatternValues): boolean {
  return /^url\d*$/.test(placeholder) && shown.has('description') && (values.get('description') ?? '').includes(`](${value})`);
}
