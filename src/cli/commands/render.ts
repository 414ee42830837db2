import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { findPublishBlockers } from '../../jobs/publish/index.ts';
import { renderOutputs } from '../../list/render/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import { readOptionalFile, toDisplayPath } from '../files/index.ts';
import { type ListFolder, openListFolder } from '../list/index.ts';
import { formatFinding, printJson, toPrintedFindings } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal, UsageError } from '../terminal/index.ts';

export interface RenderOptions extends CommonOptions {
  check?: boolean;
  stdout?: boolean;
}

/**
 * `listkeeper render [dir]`: writes the outputs that the settings name. With `check` nothing is written and a stale output is a
 * finding; with `stdout` the texts are printed. As the bot does, it leaves everything as it is while data can not be read.
 */
export async function runRender(dir: string | undefined, options: RenderOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(dir, terminal.cwd);
  const { files, stale, findings } = renderListOutputs(folder);
  const all = options.check ? [...findings, ...stale.map(createStaleFinding)] : findings;
  const shown = toPrintedFindings(all, { language: options.language, root: folder.root, cwd: terminal.cwd });
  if (!options.check && !options.stdout) for (const file of stale) writeRepositoryFile(folder.root, file);

  const paths = (of: SourceFile[]) => of.map((file) => toDisplayPath(folder.root, file.path, terminal.cwd));
  if (options.format === 'json') {
    const texts = options.stdout ? { outputs: files.map((file) => ({ file: file.path, text: file.text })) } : {};
    const written = options.check || options.stdout ? [] : paths(stale);
    printJson(terminal, { findings: shown, files: paths(files), stale: paths(stale), written, ...texts });
  } else if (options.stdout) {
    for (const finding of shown) terminal.err(formatFinding(finding, options.language, terminal));
    for (const file of files) terminal.out(file.text);
  } else {
    for (const finding of shown) terminal.out(formatFinding(finding, options.language, terminal));
    for (const line of formatSummary(paths(files), paths(stale), options)) terminal.out(`${line}\n`);
  }
  return shown.some((finding) => finding.severity === 'error') ? exitCodes.somethingFound : exitCodes.nothingFound;
}

function formatSummary(files: string[], stale: string[], { check, language }: RenderOptions): string[] {
  const zh = language === 'zh';
  return files.flatMap((file) => {
    if (!stale.includes(file)) return [zh ? `${file}：已是最新` : `${file}: up to date`];
    return check ? [] : [zh ? `${file}：已写入` : `${file}: written`];
  });
}

/** What the data says the outputs should be, and which of them are not so yet. Nothing where data or settings can not be read whole. */
export function renderListOutputs(folder: ListFolder): { files: SourceFile[]; stale: SourceFile[]; findings: Finding[] } {
  const wrong = findPublishBlockers(folder.list, folder.findings);
  if (wrong.length > 0) return { files: [], stale: [], findings: wrong };
  const existing = new Map<string, string>();
  for (const { file } of folder.settings.outputs) {
    const found = readOptionalFile(folder.root, file);
    if (found) existing.set(file, found.text);
  }
  const { files, findings } = renderOutputs(folder.list, folder.settings, existing);
  return { files, stale: files.filter((file) => existing.get(file.path) !== file.text), findings };
}

function createStaleFinding(file: SourceFile): Finding {
  return { code: 'output-stale', severity: 'error', file: file.path, line: 1, column: 1 };
}

/**
 * Writes a file of the repository. Paths come from checked settings: never absolute, never upwards. A symbolic link on the way may lead
 * elsewhere in the repository; one that leads out of it is a UsageError, since whoever made the clone does not choose what is written here.
 */
export function writeRepositoryFile(root: string, file: SourceFile): void {
  const path = join(root, file.path);
  const to = relative(realpathSync(root), resolveRealPath(findExistingAncestor(path)));
  if (/^\.\.(?:[\\/]|$)/.test(to) || isAbsolute(to) || to.split(/[\\/]/).includes('.git')) {
    throw new UsageError(
      {
        en: `${file.path} is not written: a symbolic link on its way leads out of the repository.`,
        zh: `未写出 ${file.path}：其路径上的符号链接指向仓库之外。`,
      },
      { en: 'Replace the link by a file or a folder, or name another place.', zh: '请把该链接换成文件或目录，或改用其他位置。' },
    );
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.text);
}

/** The path itself, or the nearest folder above it that there is; a link is there even when it leads nowhere. */
function findExistingAncestor(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })) return path;
  return dirname(path) === path ? path : findExistingAncestor(dirname(path));
}

/** Where a path really is. What a link that leads nowhere would make is not known: it counts as outside. */
function resolveRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return '/';
  }
}
