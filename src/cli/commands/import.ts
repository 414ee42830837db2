import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type ImportedList, importMarkdown, insertZoneMarkers } from '../../list/import/index.ts';
import { countAddressDestinations, describeLosses } from '../../list/import/verify/index.ts';
import { readList } from '../../list/index.ts';
import { renderIssueForm } from '../../list/render/formats/index.ts';
import { hasZoneMarkers, renderOutputs } from '../../list/render/index.ts';
import { exportJsonSchema, type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { validateList } from '../../list/validate/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { formatAdoptionSettings, issueFormPath } from '../../report/adoption/index.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { readEncodedTextFile, readOptionalFile, toDisplayPath } from '../files/index.ts';
import { formatImportCounts, formatImportReport, formatNextStep } from '../import/index.ts';
import { printJson } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal, UsageError } from '../terminal/index.ts';
import { writeRepositoryFile } from './render.ts';

export interface ImportCommandOptions extends CommonOptions {
  out: string;
  mend?: boolean;
  force?: boolean;
  replace?: boolean;
  dryRun?: boolean;
  listLanguage?: Language;
}

/** What an import did, in numbers. */
export interface ImportCounts {
  file: string;
  out: string;
  lines: number;
  entries: number;
  sections: number;
  addresses: ReturnType<typeof countAddressDestinations>;
  /** How long reading and writing the data as text took, without files and checks. */
  seconds: number;
  /** What the validator says: how often each code. */
  findings: Record<string, number>;
  lost: string[];
}

/**
 * `listkeeper import FILE --out DIR`: reads somebody's Markdown list and writes it as data, with its schema and settings, and prints where
 * every address went. Exit code 1 when the file has no list or something was lost.
 */
export async function runImport(path: string, options: ImportCommandOptions, terminal: Terminal): Promise<number> {
  const source = readImportSource(resolve(terminal.cwd, path), path);
  if (options.replace && hasZoneMarkers(source.text))
    throw new UsageError(
      { en: `${path} is written from data already.`, zh: `${path} 已经由数据生成。` },
      { en: 'Leave --replace away; `listkeeper render` writes it.', zh: '请去掉 --replace；该文件由 `listkeeper render` 写出。' },
    );
  const target = resolveImportTarget(resolve(terminal.cwd, options.out), options);
  terminal.progress(`${path} …`);
  const start = performance.now();
  const imported = importMarkdown(source, {
    data: target.data,
    autofix: options.mend === true,
    ...(options.listLanguage ? { language: options.listLanguage } : {}),
  });
  const seconds = (performance.now() - start) / 1000;
  const written = imported.entries.length === 0 ? [] : buildImportFiles(imported, source.path, target);
  const { settings } = readSettings(
    written.find((file) => file.path === settingsPath) ?? readOptionalFile(target.root, settingsPath),
  );
  const counts = countImport(source, imported, { path, out: options.out, seconds, settings: { ...settings, data: target.data } });
  if (options.replace && imported.entries.length > 0)
    written.push(buildReplacedFile(source.path, imported, settings, target, options.force === true));
  if (!options.dryRun) for (const file of written) writeRepositoryFile(target.root, file);
  const shown = options.dryRun ? [] : written.map((file) => toDisplayPath(target.root, file.path, terminal.cwd));
  const { findings: mistakes, ...told } = counts;
  if (options.format === 'json')
    printJson(terminal, { ...told, mistakes, ...imported.detectedLayout, written: shown, report: imported.report });
  else {
    const next =
      shown.length === 0 || hasZoneMarkers(source.text)
        ? ''
        : formatNextStep(formatReplaceCommand(path, options), options.language);
    terminal.out(
      `${formatImportReport(imported.report, options.language)}${formatImportCounts(counts, shown.length, options.language)}${next}`,
    );
  }
  return imported.entries.length === 0 || counts.lost.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** The command that does the same again and writes the file too; undefined when it was that one. */
function formatReplaceCommand(path: string, { out, mend, replace, listLanguage }: ImportCommandOptions): string | undefined {
  if (replace) return undefined;
  const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${escapeTerminal(text).replaceAll("'", "'\\''")}'`);
  const options = [
    out === 'data' ? '' : ` --out ${quoted(out)}`,
    mend ? ' --mend' : '',
    listLanguage ? ` --list-language ${listLanguage}` : '',
  ];
  return `listkeeper import ${quoted(path)}${options.join('')} --replace --force`;
}

function readImportSource(full: string, shown: string): SourceFile {
  if (!existsSync(full) || !statSync(full).isFile())
    throw new UsageError(
      { en: `There is no file ${shown}.`, zh: `找不到文件 ${shown}。` },
      { en: 'Give a Markdown file, such as README.md.', zh: '请给出 Markdown 文件，例如 README.md。' },
    );
  const text = readEncodedTextFile(full);
  if (text === undefined)
    throw new UsageError({
      en: `${shown} is not a text file, or is larger than 4 MiB.`,
      zh: `${shown} 不是文本文件，或大于 4 MiB。`,
    });
  return { path: full, text };
}

interface ImportTarget {
  root: string;
  /** The data folder, from the root. */
  data: string;
}

/** The repository that the data folder is in, and where in it. Refuses a folder that has something in it. */
function resolveImportTarget(full: string, { out, force, dryRun }: ImportCommandOptions): ImportTarget {
  if (existsSync(full)) {
    if (!statSync(full).isDirectory()) throw new UsageError({ en: `${out} is not a folder.`, zh: `${out} 不是目录。` });
    if (readdirSync(full).length > 0 && !force && !dryRun)
      throw new UsageError(
        { en: `${out} is not empty.`, zh: `${out} 不是空目录。` },
        {
          en: 'Give another folder, or --force to write into this one: files of the same names are replaced.',
          zh: '请换一个目录，或用 --force 写入此目录：同名文件会被替换。',
        },
      );
  }
  const root = findImportRoot(dirname(full));
  return { root, data: relative(root, full).replaceAll('\\', '/') };
}

/** The nearest folder upwards that is a repository or has settings; else the one given. */
function findImportRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git')) || existsSync(join(at, settingsPath))) return at;
    if (dirname(at) === at) return folder;
  }
}

