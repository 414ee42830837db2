import { validateList } from '../../list/validate/index.ts';
import type { Severity } from '../../model/finding.ts';
import { pluralize } from '../../report/messages/index.ts';
import { openListFolder } from '../list/index.ts';
import { formatFinding, formatSeverityCounts, printJson, toPrintedFindings } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal } from '../terminal/index.ts';

export interface ValidateOptions extends CommonOptions {
  severity: Severity;
}

/** `listkeeper validate [dir]`: prints every finding of the list at its place. Exit code 1 when one is shown that is more than a notice: advice fails no build. */
export async function runValidate(dir: string | undefined, options: ValidateOptions, terminal: Terminal): Promise<number> {
  const { language } = options;
  const folder = openListFolder(dir, terminal.cwd);
  const found = [...folder.findings, ...validateList(folder.list)];
  const findings = toPrintedFindings(found, { least: options.severity, language, root: folder.root, cwd: terminal.cwd });
  const entries = folder.list.entries.length;
  const files = folder.files.length;
  if (options.format === 'json') printJson(terminal, { findings, entries, files });
  else {
    for (const finding of findings) terminal.out(formatFinding(finding, language, terminal));
    const counts = pluralize(entries, 'entry', language);
    const scope = language === 'zh' ? `${counts}，${files} 个文件` : `${counts} in ${files} ${files === 1 ? 'file' : 'files'}`;
    const ok = language === 'zh' ? '没有发现问题' : 'nothing found';
    const summary =
      findings.length === 0 ? terminal.paint('green', ok) : terminal.paint('bold', formatSeverityCounts(findings, language));
    terminal.out(language === 'zh' ? `${scope}：${summary}\n` : `${scope}: ${summary}\n`);
  }
  const wrong = findings.some(({ severity }) => severity !== 'notice');
  return wrong ? exitCodes.somethingFound : exitCodes.nothingFound;
}
