import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import type { SourceFile } from '../../model/finding.ts';

/**
 * Writes a file of the repository. Paths come from checked settings: never absolute, never upwards.
 * A symbolic link may lead elsewhere in the repository but not out of it. Otherwise a cloned
 * repository could choose what is written on this machine.
 * @throws ListkeeperError `outside-repository`
 */
export function writeRepositoryFile(root: string, file: SourceFile): void {
  // The folder that `import --out a/b` names need not exist.
  mkdirSync(root, { recursive: true });
  const path = join(root, file.path);
  const target = relative(realpathSync(root), resolveRealPath(findExistingAncestor(path)));
  if (/^\.\.(?:[\\/]|$)/.test(target) || isAbsolute(target) || target.split(/[\\/]/).includes('.git'))
    throw new ListkeeperError('outside-repository', { path: file.path });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.text);
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