function buildImportFiles(imported: ImportedList, sourcePath: string, { root, data }: ImportTarget): SourceFile[] {
  const schema = { path: `${data}/schema.json`, text: `${JSON.stringify(exportJsonSchema(), null, 2)}\n` };
  if (existsSync(join(root, settingsPath))) return [...imported.files, schema];
  // The same as the bot proposes.
  const language = imported.list.languages[0] ?? 'en';
  const file = resolveOutputPath(sourcePath, root);
  const settings = { path: settingsPath, text: formatAdoptionSettings({ file, data, language, look: imported.detectedLayout }) };
  const form = { path: issueFormPath, text: renderIssueForm(imported.list, language, data) };
  return [...imported.files, schema, settings, ...(existsSync(join(root, issueFormPath)) ? [] : [form])];
}

/** The imported file from the root, or README.md for one that is elsewhere. */
function resolveOutputPath(sourcePath: string, root: string): string {
  const path = relative(root, sourcePath).replaceAll('\\', '/');
  return path.startsWith('..') || path.startsWith('/') ? 'README.md' : path;
}

/** The imported file with the list between markers, written from the data. */
function buildReplacedFile(
  sourcePath: string,
  imported: ImportedList,
  settings: Settings,
  { root, data }: ImportTarget,
  force: boolean,
): SourceFile {
  const path = resolveOutputPath(sourcePath, root);
  const output = settings.outputs.find((each) => each.file === path);
  if (output === undefined)
    throw new UsageError(
      { en: `${settingsPath} has no output ${path}.`, zh: `${settingsPath} 中没有输出 ${path}。` },
      { en: 'Add one to it, or leave --replace away.', zh: '请在其中添加该输出，或去掉 --replace。' },
    );
  if (!force && resolve(root, path) !== sourcePath && existsSync(join(root, path)))
    throw new UsageError(
      { en: `${path} is another file than the one that is imported.`, zh: `${path} 不是正在导入的那个文件。` },
      { en: 'Leave --replace away, or --force to write over it.', zh: '请去掉 --replace，或用 --force 覆盖它。' },
    );
  const own = { ...settings, data, outputs: [{ ...output, zone: 'markers' as const }] };
  const { files } = renderOutputs(readList(imported.files, own), own, new Map([[path, insertZoneMarkers(imported, data)]]));
  return files[0] ?? { path, text: insertZoneMarkers(imported, data) };
}

interface ImportContext {
  path: string;
  out: string;
  seconds: number;
  settings: Settings;
}

function countImport(source: SourceFile, imported: ImportedList, { path, out, seconds, settings }: ImportContext): ImportCounts {
  const findings: Record<string, number> = {};
  if (imported.files.length > 0) {
    for (const { code, severity } of validateList(readList(imported.files, settings))) {
      if (severity !== 'notice') findings[`${severity} ${code}`] = (findings[`${severity} ${code}`] ?? 0) + 1;
    }
  }
  return {
    file: path,
    out,
    lines: source.text.trimEnd().split('\n').length,
    entries: imported.entries.length,
    sections: countSections(imported.list.sections),
    addresses: countAddressDestinations(source.text, imported),
    seconds,
    findings,
    lost: describeLosses(source.text, imported),
  };
}

function countSections(sections: readonly { sections?: unknown }[]): number {
  return sections.reduce((sum, each) => sum + 1 + countSections((each.sections ?? []) as readonly { sections?: unknown }[]), 0);
}
