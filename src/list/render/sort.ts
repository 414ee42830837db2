import type { Entry, Section } from '../entry.ts';
import type { PlacedEntry } from '../read.ts';
import { type Language, localized } from './words.ts';

/**
 * The order of names, stated here so that it is the same everywhere: signs, then numbers by value, then Latin letters without regard to
 * case and accents, then other scripts, then Chinese by pinyin. Only single Chinese characters are left to the platform's collation,
 * which all platforms order alike; whole strings are not, since some put Han before Latin and some after.
 */
const pinyin = new Intl.Collator('zh-u-co-pinyin', { usage: 'sort', sensitivity: 'variant' });

const han = /\p{Script=Han}/u;

function tokens(name: string): string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/\d+|\S/gu) ?? []
  );
}

function rank(token: string): number {
  if (han.test(token)) return 4;
  if (/^\d/.test(token)) return 1;
  if (/^[a-z]/.test(token)) return 2;
  return /^\p{L}/u.test(token) ? 3 : 0;
}

/** Compares two names. Zero only for equal ones, but for case, accents and spaces. */
export function compareNames(a: string, b: string): number {
  const [ofA, ofB] = [tokens(a), tokens(b)];
  for (const [index, left] of ofA.entries()) {
    const right = ofB[index];
    if (right === undefined) return 1;
    if (left === right) continue;
    const ranks = [rank(left), rank(right)] as const;
    if (ranks[0] !== ranks[1]) return ranks[0] - ranks[1];
    if (ranks[0] === 1) {
      const byValue =
        left.replace(/^0+/, '').length - right.replace(/^0+/, '').length ||
        codeUnits(left.replace(/^0+/, ''), right.replace(/^0+/, ''));
      if (byValue !== 0) return byValue;
    }
    return (ranks[0] === 4 ? pinyin.compare(left, right) : 0) || codeUnits(left, right);
  }
  return ofA.length - ofB.length;
}

const codeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function nameOf(entry: Entry, language: Language): string {
  if (entry.kind === 'paper') return entry.title;
  return localized(entry.name, language) ?? entry.id;
}

/**
 * The entries of a section as they stand in an output: first those of `order`, in that order; then the rest by id (`manual`, and where
 * nothing is said), by name (`name`), or newest first and then by name (`year`; without a year last).
 */
export function sorted(entries: readonly PlacedEntry[], section: Section, language: Language): PlacedEntry[] {
  const places = new Map((section.order ?? []).map((id, index) => [id, index]));
  const place = (placed: PlacedEntry) => places.get(placed.id) ?? Number.POSITIVE_INFINITY;
  const byName = (a: PlacedEntry, b: PlacedEntry) => compareNames(nameOf(a.entry, language), nameOf(b.entry, language));
  const byYear = (a: PlacedEntry, b: PlacedEntry) => (b.entry.year ?? 0) - (a.entry.year ?? 0);
  return [...entries].sort((a, b) => {
    if (place(a) !== place(b)) return place(a) < place(b) ? -1 : 1;
    const byRule = section.sort === 'year' ? byYear(a, b) || byName(a, b) : section.sort === 'name' ? byName(a, b) : 0;
    return byRule || codeUnits(a.id, b.id) || codeUnits(a.file, b.file) || a.line - b.line;
  });
}
