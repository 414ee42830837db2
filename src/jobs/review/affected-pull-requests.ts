import type { Forge } from '../../forge/index.ts';
import { isListFile } from '../../list/index.ts';
import { settingsPath } from '../../list/schema/index.ts';
import { diffTrees, readSettingsAt } from '../shared/index.ts';

/** Open pull requests that one push lets us review again, newest first. */
const maxAffected = 20;

/**
 * The open pull requests whose verdict a push may have changed: a new rule, a section that is gone,
 * a link that another pull request brought first. None when the push changed neither settings nor
 * list. Rejects with ForgeError.
 * @returns their numbers, newest first.
 */
export async function findAffectedPullRequests(forge: Forge, pushed: { before: string; after: string }): Promise<number[]> {
  const pulls = (await forge.listOpenPullRequests()).filter(({ draft }) => !draft);
  if (pulls.length === 0) return [];
  const { settings } = await readSettingsAt(forge, pushed.after);
  const isInput = (path: string) => path === settingsPath || isListFile(path, settings);
  const [before, after] = [
    await forge.readMatchingFiles(pushed.before, isInput),
    await forge.readMatchingFiles(pushed.after, isInput),
  ];
  return diffTrees(before, after).length === 0 ? [] : pulls.slice(0, maxAffected).map(({ number }) => number);
}
