export { importMarkdown, insertZoneMarkers } from './import-markdown.ts';
export type { ImportedEntry, ImportedList, ImportOptions } from './imported-list.ts';
export { isCuratedList } from './is-curated-list.ts';
export { countAddressDestinations, describeLosses } from './verify/index.ts';
