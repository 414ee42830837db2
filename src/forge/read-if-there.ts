import { isForgeError } from './errors.ts';
import type { Forge, Tree } from './forge.ts';

/** A few files, or a tree of no commit (`''`) when the branch, or the repository's first commit, is not there. */
export async function readIfThere(forge: Forge, ref: string, paths: string[]): Promise<Tree> {
  try {
    return await forge.read(ref, paths);
  } catch (error) {
    if (isForgeError(error, 'not-found') || isForgeError(error, 'empty')) return { commit: '', files: [], refused: [] };
    throw error;
  }
}
