/**
 * Findings as text for a terminal, in the form of compiler errors (`file:line:column`).
 */

export { formatFinding, formatFixHint, formatSeverityCounts, type PrintedFinding, toPrintedFindings } from './findings.ts';
