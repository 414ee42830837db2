import { formatFile } from '../../list/authoring/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { toDisplayPath } from '../files/index.ts';
import { openListFolder } from '../list/index.ts';
import { printJson } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal } from '../terminal/index.ts';
import { writeRepositoryFile } from './render.ts';

export interface FmtOptions extends CommonOptions {
  check?: boolean;
}

/** `listkeeper fmt [dir]`: writes each data file in the house's form. With `check`, exit code 1 when one is not in it. */
export async function runFmt(dir: string | undefined, options: FmtOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(dir, terminal.cwd);
  const changed: SourceFile[] = [];
  for (const file of folder.files) {
    const formatted = formatFile(file);
    if (formatted.text !== file.text) changed.push(formatted);
  }
  if (!options.check) for (const file of changed) writeRepositoryFile(folder.root, file);
  const paths = changed.map((file) => toDisplayPath(folder.root, file.path, terminal.cwd));
  if (options.format === 'json') printJson(terminal, { changed: paths, files: folder.files.length });
  else terminal.out(formatSummary(paths, folder.files.length, options));
  return options.check && changed.length > 0 ? exitCodes.somethingFound : exitCodes.nothingFound;
}

function formatSummary(paths: string[], files: number, { check, language }: FmtOptions): string {
  const zh = language === 'zh';
  const lines = paths.map((path) => {
    if (check) return zh ? `${path}：格式不一致` : `${path}: not in form`;
    return zh ? `${path}：已整理` : `${path}: written`;
  });
  const counts = zh ? `${files} 个文件，${paths.length} 个需要整理` : `${files} files, ${paths.length} not in form`;
  const done = zh ? `${files} 个文件，整理了 ${paths.length} 个` : `${files} files, ${paths.length} rewritten`;
  return [...lines, check ? counts : done, ''].join('\n');
}
