export { importMarkdown, insertZoneMarkers, readMarkdownEntries } from './import-markdown.ts';
export type { ImportedEntry, ImportedList } from './imported-list.ts';
export { isCuratedList } from './is-curated-list.ts';
export { findRefusal, isGeneratedPage } from './recognize-page.ts';
