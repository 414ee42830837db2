import type { FileTree, Forge } from './forge.ts';
import { isForgeError } from './forge-error.ts';

/**
 * Reads a few files. Without the branch, or in an empty repository, the tree has no files and the
 * commit `''`.
 */
export async function readFilesIfPresent(forge: Forge, ref: string, paths: string[]): Promise<FileTree> {
  try {
    return await forge.readFiles(ref, paths);
  } catch (error) {
    if (isForgeError(error, 'not-found') || isForgeError(error, 'empty')) return { commit: '', files: [], refused: [] };
    throw error;
  }
}
