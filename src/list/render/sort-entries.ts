import type { Language } from '../../model/language.ts';
import type { EntryFacts, FactIndex } from '../../model/repository-facts.ts';
import { compareCodeUnits, compareLocations } from '../../text/compare.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import type { LocatedEntry } from '../read-list.ts';
import { type Entry, factSorts, type Section } from '../schema/index.ts';

/**
 * The order of names: signs, numbers by value, Latin letters without case and accents, other
 * scripts, Chinese by pinyin. Platform collations differ: some put Han before Latin. So only single
 * Chinese characters use `Intl.Collator`, whose order is the same everywhere.
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

/** Compares two names. Zero if they differ only in case, accents or spaces. */
export function compareNames(a: string, b: string): number {
  const [tokensA, tokensB] = [tokenizeName(a), tokenizeName(b)];
  for (const [index, left] of tokensA.entries()) {
    const right = tokensB[index];
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
  return tokensA.length - tokensB.length;
}

export function getDisplayName(entry: Entry, language: Language): string {
  if (entry.kind === 'paper') return entry.title;
  return localizeText(entry.name, language) ?? entry.id;
}

/** What sorting an entry requires. */
export type SortableEntry = Pick<LocatedEntry, 'id' | 'file' | 'line' | 'entry'>;

/**
 * Sorts the entries of a section: first those of `order`, then the rest by the rule of `sort`. It
 * is id (`manual`, the default), name (`name`), or year, newest first, and name (`year`); or a fact
 * about the repository, the most or the newest first, and name.
 */
export function sortEntries<T extends SortableEntry>(
  entries: readonly T[],
  section: Section,
  language: Language,
  facts?: FactIndex,
): T[] {
  const ranks = new Map((section.order ?? []).map((id, index) => [id, index]));
  const getRank = (located: SortableEntry) => ranks.get(located.id) ?? Number.POSITIVE_INFINITY;
  const byName = (a: SortableEntry, b: SortableEntry) =>
    compareNames(getDisplayName(a.entry, language), getDisplayName(b.entry, language));
  const byYear = (a: SortableEntry, b: SortableEntry) => (b.entry.year ?? 0) - (a.entry.year ?? 0);
  const factSort = factSorts.find((name) => name === section.sort);
  const byFact = (a: SortableEntry, b: SortableEntry) =>
    factSort === undefined ? 0 : compareFacts(facts?.get(a.id)?.[factSort], facts?.get(b.id)?.[factSort]);
  return [...entries].sort((a, b) => {
    if (getRank(a) !== getRank(b)) return getRank(a) < getRank(b) ? -1 : 1;
    const byValue = section.sort === 'year' ? byYear(a, b) : byFact(a, b);
    const byRule = section.sort === undefined || section.sort === 'manual' ? 0 : byValue || byName(a, b);
    return byRule || compareCodeUnits(a.id, b.id) || compareLocations(a, b);
  });
}

/** The larger first; what isn't known comes last. */
function compareFacts(a: EntryFacts['stars'] | string, b: EntryFacts['stars'] | string): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a > b ? -1 : 1;
}
