import { type FileTree, type Forge, isForgeError } from '../../../forge/index.ts';
import { isListFile } from '../../../list/index.ts';
import { settingsPath } from '../../../list/schema/index.ts';
import { diffTrees, readSettingsAt } from '../../shared/index.ts';

/** Open pull requests that one push lets us review again, newest first. */
const maxAffected = 20;

/**
 * The open pull requests whose verdict a push may have changed: a new rule, a section that is gone,
 * a link that another pull request added first. None when the push changed neither settings nor
 * list. Rejects with ForgeError.
 * @returns their numbers, newest first.
 */
export async function findAffectedPullRequests(forge: Forge, pushed: { before: string; after: string }): Promise<number[]> {
  const pulls = (await forge.listOpenPullRequests()).filter(({ draft }) => !draft);
  if (pulls.length === 0) return [];
  const { settings } = await readSettingsAt(forge, pushed.after);
  const isInput = (path: string) => path === settingsPath || isListFile(path, settings);
  const after = await forge.readMatchingFiles(pushed.after, isInput);
  const before = await readIfPresent(forge, pushed.before, isInput);
  if (before && diffTrees(before, after).length === 0) return [];
  return pulls.slice(0, maxAffected).map(({ number }) => number);
}

/** Undefined for a commit that is no more, as after a forced push. */
async function readIfPresent(forge: Forge, commit: string, wanted: (path: string) => boolean): Promise<FileTree | undefined> {
  try {
    return await forge.readMatchingFiles(commit, wanted);
  } catch (error) {
    if (isForgeError(error, 'not-found')) return undefined;
    throw error;
  }
}
