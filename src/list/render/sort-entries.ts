import type { Language } from '../../model/language.ts';
import { compareCodeUnits, compareLocations } from '../../text/compare.ts';
import { localizeText } from '../../text/localize-text.ts';
import type { LocatedEntry } from '../read-list.ts';
import type { Entry, Section } from '../schema/index.ts';

/**
 * The order of names, stated here so that it is the same everywhere: signs, then numbers by value, then Latin letters without regard to
 * case and accents, then other scripts, then Chinese by pinyin. Only single Chinese characters are left to the platform's collation,
 * which all platforms order alike; whole strings are not, since some put Han before Latin and some after.
 */
const pinyinCollator = new Intl.Collator('zh-u-co-pinyin', { usage: 'sort', sensitivity: 'variant' });

const han = /\p{Script=Han}/u;

function tokenizeName(name: string): string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/\d+|\S/gu) ?? []
  );
}

function rankToken(token: string): number {
  if (han.test(token)) return 4;
  if (/^\d/.test(token)) return 1;
  if (/^[a-z]/.test(token)) return 2;
  return /^\p{L}/u.test(token) ? 3 : 0;
}

/** Compares two names. Zero only for equal ones, but for case, accents and spaces. */
export function compareNames(a: string, b: string): number {
  const [ofA, ofB] = [tokenizeName(a), tokenizeName(b)];
  for (const [index, left] of ofA.entries()) {
    const right = ofB[index];
    if (right === undefined) return 1;
    if (left === right) continue;
    const ranks = [rankToken(left), rankToken(right)] as const;
    if (ranks[0] !== ranks[1]) return ranks[0] - ranks[1];
    if (ranks[0] === 1) {
      const byValue =
        left.replace(/^0+/, '').length - right.replace(/^0+/, '').length ||
        compareCodeUnits(left.replace(/^0+/, ''), right.replace(/^0+/, ''));
      if (byValue !== 0) return byValue;
    }
    return (ranks[0] === 4 ? pinyinCollator.compare(left, right) : 0) || compareCodeUnits(left, right);
  }
  return ofA.length - ofB.length;
}

export function getDisplayName(entry: Entry, language: Language): string {
  if (entry.kind === 'paper') return entry.title;
  return localizeText(entry.name, language) ?? entry.id;
}

/**
 * The entries of a section as they stand in an output: first those of `order`, in that order; then the rest by id (`manual`, and where
 * nothing is said), by name (`name`), or newest first and then by name (`year`; without a year last).
 */
export function sortEntries(entries: readonly LocatedEntry[], section: Section, language: Language): LocatedEntry[] {
  const places = new Map((section.order ?? []).map((id, index) => [id, index]));
  const place = (located: LocatedEntry) => places.get(located.id) ?? Number.POSITIVE_INFINITY;
  const byName = (a: LocatedEntry, b: LocatedEntry) =>
    compareNames(getDisplayName(a.entry, language), getDisplayName(b.entry, language));
  const byYear = (a: LocatedEntry, b: LocatedEntry) => (b.entry.year ?? 0) - (a.entry.year ?? 0);
  return [...entries].sort((a, b) => {
    if (place(a) !== place(b)) return place(a) < place(b) ? -1 : 1;
    const byRule = section.sort === 'year' ? byYear(a, b) || byName(a, b) : section.sort === 'name' ? byName(a, b) : 0;
    return byRule || compareCodeUnits(a.id, b.id) || compareLocations(a, b);
  });
}
