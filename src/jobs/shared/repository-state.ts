import type { ChangedFile, FileTree, Forge } from '../../forge/index.ts';
import { isListFile } from '../../list/index.ts';
import { findListReadme, readmePaths } from '../../list/markdown/index.ts';
import { type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';

/**
 * The state of a repository at one commit, as far as the list is concerned: settings, data,
 * outputs.
 */

export interface RepositorySettings {
  settings: Settings;
  /** Problems of the settings file. */
  findings: Finding[];
  /** The commit that was read. */
  commit: string;
}

/**
 * The settings at a branch, tag or commit. In a repository without data whose README is a list, the
 * README is the source, as if the settings said so.
 */
export async function readSettingsAt(forge: Forge, ref: string): Promise<RepositorySettings> {
  const tree = await forge.readFiles(ref, [settingsPath]);
  const file = tree.files.find(({ path }) => path === settingsPath);
  const { settings, findings } = readSettings(file);
  const repositorySettings = { settings, findings: [...findings, ...reportRefusedFiles(tree)], commit: tree.commit };
  if (file !== undefined || tree.refused.length > 0) return repositorySettings;
  const source = await findReadmeSource(forge, tree.commit, settings);
  return source === undefined ? repositorySettings : { ...repositorySettings, settings: { ...settings, source, outputs: [] } };
}

async function findReadmeSource(forge: Forge, commit: string, { data }: Settings): Promise<string | undefined> {
  // The READMEs are a second question, because a list with data needs none of them.
  const list = await forge.readFiles(commit, [`${data}/list.yml`]);
  if (list.files.length + list.refused.length > 0) return undefined;
  return findListReadme((await forge.readFiles(commit, [...readmePaths])).files);
}

/**
 * A filter for the files that belong to the list: settings, data, facts about repositories, outputs
 * and their templates.
 */
export function createListPathFilter(settings: Settings): (path: string) => boolean {
  const outputs = new Set(settings.outputs.flatMap(({ file, template }) => (template === undefined ? [file] : [file, template])));
  const { file: facts } = settings.facts;
  return (path) => path === settingsPath || path === facts || outputs.has(path) || isListFile(path, settings);
}

/** Files that could not be read as text, as findings. */
export function reportRefusedFiles(tree: Pick<FileTree, 'refused'>): Finding[] {
  return tree.refused.map(({ path, why }) => ({
    code: 'file-refused',
    severity: 'error',
    file: path,
    line: 1,
    column: 1,
    found: why,
  }));
}

/** Every path in the changes, with the previous path of renamed files. */
export function listChangedPaths(changes: readonly ChangedFile[]): Set<string> {
  return new Set(changes.flatMap(({ path, previousPath }) => (previousPath ? [path, previousPath] : [path])));
}

/** The files of the list's data that are changed. */
export function selectChangedListFiles(
  files: readonly SourceFile[],
  changes: readonly ChangedFile[],
  settings: Settings,
): SourceFile[] {
  const paths = listChangedPaths(changes);
  return files.filter(({ path }) => paths.has(path) && isListFile(path, settings));
}

/**
 * The files as they would be after the merge: the base with the changes of the pull request. A file
 * changed on both sides is taken from the pull request. The forge decides whether the two can be
 * merged.
 */
export function overlayChanges(
  base: readonly SourceFile[],
  changes: readonly ChangedFile[],
  head: readonly SourceFile[],
): SourceFile[] {
  const files = new Map(base.map((file) => [file.path, file]));
  for (const { path, previousPath, status } of changes) {
    files.delete(path);
    if (status === 'renamed' && previousPath) files.delete(previousPath);
  }
  for (const file of head) files.set(file.path, file);
  return [...files.values()];
}

/** The files that differ between two trees. A rename is a removal and an addition. */
export function diffTrees(before: FileTree, after: FileTree): ChangedFile[] {
  const beforeContents = mapContentsByPath(before);
  const afterContents = mapContentsByPath(after);
  const paths = [...new Set([...beforeContents.keys(), ...afterContents.keys()])].sort();
  return paths.flatMap((path): ChangedFile[] => {
    if (beforeContents.get(path) === afterContents.get(path)) return [];
    if (!beforeContents.has(path)) return [{ path, status: 'added' }];
    return [{ path, status: afterContents.has(path) ? 'modified' : 'removed' }];
  });
}

function mapContentsByPath({ files, refused }: FileTree): Map<string, string> {
  return new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    ...refused.map(({ path, why }) => [path, `\0${why}`] as const),
  ]);
}

export function mapTextsByPath(files: readonly SourceFile[]): Map<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
