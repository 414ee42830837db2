import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { type ImportedList, importMarkdown } from '../../list/import/index.ts';
import { findHandWritten } from '../../list/import/verify/index.ts';
import { hasZoneMarkers } from '../../list/render/index.ts';
import { type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { DataLanguage } from '../../model/language.ts';
import { countChangedLines } from '../../text/count-changed-lines.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import { runCommand } from '../../text/package-name.ts';
import { readEncodedTextFile, readOptionalFile, toDisplayPath, writeRepositoryFile } from '../files/index.ts';
import {
  buildImportFiles,
  buildReplacedFile,
  countImport,
  formatHandWritten,
  formatImportCounts,
  formatImportReport,
  type ImportTarget,
  resolveImportTarget,
} from '../import/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface ImportCommandOptions extends CommonOptions {
  out: string;
  mend?: boolean;
  force?: boolean;
  replace?: boolean;
  dryRun?: boolean;
  listLanguage?: DataLanguage;
}

/**
 * `listkeeper import FILE --out DIR`: turns a Markdown list into data, with schema and settings,
 * and prints where every URL went. Exit code 1 when the file has no list or something was lost.
 */
export async function runImport(path: string, options: ImportCommandOptions, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const { findUnreadFormat } = await import('../check/targets/document-format.ts');
  const format = findUnreadFormat(path);
  if (format !== undefined) throw new ListkeeperError('unread-format', { path, format });
  const source = readImportSource(resolve(cwd, path), path);
  const isGenerated = hasZoneMarkers(source.text);
  if (options.replace && isGenerated) throw new ListkeeperError('already-generated', { path });
  const mayOverwrite = options.force === true || options.dryRun === true;
  const target = resolveImportTarget(resolve(cwd, options.out), options.out, mayOverwrite);
  terminal.progress(`${path} …`);
  const startMs = performance.now();
  const imported = importMarkdown(source, {
    data: target.data,
    autofix: options.mend === true,
    ...(options.listLanguage ? { language: options.listLanguage } : {}),
  });
  const seconds = (performance.now() - startMs) / 1000;
  const hasList = imported.entries.length > 0;
  const files = hasList ? buildImportFiles(imported, source.path, target) : [];
  const settingsFile = files.find((file) => file.path === settingsPath) ?? readOptionalFile(target.root, settingsPath);
  const { settings } = readSettings(settingsFile);
  const counts = countImport(source, imported, {
    path,
    out: options.out,
    seconds,
    settings: { ...settings, data: target.data },
  });
  if (hasList && counts.lost.length > 0 && options.replace) throw new ListkeeperError('import-not-rendered', { path });
  const replaced = hasList ? buildPreview({ source, imported, target, settings }, options) : undefined;
  const change = replaced && countChangedLines(source.text, replaced.text);
  if (options.replace && replaced) files.push(replaced);
  if (!options.dryRun) for (const file of files) writeRepositoryFile(target.root, file);
  const handWritten = findHandWritten(imported);
  const written = options.dryRun ? [] : files.map((file) => toDisplayPath(target.root, file.path, cwd));

  if (options.format === 'json') {
    const { findings: mistakes, ...numbers } = counts;
    printJson(terminal, {
      ...numbers,
      mistakes,
      ...(change ? { readme: change } : {}),
      handWritten,
      ...imported.detectedLayout,
      written,
      report: imported.report,
    });
  } else {
    terminal.out(formatImportReport(imported.report, options.language));
    terminal.out(formatImportCounts(counts, written.length, options.language));
    if (change) terminal.out(`${getMessages(options.language).commandResults.import.readme({ path, ...change })}\n`);
    if (hasList) terminal.out(formatHandWritten(handWritten, options.language));
    if (written.length > 0 && !isGenerated) terminal.out(formatNextStep(path, options));
  }
  return !hasList || counts.lost.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

interface Preview {
  source: SourceFile;
  imported: ImportedList;
  target: ImportTarget;
  settings: Settings;
}

/**
 * The file as `--replace` writes it. Undefined where it could not be written and is not asked for.
 */
function buildPreview({ source, imported, target, settings }: Preview, options: ImportCommandOptions): SourceFile | undefined {
  try {
    return buildReplacedFile(source.path, imported, target, { settings, force: options.force === true || !options.replace });
  } catch (error) {
    if (options.replace || !(error instanceof ListkeeperError)) throw error;
    return undefined;
  }
}

/**
 * After an import, the list in the file is to be generated from the data; after `--replace`, a
 * person reviews the result.
 */
function formatNextStep(path: string, options: ImportCommandOptions): string {
  const words = getMessages(options.language).commandResults.import;
  const step = options.replace ? words.nextReview : words.nextReplace({ command: formatReplaceCommand(path, options) });
  return `${step}\n`;
}

/** The command that imports again and also rewrites the file. */
function formatReplaceCommand(path: string, { out, mend, listLanguage }: ImportCommandOptions): string {
  const parts = [
    `${runCommand} import`,
    quoteForShell(path),
    ...(out === 'data' ? [] : ['--out', quoteForShell(out)]),
    ...(mend ? ['--mend'] : []),
    ...(listLanguage ? ['--list-language', listLanguage] : []),
    '--replace --force',
  ];
  return parts.join(' ');
}

function quoteForShell(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${escapeTerminal(text).replaceAll("'", "'\\''")}'`;
}

function readImportSource(path: string, given: string): SourceFile {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new ListkeeperError('no-such-path', { path: given, expected: 'markdown' });
  const text = readEncodedTextFile(path);
  if (text === undefined) throw new ListkeeperError('unreadable-file', { path: given, max: '4 MiB' });
  return { path, text };
}
