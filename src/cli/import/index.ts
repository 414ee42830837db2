export { countImport } from './import-counts.ts';
export { formatImportCounts, formatImportReport } from './import-report.ts';
export { buildImportFiles, buildReplacedFile, resolveImportTarget } from './import-target.ts';
