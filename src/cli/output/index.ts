export { formatFinding, formatSeverityCounts, type PrintedFinding, toPrintedFindings } from './findings.ts';
export { printJson } from './json.ts';
