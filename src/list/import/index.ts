export { importMarkdown, insertZoneMarkers } from './import-markdown.ts';
export type { ImportedList } from './imported-list.ts';
export { isCuratedList } from './is-curated-list.ts';
export { findRefusal } from './recognize-page.ts';
