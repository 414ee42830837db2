import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type ParsedList, readList } from '../../list/index.ts';
import { type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import { findFiles, readOptionalFile, readTextFile, toPosixPath } from '../files/index.ts';
import { UsageError } from '../terminal/index.ts';

/** A list as it lies in a folder of this machine. */
export interface ListFolder {
  /** Absolute path of the repository: paths of files and settings start here. */
  root: string;
  settings: Settings;
  /** Problems with the settings, and files that could not be read. */
  findings: Finding[];
  /** The YAML files of the data folder. */
  files: SourceFile[];
  list: ParsedList;
}

/**
 * Opens the list in `given`: the data folder itself (where list.yml is), the repository around it, or any folder in between.
 * Settings come from `.github/listkeeper.yml` of the repository. Throws a UsageError when there is no list.
 */
export function openListFolder(given: string | undefined, cwd: string): ListFolder {
  const start = resolve(cwd, given ?? '.');
  if (!existsSync(start))
    throw new UsageError(
      { en: `There is no ${start}.`, zh: `找不到 ${start}。` },
      {
        en: 'Give the folder of a list, such as: listkeeper validate data',
        zh: '请给出清单所在目录，例如：listkeeper validate data',
      },
    );
  if (!statSync(start).isDirectory())
    throw new UsageError(
      { en: `${start} is not a folder.`, zh: `${start} 不是目录。` },
      { en: 'Give the folder that the file is in.', zh: '请给出该文件所在的目录。' },
    );
  const above = findDataFolder(start);
  const root = findRepositoryRoot(above ?? start, above !== undefined);
  const { settings, findings } = readSettings(readOptionalFile(root, settingsPath));
  const data = above ?? join(root, settings.data);
  if (!existsSync(data)) {
    throw new UsageError(
      {
        en: `There is no list in ${start}: no ${settings.data}/list.yml here or above.`,
        zh: `${start} 中没有清单：此处及上级目录都没有 ${settings.data}/list.yml。`,
      },
      {
        en: 'Give the folder where list.yml is, or say `data:` in .github/listkeeper.yml.',
        zh: '请给出 list.yml 所在目录，或在 .github/listkeeper.yml 中写明 `data:`。',
      },
    );
  }
  const folder = toPosixPath(relative(root, data));
  if (folder === '') {
    throw new UsageError(
      { en: `${data} is a list and a repository at once.`, zh: `${data} 既是清单目录又是仓库根目录。` },
      {
        en: 'Put list.yml and the entries into a folder of it, such as data/.',
        zh: '请把 list.yml 和条目放进其中的一个目录，例如 data/。',
      },
    );
  }
  const own = folder === settings.data ? settings : { ...settings, data: folder };
  const read = readDataFiles(root, data);
  return { root, settings: own, findings: [...findings, ...read.findings], files: read.files, list: readList(read.files, own) };
}

/** The nearest folder upwards that has a list.yml, within the repository. */
function findDataFolder(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'list.yml'))) return folder;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
  }
}

/** The nearest folder upwards that has settings or is a repository; else the one that the data folder lies in. */
function findRepositoryRoot(start: string, isData: boolean): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, settingsPath)) || existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) break;
  }
  return isData ? dirname(start) : start;
}

function readDataFiles(root: string, data: string): { files: SourceFile[]; findings: Finding[] } {
  const { files, links } = findFiles(data, (name) => /\.ya?ml$/i.test(name));
  const findings = links.map((path) => createRefusedFinding(toPosixPath(relative(root, path)), 'symbolic link'));
  const read: SourceFile[] = [];
  for (const path of files) {
    const name = toPosixPath(relative(root, path));
    const text = readTextFile(path);
    if (text === undefined) findings.push(createRefusedFinding(name, 'not text, or too large'));
    else read.push({ path: name, text });
  }
  return { files: read, findings };
}

function createRefusedFinding(file: string, found: string): Finding {
  return { code: 'file-refused', severity: 'error', file, line: 1, column: 1, found };
}
