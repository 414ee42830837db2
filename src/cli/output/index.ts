export { formatFinding, formatSeverityCounts, type PrintedFinding, toPrintedFindings } from './findings.ts';
