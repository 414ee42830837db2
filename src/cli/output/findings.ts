import { getMessages } from '../../messages/index.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { explainFinding } from '../../report/findings/index.ts';
import { compareCodeUnits, compareLocations } from '../../text/compare.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import { redactUserinfo } from '../../text/escape/redact-userinfo.ts';
import { toDisplayPath } from '../files/index.ts';
import type { Terminal } from '../terminal/index.ts';

/**
 * A finding as `--format json` prints it: these keys are always there, others only when they are
 * known.
 */
export interface PrintedFinding extends Omit<Finding, 'found' | 'allowed'> {
  message: string;
  remedy: string;
  found: string | null;
  allowed: string[];
}

/** How many findings can be fixed without a decision, and by which command. Empty if none can. */
export function formatFixHint(findings: readonly Pick<Finding, 'fix' | 'endColumn'>[], language: Language): string {
  const count = findings.filter(({ fix, endColumn }) => fix !== undefined && endColumn !== undefined).length;
  return count === 0 ? '' : `${getMessages(language).commandResults.validate.fixable({ count })}\n`;
}

/** Mildest first. */
const severities: readonly Severity[] = ['notice', 'warning', 'error'];
const severityColors = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

export interface PrintedFindingSettings {
  /** Milder findings are left out. Default: all are printed. */
  minSeverity?: Severity;
  language: Language;
  /** Folder that the files of findings are relative to. */
  root: string;
  cwd: string;
}

/**
 * Findings with their messages, sorted by file, line and column, with paths as the caller would
 * write them.
 */
export function toPrintedFindings(findings: readonly Finding[], settings: PrintedFindingSettings): PrintedFinding[] {
  const minRank = severities.indexOf(settings.minSeverity ?? 'notice');
  return findings
    .filter(({ severity }) => severities.indexOf(severity) >= minRank)
    .map((finding) => ({
      ...finding,
      file: toDisplayPath(settings.root, finding.file, settings.cwd),
      found: finding.found === undefined ? null : redactUserinfo(finding.found),
      allowed: finding.allowed ?? [],
      ...explainFinding(finding, settings.language),
    }))
    .toSorted((a, b) => compareLocations(a, b) || compareCodeUnits(a.code, b.code));
}

/**
 * A finding in the form of compilers, which editors turn into links. Its remedy is the second line.
 */
export function formatFinding(finding: PrintedFinding, language: Language, { paint }: Pick<Terminal, 'paint'>): string {
  const { commandResults } = getMessages(language);
  const { severity } = finding;
  const line = commandResults.finding({
    place: paint('bold', `${finding.file}:${finding.line}:${finding.column}`),
    severity: paint(severityColors[severity], commandResults.severity({ severity })),
    message: escapeTerminal(finding.message),
    code: paint('dim', finding.code),
  });
  return finding.remedy ? `${line}\n    ${escapeTerminal(finding.remedy)}\n` : `${line}\n`;
}

/** How many findings there are of each severity, worst first: “2 errors, 1 warning”. */
export function formatSeverityCounts(findings: readonly Pick<Finding, 'severity'>[], language: Language): string {
  const bySeverity = Map.groupBy(findings, ({ severity }) => severity);
  const counts = severities.toReversed().flatMap((severity) => {
    const count = bySeverity.get(severity)?.length ?? 0;
    return count === 0 ? [] : [{ severity, count }];
  });
  return getMessages(language).commandResults.severityCounts({ counts });
}
