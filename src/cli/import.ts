import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { SourceFile } from '../list/finding.ts';
import { entryForm } from '../list/form.ts';
import { type Imported, importMarkdown, withZone } from '../list/import/import-markdown.ts';
import { accountOf, lossesOf } from '../list/import/losses.ts';
import { readList } from '../list/read.ts';
import { readSettings } from '../list/read-settings.ts';
import { renderOutputs } from '../list/render/outputs.ts';
import { hasMarkers } from '../list/render/zone.ts';
import { exportSchema } from '../list/schema.ts';
import { type Settings, settingsPath } from '../list/settings.ts';
import { validateList } from '../list/validate.ts';
import { adoptionForm, adoptionSettings } from '../report/adoption.ts';
import { readForeignText, readIfThere, shownPath } from './files.ts';
import { printJson } from './findings.ts';
import { nextText, reportText, tableText } from './import-words.ts';
import { write } from './render.ts';
import type { CommonOptions, Terminal } from './terminal.ts';
import { exitCodes, UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

export interface ImportCommandOptions extends CommonOptions {
  out: string;
  mend?: boolean;
  force?: boolean;
  replace?: boolean;
  dryRun?: boolean;
  listLanguage?: 'zh' | 'en';
}

/** What an import did, in numbers. */
export interface ImportCounts {
  file: string;
  out: string;
  lines: number;
  entries: number;
  sections: number;
  addresses: ReturnType<typeof accountOf>;
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
export async function importList(path: string, options: ImportCommandOptions, terminal: Terminal): Promise<number> {
  const source = sourceAt(resolve(terminal.cwd, path), path);
  if (options.replace && hasMarkers(source.text))
    throw new UsageError(
      { en: `${path} is written from data already.`, zh: `${path} 已经由数据生成。` },
      { en: 'Leave --replace away; `listkeeper render` writes it.', zh: '请去掉 --replace；该文件由 `listkeeper render` 写出。' },
    );
  const target = targetOf(resolve(terminal.cwd, options.out), options);
  terminal.progress(`${path} …`);
  const start = performance.now();
  const imported = importMarkdown(source, {
    data: target.data,
    mend: options.mend === true,
    ...(options.listLanguage ? { language: options.listLanguage } : {}),
  });
  const seconds = (performance.now() - start) / 1000;
  const written = imported.entries.length === 0 ? [] : filesOf(imported, source.path, target);
  const { settings } = readSettings(written.find((file) => file.path === settingsPath) ?? readIfThere(target.root, settingsPath));
  const counts = countsOf(source, imported, { path, out: options.out, seconds, settings: { ...settings, data: target.data } });
  if (options.replace && imported.entries.length > 0)
    written.push(replaced(source.path, imported, settings, target, options.force === true));
  if (!options.dryRun) for (const file of written) write(target.root, file);
  const shown = options.dryRun ? [] : written.map((file) => shownPath(target.root, file.path, terminal.cwd));
  const { findings: mistakes, ...told } = counts;
  if (options.format === 'json')
    printJson(terminal, { ...told, mistakes, ...imported.look, written: shown, report: imported.report });
  else {
    const next = shown.length === 0 || hasMarkers(source.text) ? '' : nextText(replacing(path, options), options.language);
    terminal.out(`${reportText(imported.report, options.language)}${tableText(counts, shown.length, options.language)}${next}`);
  }
  return imported.entries.length === 0 || counts.lost.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** The command that does the same again and writes the file too; undefined when it was that one. */
function replacing(path: string, { out, mend, replace, listLanguage }: ImportCommandOptions): string | undefined {
  if (replace) return undefined;
  const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${visible(text).replaceAll("'", "'\\''")}'`);
  const options = [
    out === 'data' ? '' : ` --out ${quoted(out)}`,
    mend ? ' --mend' : '',
    listLanguage ? ` --list-language ${listLanguage}` : '',
  ];
  return `listkeeper import ${quoted(path)}${options.join('')} --replace --force`;
}

function sourceAt(full: string, shown: string): SourceFile {
  if (!existsSync(full) || !statSync(full).isFile())
    throw new UsageError(
      { en: `There is no file ${shown}.`, zh: `找不到文件 ${shown}。` },
      { en: 'Give a Markdown file, such as README.md.', zh: '请给出 Markdown 文件，例如 README.md。' },
    );
  const text = readForeignText(full);
  if (text === undefined)
    throw new UsageError({
      en: `${shown} is not a text file, or is larger than 4 MiB.`,
      zh: `${shown} 不是文本文件，或大于 4 MiB。`,
    });
  return { path: full, text };
}

interface Target {
  root: string;
  /** The data folder, from the root. */
  data: string;
}

/** The repository that the data folder is in, and where in it. Refuses a folder that has something in it. */
function targetOf(full: string, { out, force, dryRun }: ImportCommandOptions): Target {
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
  const root = rootAbove(dirname(full));
  return { root, data: relative(root, full).replaceAll('\\', '/') };
}

/** The nearest folder upwards that is a repository or has settings; else the one given. */
function rootAbove(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git')) || existsSync(join(at, settingsPath))) return at;
    if (dirname(at) === at) return folder;
  }
}

function filesOf(imported: Imported, sourcePath: string, { root, data }: Target): SourceFile[] {
  const schema = { path: `${data}/schema.json`, text: `${JSON.stringify(exportSchema(), null, 2)}\n` };
  if (existsSync(join(root, settingsPath))) return [...imported.files, schema];
  // The same as the bot proposes.
  const language = imported.list.languages[0] ?? 'en';
  const file = outputPath(sourcePath, root);
  const settings = { path: settingsPath, text: adoptionSettings({ file, data, language, look: imported.look }) };
  const form = { path: adoptionForm, text: entryForm(imported.list, language, data) };
  return [...imported.files, schema, settings, ...(existsSync(join(root, adoptionForm)) ? [] : [form])];
}

/** The imported file from the root, or README.md for one that is elsewhere. */
function outputPath(sourcePath: string, root: string): string {
  const path = relative(root, sourcePath).replaceAll('\\', '/');
  return path.startsWith('..') || path.startsWith('/') ? 'README.md' : path;
}

/** The imported file with the list between markers, written from the data. */
function replaced(
  sourcePath: string,
  imported: Imported,
  settings: Settings,
  { root, data }: Target,
  force: boolean,
): SourceFile {
  const path = outputPath(sourcePath, root);
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
  const { files } = renderOutputs(readList(imported.files, own), own, new Map([[path, withZone(imported, data)]]));
  return files[0] ?? { path, text: withZone(imported, data) };
}

interface Circumstances {
  path: string;
  out: string;
  seconds: number;
  settings: Settings;
}

function countsOf(source: SourceFile, imported: Imported, { path, out, seconds, settings }: Circumstances): ImportCounts {
  const findings: Record<string, number> = {};
  if (imported.files.length > 0) {
    for (const { code, severity } of validateList(readList(imported.files, settings), settings)) {
      if (severity !== 'notice') findings[`${severity} ${code}`] = (findings[`${severity} ${code}`] ?? 0) + 1;
    }
  }
  return {
    file: path,
    out,
    lines: source.text.trimEnd().split('\n').length,
    entries: imported.entries.length,
    sections: sectionCount(imported.list.sections),
    addresses: accountOf(source.text, imported),
    seconds,
    findings,
    lost: lossesOf(source.text, imported),
  };
}

function sectionCount(sections: readonly { sections?: unknown }[]): number {
  return sections.reduce((sum, each) => sum + 1 + sectionCount((each.sections ?? []) as readonly { sections?: unknown }[]), 0);
}
