import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { findPublishBlockers } from '../../jobs/publish/index.ts';
import { removeZoneMarkers, renderOutputs } from '../../list/render/index.ts';
import { detectOutputFormat } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import { readOptionalFile, toDisplayPath, writeRepositoryFile } from '../files/index.ts';
import { type ListFolder, openListFolder } from '../list/index.ts';
import { formatFinding, formatFixHint, toPrintedFindings } from '../output/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface ExportOptions extends CommonOptions {
  stdout?: boolean;
}

/**
 * `listkeeper export [dir]`: the way back. Writes each README as it is generated, without the
 * markers around its list, so that it can be edited by hand again. All other text stays byte for
 * byte. Writes nothing while some data can't be read, because entries would be missing.
 */
export async function runExport(dir: string | undefined, options: ExportOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(dir, terminal.cwd);
  const { language } = options;
  const { files, findings } = exportReadmes(folder);
  if (findings.length === 0 && files.length === 0) throw new ListkeeperError('nothing-to-export', { path: folder.root });
  const printed = toPrintedFindings(findings, { language, root: folder.root, cwd: terminal.cwd });
  const isWriting = findings.length === 0 && !options.stdout;
  if (isWriting) for (const file of files) writeRepositoryFile(folder.root, file);
  const written = isWriting ? files.map(({ path }) => toDisplayPath(folder.root, path, terminal.cwd)) : [];
  if (options.format === 'json') {
    const texts = options.stdout ? { outputs: files.map(({ path, text }) => ({ file: path, text })) } : {};
    printJson(terminal, { findings: printed, written, ...texts });
  } else {
    const words = getMessages(language).commandResults;
    for (const finding of printed) terminal.err(formatFinding(finding, language, terminal));
    if (findings.length > 0) terminal.err(`${words.render.blocked}\n${formatFixHint(findings, language)}`);
    if (options.stdout && findings.length === 0) for (const { text } of files) terminal.out(text);
    for (const path of written) terminal.out(`${words.written({ path })}\n`);
    if (isWriting) terminal.out(`${words.export.next({ data: folder.settings.data, file: files[0]?.path ?? '' })}\n`);
  }
  return findings.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/**
 * The READMEs as the data have them, each without its markers, or the errors that keep them from
 * being written.
 */
function exportReadmes({ list, settings, root, findings }: ListFolder): { files: SourceFile[]; findings: Finding[] } {
  const blockers = findPublishBlockers(list, findings);
  if (blockers.length > 0) return { files: [], findings: blockers };
  const outputs = settings.outputs.filter((output) => detectOutputFormat(output) === 'markdown');
  const names = outputs.flatMap(({ file, template }) => (template === undefined ? [file] : [file, template]));
  const present = names.flatMap((path) => readOptionalFile(root, path) ?? []);
  const rendered = renderOutputs(list, { ...settings, outputs }, new Map(present.map(({ path, text }) => [path, text])));
  return {
    files: rendered.files.map(({ path, text }) => ({ path, text: removeZoneMarkers(text) })),
    findings: rendered.findings.filter(({ severity }) => severity === 'error'),
  };
}
