import { settingsPath } from '../../list/schema/index.ts';
import { findUnknownRuleSections } from '../../list/settings/index.ts';
import { validateList } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Severity } from '../../model/finding.ts';
import { readOptionalFile } from '../files/index.ts';
import { type ListFolder, openListFolder } from '../list/index.ts';
import { formatFinding, formatFixHint, formatSeverityCounts, type PrintedFinding, toPrintedFindings } from '../output/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface ValidateOptions extends CommonOptions {
  severity: Severity;
}

/**
 * `listkeeper validate [dir]`: prints every finding of the list. Exit code 1 for errors and
 * warnings; notices fail no build.
 */
export async function runValidate(dir: string | undefined, options: ValidateOptions, terminal: Terminal): Promise<number> {
  const { language, severity: minSeverity } = options;
  const folder = openListFolder(dir, terminal.cwd, { allowsReadme: true });
  const unknown = findUnknownRuleSections(readOptionalFile(folder.root, settingsPath), folder.list.info);
  const findings = toPrintedFindings([...folder.findings, ...unknown, ...validateList(folder.list)], {
    minSeverity,
    language,
    root: folder.root,
    cwd: terminal.cwd,
  });
  if (options.format === 'json')
    printJson(terminal, { findings, entries: folder.list.entries.length, files: folder.files.length });
  else {
    for (const finding of findings) terminal.out(formatFinding(finding, language, terminal));
    terminal.out(`${formatTally(findings, folder, options, terminal)}\n`);
    terminal.out(formatFixHint(findings, language));
  }
  const hasProblems = findings.some(({ severity }) => severity !== 'notice');
  return hasProblems ? exitCodes.somethingFound : exitCodes.nothingFound;
}

function formatTally(
  findings: readonly PrintedFinding[],
  { list, files }: ListFolder,
  { language }: ValidateOptions,
  { paint }: Terminal,
): string {
  const words = getMessages(language).commandResults.validate;
  if (findings.length === 0) {
    const scope = words.scope({ entries: list.entries.length, files: files.length });
    return words.clean({ summary: paint('green', words.noProblems), scope });
  }
  const hasSettingsProblem = findings.some(({ code }) => code === 'settings-refused' || code === 'settings-syntax');
  const counts = paint('bold', formatSeverityCounts(findings, language));
  const affected = new Set(findings.map(({ file }) => file)).size;
  // The settings are no file of the list, and may have problems of their own.
  return words.tally({ counts, affected, files: Math.max(files.length + (hasSettingsProblem ? 1 : 0), affected) });
}
