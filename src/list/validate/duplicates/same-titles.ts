import type { LocatedEntry } from '../../read-list.ts';
import type { Entry } from '../../schema/index.ts';

/**
 * The most earlier entries that one is compared with. Larger groups share a portal or a phrase, not
 * a thing.
 */
export const maxComparisons = 8;

/**
 * A shorter title is a name, and names are shared. Counted in characters, without spaces and
 * punctuation.
 */
const minTitleLength = 20;
const minChineseTitleLength = 8;

/**
 * Pairs of entries with one title, of which at least one is a paper and whose years do not differ.
 */
export function* findSameTitles(entries: readonly LocatedEntry[]): Generator<[earlier: LocatedEntry, later: LocatedEntry]> {
  const entriesByTitle = new Map<string, LocatedEntry[]>();
  for (const located of entries) {
    for (const title of new Set(normalizeTitles(located.entry))) {
      const holders = entriesByTitle.get(title);
      if (holders === undefined) entriesByTitle.set(title, [located]);
      else holders.push(located);
    }
  }
  for (const holders of entriesByTitle.values()) {
    for (const [index, later] of holders.entries()) {
      const compared = holders.slice(Math.max(0, index - maxComparisons), index);
      const earlier = compared.find(({ entry }) => isSameWork(entry, later.entry));
      if (earlier) yield [earlier, later];
    }
  }
}

/**
 * The titles of an entry as they are compared: letters and digits only, in lower case. Short ones
 * are left out.
 */
export function normalizeTitles(entry: Entry): string[] {
  const titles = entry.kind === 'paper' ? [entry.title] : [entry.name.zh, entry.name.en];
  return titles.flatMap((title) => {
    const normalized = (title ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
    const minLength = /\p{Script=Han}/u.test(normalized) ? minChineseTitleLength : minTitleLength;
    return normalized.length >= minLength ? [normalized] : [];
  });
}

function isSameWork(a: Entry, b: Entry): boolean {
  if (a.kind !== 'paper' && b.kind !== 'paper') return false;
  return a.year === undefined || b.year === undefined || a.year === b.year;
}
