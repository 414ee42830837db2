/**
 * The script of generated sites: search, filters, and the buttons that copy. What is here runs in
 * Node too; `dom/` is the part that only a browser runs. It imports no other folder.
 */

export type { LinkSummary, SearchData, SearchEntry, SearchSection } from './search-data.ts';
export { SearchIndex } from './search-index.ts';
export { type Facet, facetNames, type SortName, sortNames } from './search-state.ts';
export { listPushYears, listStarLevels } from './select-entries.ts';
