/** What a search can be narrowed by, in the order of the page. */
export const facetNames = ['section', 'kind', 'task', 'language', 'license', 'access', 'stars', 'pushed', 'links'] as const;
export type Facet = (typeof facetNames)[number];

export const sortNames = ['relevance', 'list', 'name', 'year', 'added', 'stars', 'pushed'] as const;
export type SortName = (typeof sortNames)[number];

/** What somebody searches for. It is in the address of the page, so that it can be kept and sent. */
export interface SearchState {
  query: string;
  filters: Readonly<Partial<Record<Facet, string>>>;
  /** Left out where it is the usual one. */
  sort?: SortName;
}

const maxQueryLength = 200;

/** Reads a state from the query of an address. What is unknown there is left out. */
export function parseSearchState(parameters: URLSearchParams): SearchState {
  const filters: Partial<Record<Facet, string>> = {};
  for (const facet of facetNames) {
    const value = parameters.get(facet);
    if (value) filters[facet] = value;
  }
  const sort = sortNames.find((name) => name === parameters.get('sort'));
  const query = (parameters.get('q') ?? '').trim().slice(0, maxQueryLength);
  return { query, filters, ...(sort === undefined || sort === 'relevance' ? {} : { sort }) };
}

/** The query of an address, with its question mark; empty for the state without any wish. */
export function formatSearchState({ query, filters, sort }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const facet of facetNames) if (filters[facet]) parameters.set(facet, filters[facet]);
  if (sort !== undefined && sort !== 'relevance') parameters.set('sort', sort);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
