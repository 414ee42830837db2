import { existsSync, lstatSync, readdirSync, realpathSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import type { SourceFile } from '../../model/finding.ts';
import { makeFolder } from '../../runtime/make-folder.ts';

/**
 * Writes a file of the repository. Paths come from checked settings: never absolute, never upwards.
 * A symbolic link may lead elsewhere in the repository but not out of it. Otherwise a cloned
 * repository could choose what is written on this machine.
 * @throws ListkeeperError `outside-repository`
 */
export function writeRepositoryFile(root: string, file: SourceFile): void {
  // The folder that `import --out a/b` names need not exist.
  makeFolder(root);
  const path = join(root, file.path);
  requireInside(root, file.path);
  makeFolder(dirname(path));
  writeFileSync(path, file.text);
}

/**
 * Removes a file of the repository, and the folders above it that are then empty. A symbolic link
 * is removed itself, never what it leads to.
 * @throws ListkeeperError `outside-repository`
 */
export function removeRepositoryFile(root: string, path: string): void {
  requireInside(root, dirname(path));
  rmSync(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (!existsSync(join(root, folder))) continue;
    if (readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
  }
}

function requireInside(root: string, path: string): void {
  const target = relative(realpathSync(root), resolveRealPath(findExistingAncestor(join(root, path))));
  // The folder may not be there yet: a later `git init` would take over its hooks.
  const isInGit = [target, path].some((each) => each.split(/[\\/]/).some((name) => name.toLowerCase() === '.git'));
  if (/^\.\.(?:[\\/]|$)/.test(target) || isAbsolute(target) || isInGit) throw new ListkeeperError('outside-repository', { path });
}

/**
 * The path itself, or its nearest parent folder that exists. A symbolic link exists even when its
 * target does not.
 */
function findExistingAncestor(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })) return path;
  return dirname(path) === path ? path : findExistingAncestor(dirname(path));
}

/**
 * The path with all symbolic links resolved. A link without a target counts as outside of every
 * repository.
 */
function resolveRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return '/';
  }
}
