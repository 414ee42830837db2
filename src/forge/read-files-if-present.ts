import type { FileTree, Forge } from './forge.ts';
import { isForgeError } from './forge-error.ts';

/** A few files, or a tree of no commit (`''`) when the branch, or the repository's first commit, is not there. */
export async function readFilesIfPresent(forge: Forge, ref: string, paths: string[]): Promise<FileTree> {
  try {
    return await forge.readFiles(ref, paths);
  } catch (error) {
    if (isForgeError(error, 'not-found') || isForgeError(error, 'empty')) return { commit: '', files: [], refused: [] };
    throw error;
  }
}
