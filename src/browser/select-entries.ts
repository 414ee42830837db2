import type { SearchData, SearchEntry } from './search-data.ts';
import type { Found } from './search-index.ts';
import { type Facet, facetNames, type SearchState } from './search-state.ts';

/** The entries to show, by their index in the data, and what each choice of a filter would leave. */
export interface Selection {
  indexes: readonly number[];
  /** By facet and value: entries that fit it and all the other filters. */
  counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

/** Chooses entries by filters, and sorts them. */
export class EntrySelector {
  readonly #data: SearchData;
  /** The values of each entry in each facet. */
  readonly #values: readonly Record<Facet, readonly string[]>[];

  constructor(data: SearchData) {
    this.#data = data;
    const sectionPaths = data.sections.map((_, index) => listSectionPath(data, index));
    this.#values = data.entries.map((entry) => listFacetValues(entry, sectionPaths[entry.s] ?? []));
  }

  /** @param found by a search; undefined where nothing was searched for. */
  select(state: SearchState, found: readonly Found[] | undefined): Selection {
    const candidates = found?.map(({ index }) => index) ?? this.#data.entries.map((_, index) => index);
    const wanted = facetNames.flatMap((facet) => {
      const value = state.filters[facet];
      return value === undefined ? [] : [{ facet, value }];
    });
    const counts = Object.fromEntries(facetNames.map((facet) => [facet, new Map()])) as Record<Facet, Map<string, number>>;
    const indexes: number[] = [];
    for (const index of candidates) {
      const values = this.#values[index];
      if (values === undefined) continue;
      const missed = wanted.filter(({ facet, value }) => !values[facet].includes(value));
      if (missed.length === 0) indexes.push(index);
      const [onlyMissed] = missed;
      if (missed.length > 1) continue;
      for (const facet of onlyMissed ? [onlyMissed.facet] : facetNames)
        for (const value of values[facet]) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
    return { indexes: this.#sort(indexes, state, found !== undefined), counts };
  }

  #sort(indexes: number[], { sort }: SearchState, isByRelevance: boolean): readonly number[] {
    const { entries } = this.#data;
    const byName = (a: number, b: number) => (entries[a]?.r ?? 0) - (entries[b]?.r ?? 0);
    switch (sort) {
      case 'name':
        return indexes.sort(byName);
      case 'year':
        return indexes.sort((a, b) => (entries[b]?.y ?? 0) - (entries[a]?.y ?? 0) || byName(a, b));
      case 'added':
        return indexes.sort((a, b) => compareDates(entries[b]?.w, entries[a]?.w) || byName(a, b));
      case 'stars':
        return indexes.sort((a, b) => (entries[b]?.z ?? -1) - (entries[a]?.z ?? -1) || byName(a, b));
      case 'pushed':
        return indexes.sort((a, b) => compareDates(entries[b]?.v, entries[a]?.v) || byName(a, b));
      case 'list':
        return indexes.sort((a, b) => a - b);
      default:
        return isByRelevance ? indexes : indexes.sort((a, b) => a - b);
    }
  }
}

const compareDates = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

/** The ids of a section and of those around it. */
function listSectionPath({ sections }: SearchData, index: number): string[] {
  const path: string[] = [];
  for (let at: number | undefined = index; at !== undefined && path.length < sections.length; at = sections[at]?.parent) {
    const section = sections[at];
    if (section) path.push(section.id);
  }
  return path;
}

const listFacetValues = (entry: SearchEntry, section: readonly string[]): Record<Facet, readonly string[]> => ({
  section,
  kind: [entry.k],
  task: entry.t ?? [],
  language: entry.g ?? [],
  license: entry.c ?? [],
  access: entry.a === undefined ? [] : [entry.a],
  stars: entry.z === undefined ? [] : listStarLevels(entry.z),
  pushed: entry.v === undefined ? [] : listPushYears(entry.v),
  links: entry.h === undefined ? [] : [entry.h],
});

/** The bounds that the filter by stars offers. */
const starLevels = [10, 100, 1000, 10_000, 100_000];

/** The bounds that a number of stars reaches: a search for 100 or more includes 1,000. */
export const listStarLevels = (stars: number): string[] => starLevels.filter((level) => stars >= level).map(String);

/** Years before this are one: GitHub began in 2008. */
const firstYear = 2008;

/** The years since which there was a push. */
export function listPushYears(quarter: string): string[] {
  const last = Number(quarter.slice(0, 4));
  return Array.from({ length: Math.max(0, last - firstYear + 1) }, (_, at) => String(last - at));
}
