export {
  formatFinding,
  formatSeverityCounts,
  type PrintedFinding,
  printJson,
  severityLabels,
  toPrintedFindings,
} from './findings.ts';
