export { type ImportedList, importMarkdown, insertZoneMarkers } from './import-markdown.ts';
export type { ImportReportLine, ImportReportReason } from './import-report.ts';
export { isCuratedList } from './is-curated-list.ts';
