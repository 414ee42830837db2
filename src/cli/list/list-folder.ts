import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { type ParsedList, readList } from '../../list/index.ts';
import { findListReadme, readmePaths } from '../../list/markdown/index.ts';
import { type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import { explainUnreadableFile, findAncestor, findFiles, readOptionalFile, readTextFile, toPosixPath } from '../files/index.ts';

/** A list in a folder of this machine. */
export interface ListFolder {
  /** Absolute path of the repository: paths of files and settings start here. */
  root: string;
  settings: Settings;
  /** Problems with the settings, and files that can't be read. */
  findings: Finding[];
  /** The YAML files of the data folder, or the README that is the list. */
  files: SourceFile[];
  /** Read at its first use: a command that works on the files alone does without. */
  readonly list: ParsedList;
}

/**
 * Opens a list: given the data folder itself (where list.yml is), the repository around it, or any
 * folder in between. Settings come from `.github/listkeeper.yml` of the repository.
 * @param options.allowsReadme a README may be the list. Commands that write data files need data.
 * @throws ListkeeperError when there is no list
 */
export function openListFolder(given: string | undefined, cwd: string, { allowsReadme = false } = {}): ListFolder {
  const start = resolve(cwd, given ?? '.');
  if (!existsSync(start)) throw new ListkeeperError('no-such-path', { path: start, expected: 'list' });
  if (!statSync(start).isDirectory()) throw new ListkeeperError('not-a-folder', { path: start });
  const dataAbove = findAncestor(start, ['list.yml'], ['.git']);
  const root = findRepositoryRoot(dataAbove ?? start) ?? (dataAbove ? dirname(dataAbove) : start);
  const { settings, findings } = readSettings(readOptionalFile(root, settingsPath));
  const readmeList = allowsReadme && dataAbove === undefined ? openReadmeList(root, settings) : undefined;
  if (readmeList) return { ...readmeList, root, findings: [...findings, ...readmeList.findings] };
  if (dataAbove === undefined && settings.source !== undefined)
    throw new ListkeeperError('list-is-readme', { path: settings.source, settings: settingsPath });
  const data = dataAbove ?? join(root, settings.data);
  if (!existsSync(data)) throw new ListkeeperError('no-list', { path: start, data: settings.data });
  const folder = toPosixPath(relative(root, data));
  if (folder === '') throw new ListkeeperError('list-in-root', { path: data });
  const ownSettings = folder === settings.data ? settings : { ...settings, data: folder };
  const content = readDataFiles(root, data);
  const facts = settings.facts.file === undefined ? undefined : readOptionalFile(root, settings.facts.file);
  let list: ParsedList | undefined;
  return {
    root,
    settings: ownSettings,
    findings: [...findings, ...content.findings],
    files: content.files,
    get list() {
      list ??= readList(facts ? [...content.files, facts] : content.files, ownSettings);
      return list;
    },
  };
}

/**
 * A list that is a README: the one that the settings name, or, where there are no data, one that
 * is a list.
 */
function openReadmeList(root: string, settings: Settings): Omit<ListFolder, 'root'> | undefined {
  const candidates = settings.source === undefined ? readmePaths : [settings.source];
  if (settings.source === undefined && existsSync(join(root, settings.data))) return undefined;
  const files = candidates.flatMap((path) => readOptionalFile(root, path) ?? []);
  const source = settings.source ?? findListReadme(files);
  if (source === undefined) return undefined;
  const ownSettings = { ...settings, source, outputs: [] };
  const own = files.filter(({ path }) => path === source);
  return { settings: ownSettings, findings: [], files: own, list: readList(own, ownSettings) };
}

/** The nearest folder upwards that has settings of Listkeeper or is a repository. */
export function findRepositoryRoot(start: string): string | undefined {
  return findAncestor(start, [settingsPath, '.git']);
}

function readDataFiles(root: string, data: string): { files: SourceFile[]; findings: Finding[] } {
  const { files, symlinks } = findFiles(data, (name) => /\.ya?ml$/i.test(name));
  const findings = symlinks.map((path) => createRefusedFinding(toPosixPath(relative(root, path)), 'symlink'));
  const read: SourceFile[] = [];
  for (const path of files) {
    const name = toPosixPath(relative(root, path));
    const text = readTextFile(path);
    if (text === undefined) findings.push(createRefusedFinding(name, explainUnreadableFile(path)));
    else read.push({ path: name, text });
  }
  return { files: read, findings };
}

function createRefusedFinding(file: string, found: 'binary' | 'symlink' | 'too-large'): Finding {
  return { code: 'file-refused', severity: 'error', file, line: 1, column: 1, found };
}
