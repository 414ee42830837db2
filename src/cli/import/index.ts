/**
 * `listkeeper import`: where the data goes, what is written, and the report of what was not carried
 * over. The import itself is `list/import/`.
 */

export { countImport } from './import-counts.ts';
export { formatHandWritten, formatImportCounts, formatImportReport } from './import-report.ts';
export { buildImportFiles, buildReplacedFile, type ImportTarget, resolveImportTarget } from './import-target.ts';
