import type { ChangedFile, FileTree, Forge, PullRequest } from '../../forge/index.ts';
import { isListFile } from '../../list/index.ts';
import { type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';

/** A repository at one commit, as far as the list goes: settings, data, outputs. */

/** The settings at a ref, the problems of their file, and the commit that was read. */
export async function readSettingsAt(
  forge: Forge,
  ref: string,
): Promise<{ settings: Settings; findings: Finding[]; commit: string }> {
  const tree = await forge.readFiles(ref, [settingsPath]);
  const file = tree.files.find(({ path }) => path === settingsPath);
  const { settings, findings } = readSettings(file);
  return { settings, findings: [...findings, ...reportRefusedFiles(tree)], commit: tree.commit };
}

/** Says which files of a repository have to do with its list. */
export function createListPathFilter(settings: Settings): (path: string) => boolean {
  const outputs = new Set(settings.outputs.map(({ file }) => file));
  return (path) => path === settingsPath || outputs.has(path) || isListFile(path, settings);
}

/** What could not be read as a text file, as findings. */
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

/** Files at the head of a pull request: those whose change tells all of them are not asked for. */
export async function readHeadFiles(
  forge: Forge,
  { head }: PullRequest,
  changes: readonly ChangedFile[],
  paths: readonly string[],
): Promise<FileTree> {
  const knownTexts = new Map(changes.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const])));
  const files = paths.flatMap((path): SourceFile[] => {
    const text = knownTexts.get(path);
    return text === undefined ? [] : [{ path, text }];
  });
  const others = paths.filter((path) => !knownTexts.has(path));
  if (others.length === 0) return { commit: head.sha, files, refused: [] };
  const rest = await forge.readFiles(head.sha, others);
  return { ...rest, files: [...files, ...rest.files] };
}

/**
 * The files as they would be after the merge: the base with what the pull request changes laid over it. What changed on both sides
 * counts as the pull request has it; whether the two can be merged is the forge's business.
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

/** What one tree has otherwise than another, file by file; a rename is a removal and an addition. */
export function diffTrees(before: FileTree, after: FileTree): ChangedFile[] {
  const old = mapContentsByPath(before);
  const now = mapContentsByPath(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.flatMap((path): ChangedFile[] => {
    if (old.get(path) === now.get(path)) return [];
    return [{ path, status: !old.has(path) ? 'added' : now.has(path) ? 'modified' : 'removed' }];
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
