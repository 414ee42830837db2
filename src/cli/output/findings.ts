import type { Finding, Severity } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { explainFinding } from '../../report/findings/index.ts';
import { compareCodeUnits, compareLocations } from '../../text/compare.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { toDisplayPath } from '../files/index.ts';
import type { Terminal } from '../terminal/index.ts';

/** A finding as `--format json` gives it: always these keys, then what else is known. */
export interface PrintedFinding extends Omit<Finding, 'found' | 'allowed'> {
  message: string;
  remedy: string;
  found: string | null;
  allowed: string[];
}

const severities: readonly Severity[] = ['notice', 'warning', 'error'];
const severityColors = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

/** What a severity is called. */
export const severityLabels = {
  en: { error: 'error', warning: 'warning', notice: 'notice' },
  zh: { error: '错误', warning: '警告', notice: '提示' },
} as const;

/** Findings from a severity up, worded, by file, line and column, with paths as the caller would write them. */
export function toPrintedFindings(
  findings: readonly Finding[],
  settings: { least?: Severity; language: Language; root: string; cwd: string },
): PrintedFinding[] {
  const least = severities.indexOf(settings.least ?? 'notice');
  return findings
    .filter((finding) => severities.indexOf(finding.severity) >= least)
    .map((finding) => ({
      ...finding,
      file: toDisplayPath(settings.root, finding.file, settings.cwd),
      found: finding.found ?? null,
      allowed: finding.allowed ?? [],
      ...explainFinding(finding, settings.language),
    }))
    .toSorted((a, b) => compareLocations(a, b) || compareCodeUnits(a.code, b.code));
}

/** The one JSON object of a command on stdout: `findings` and `links` are always there, whatever else it has to say. */
export function printJson(
  terminal: Pick<Terminal, 'out'>,
  result: { findings?: unknown[]; links?: unknown[]; [more: string]: unknown },
): void {
  terminal.out(`${JSON.stringify({ findings: [], links: [], ...result }, null, 2)}\n`);
}

/** One finding as compilers print it, which editors make clickable, with the remedy below. */
export function formatFinding(finding: PrintedFinding, language: Language, terminal: Pick<Terminal, 'paint'>): string {
  const { paint } = terminal;
  const place = paint('bold', `${finding.file}:${finding.line}:${finding.column}`);
  const word = paint(severityColors[finding.severity], severityLabels[language][finding.severity]);
  const remedy = finding.remedy ? `    ${escapeTerminal(finding.remedy)}\n` : '';
  return `${place}: ${word}${language === 'zh' ? '：' : ': '}${escapeTerminal(finding.message)} ${paint('dim', finding.code)}\n${remedy}`;
}

/** “2 errors, 1 warning”. */
export function formatSeverityCounts(findings: readonly { severity: Severity }[], language: Language): string {
  const parts = severities.toReversed().flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    const word = severityLabels[language][severity];
    return language === 'zh' ? `${count} 个${word}` : `${count} ${word}${count === 1 ? '' : 's'}`;
  });
  return parts.join(language === 'zh' ? '、' : ', ');
}
