import type { ChangedFile, Forge, PullRequest, Tree } from '../forge/forge.ts';
import type { Finding, SourceFile } from '../list/finding.ts';
import { isListFile } from '../list/read.ts';
import { readSettings } from '../list/read-settings.ts';
import { type Settings, settingsPath } from '../list/settings.ts';

/** A repository at one commit, as far as the list goes: settings, data, outputs. */

/** The settings at a ref, the problems of their file, and the commit that was read. */
export async function settingsAt(
  forge: Forge,
  ref: string,
): Promise<{ settings: Settings; findings: Finding[]; commit: string }> {
  const tree = await forge.read(ref, [settingsPath]);
  const file = tree.files.find(({ path }) => path === settingsPath);
  const { settings, findings } = readSettings(file);
  return { settings, findings: [...findings, ...refusals(tree)], commit: tree.commit };
}

/** Says which files of a repository have to do with its list. */
export function concerns(settings: Settings): (path: string) => boolean {
  const outputs = new Set(settings.outputs.map(({ file }) => file));
  return (path) => path === settingsPath || outputs.has(path) || isListFile(path, settings);
}

/** What could not be read as a text file, as findings. */
export function refusals(tree: Pick<Tree, 'refused'>): Finding[] {
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
export async function filesAtHead(
  forge: Forge,
  { head }: PullRequest,
  changes: readonly ChangedFile[],
  paths: readonly string[],
): Promise<Tree> {
  const told = new Map(changes.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const])));
  const files = paths.flatMap((path): SourceFile[] => {
    const text = told.get(path);
    return text === undefined ? [] : [{ path, text }];
  });
  const others = paths.filter((path) => !told.has(path));
  if (others.length === 0) return { commit: head.sha, files, refused: [] };
  const rest = await forge.read(head.sha, others);
  return { ...rest, files: [...files, ...rest.files] };
}

/**
 * The files as they would be after the merge: the base with what the pull request changes laid over it. What changed on both sides
 * counts as the pull request has it; whether the two can be merged is the forge's business.
 */
export function overlay(base: readonly SourceFile[], changes: readonly ChangedFile[], head: readonly SourceFile[]): SourceFile[] {
  const files = new Map(base.map((file) => [file.path, file]));
  for (const { path, previousPath, status } of changes) {
    files.delete(path);
    if (status === 'renamed' && previousPath) files.delete(previousPath);
  }
  for (const file of head) files.set(file.path, file);
  return [...files.values()];
}

/** What one tree has otherwise than another, file by file; a rename is a removal and an addition. */
export function differences(before: Tree, after: Tree): ChangedFile[] {
  const old = contents(before);
  const now = contents(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.flatMap((path): ChangedFile[] => {
    if (old.get(path) === now.get(path)) return [];
    return [{ path, status: !old.has(path) ? 'added' : now.has(path) ? 'modified' : 'removed' }];
  });
}

function contents({ files, refused }: Tree): Map<string, string> {
  return new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    ...refused.map(({ path, why }) => [path, `\0${why}`] as const),
  ]);
}

export function textsByPath(files: readonly SourceFile[]): Map<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
