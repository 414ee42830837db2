import { isForgeError } from '../../forge/index.ts';
import { createLocalForge } from '../../forge/local/index.ts';
import { healthBranch, historyFile } from '../../jobs/shared/index.ts';
import { type LinkHistory, parseHistory } from '../../link-health/index.ts';

/**
 * The history on the local branch, or else on the remote one as it was last fetched. Undefined
 * where a clone has neither.
 */
export async function findBranchHistory(root: string): Promise<LinkHistory | undefined> {
  for (const ref of [healthBranch, `origin/${healthBranch}`]) {
    try {
      const [file] = (await createLocalForge(root, { base: ref, head: ref }).readFiles(ref, [historyFile])).files;
      if (file) return parseHistory(file.text);
    } catch (error) {
      if (!isForgeError(error)) throw error;
    }
  }
  return undefined;
}
