import { getMessages } from '../../messages/index.ts';
import type { HandWrittenPart, ImportReportLine, ImportReportReason } from '../../model/import-report.ts';
import type { Language } from '../../model/language.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import type { ImportCounts } from './import-counts.ts';

/** The order of the report: what needs attention first. */
const reasonOrder: ImportReportReason[] = [
  'generated-page',
  'magazine',
  'too-large',
  'too-deep',
  'too-long',
  'not-placed',
  'unusable-address',
  'no-links',
  'code-missing',
  'duplicate',
  'duplicate-in-entry',
  'dead-anchor',
  'anchor-case',
  'missing-space',
  'scheme-added',
  'address-escaped',
  'mixed-labels',
  'mended-address',
  'mended-words',
  'mended-duplicate',
];
/** Examples of each reason. */
const maxExamples = 3;

/** The report by reason, each with its first examples. Ends with an empty line, or is empty. */
export function formatImportReport(report: readonly ImportReportLine[], language: Language): string {
  const { importReport, commandResults } = getMessages(language);
  const words = commandResults.import;
  const byReason = Map.groupBy(report, ({ why }) => why);
  const blocks = reasonOrder.flatMap((why) => {
    const lines = byReason.get(why) ?? [];
    if (lines.length === 0) return [];
    const count = lines.reduce((sum, { times }) => sum + (times ?? 1), 0);
    const head = words.reasonCount({ reason: importReport.reasons[why], count });
    const rest = lines.length > maxExamples ? [`  ${words.moreExamples({ count: lines.length - maxExamples })}`] : [];
    return [[head, ...lines.slice(0, maxExamples).map((line) => `  ${formatImportLine(line)}`), ...rest].join('\n')];
  });
  return blocks.length === 0 ? '' : `${blocks.join('\n')}\n\n`;
}

/** Characters of an example, and of what it became. */
const maxExampleLength = 100;

function formatImportLine({ line, text, times, other }: ImportReportLine): string {
  const firstLine = escapeTerminal(text.split('\n')[0] ?? '');
  const short = firstLine.length > maxExampleLength ? `${firstLine.slice(0, maxExampleLength - 1)}…` : firstLine;
  const repeated = times === undefined ? '' : ` ×${times}`;
  const became = other === undefined ? '' : ` → ${escapeTerminal(other).slice(0, maxExampleLength)}`;
  return `${line}: ${short}${repeated}${became}`;
}

/** Where the URLs went, as a table of one row, and what the validator will report. */
export function formatImportCounts(counts: ImportCounts, written: number, language: Language): string {
  const words = getMessages(language).commandResults.import;
  if (counts.entries === 0) return `${words.noList({ file: counts.file })}\n`;
  const { addresses } = counts;
  const cells: Record<keyof typeof words.columns, string | number> = {
    file: counts.file,
    lines: counts.lines,
    addresses: addresses.all,
    data: addresses.data,
    kept: addresses.kept,
    lost: counts.lost.length,
    entries: counts.entries,
    sections: counts.sections,
    seconds: counts.seconds.toFixed(2),
  };
  const columns = Object.keys(words.columns) as (keyof typeof words.columns)[];
  const lines = [
    ...counts.lost.map((loss) => words.lost({ text: escapeTerminal(loss) })),
    formatTableRow(columns.map((column) => words.columns[column])),
    formatTableRow(columns.map((column) => (column === 'file' ? '---' : '--:'))),
    formatTableRow(columns.map((column) => cells[column])),
    '',
    ...formatFields(counts.fields, language),
    ...formatExpectedFindings(counts.findings, language),
    written === 0 ? words.nothingWritten : words.written({ files: written, folder: counts.out }),
  ];
  return `${lines.join('\n')}\n`;
}

const formatTableRow = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function formatFields(fields: ImportCounts['fields'], language: Language): string[] {
  const counts = Object.entries(fields).map(([field, count]) => ({ field, count }));
  return counts.length === 0 ? [] : [getMessages(language).commandResults.import.fields({ counts })];
}

function formatExpectedFindings(findings: ImportCounts['findings'], language: Language): string[] {
  const counts = Object.entries(findings).map(([key, count]) => {
    const [severity, code = ''] = key.split(' ');
    return { severity: severity === 'error' ? ('error' as const) : ('warning' as const), code, count };
  });
  return counts.length === 0 ? [] : [getMessages(language).commandResults.import.findings({ counts })];
}

/** The largest parts that stay hand-written are shown. */
const maxHandWrittenParts = 10;

/** What stays hand-written, in the order of the source. Empty if nothing does. */
export function formatHandWritten(parts: readonly HandWrittenPart[], language: Language): string {
  if (parts.length === 0) return '';
  const words = getMessages(language).commandResults.import;
  const shown = parts.toSorted((a, b) => b.lines - a.lines).slice(0, maxHandWrittenParts);
  const rest = parts.length - shown.length;
  const lines = [
    words.handWritten({ lines: parts.reduce((sum, part) => sum + part.lines, 0), places: parts.length }),
    ...shown
      .toSorted((a, b) => a.line - b.line)
      .map((part) => `  ${words.handWrittenPart({ ...part, heading: escapeTerminal(part.heading).slice(0, maxExampleLength) })}`),
    ...(rest > 0 ? [`  ${words.moreExamples({ count: rest })}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
