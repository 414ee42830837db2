import { type Forge, isForgeError, type PullRequest } from '../../../forge/index.ts';
import { settingsPath } from '../../../list/schema/index.ts';
import { compareSettings, readSettings } from '../../../list/settings/index.ts';
import type { SettingsChange } from '../../../model/settings-change.ts';
import { listChangedPaths } from '../../shared/index.ts';
import type { ListChanges } from './list-changes.ts';

/**
 * What the merge of a pull request would change in the settings that are in effect.
 * @returns undefined where it changes none, and for a file that can't be read, which is an error.
 */
export async function findSettingsChange(
  forge: Forge,
  pull: PullRequest,
  { base, head, changes }: ListChanges,
): Promise<SettingsChange | undefined> {
  if (!listChangedPaths(changes).has(settingsPath)) return undefined;
  if (head.refused.some(({ path }) => path === settingsPath)) return undefined;
  const before = readSettings(base.files.find(({ path }) => path === settingsPath)).settings;
  const { settings: after, findings } = readSettings(head.files.find(({ path }) => path === settingsPath));
  if (findings.some(({ code }) => code === 'settings-syntax')) return undefined;
  const changed = compareSettings(before, after);
  if (changed.length === 0) return undefined;
  const known = new Set(before.outputs.map(({ file }) => file));
  const newFiles = after.outputs.map(({ file }) => file).filter((file) => !known.has(file));
  const present = newFiles.length === 0 ? [] : await listPresentFiles(forge, base.commit, newFiles);
  return {
    changes: changed,
    newOutputs: newFiles.map((file) => ({ file, exists: present.includes(file) })),
    isByMaintainer: await isByMaintainer(forge, pull),
  };
}

/** The files among these that exist, whatever is in them. */
async function listPresentFiles(forge: Forge, commit: string, paths: string[]): Promise<string[]> {
  const { files, refused } = await forge.readFiles(commit, paths);
  return [...files, ...refused].map(({ path }) => path);
}

/** GitHub's words for authors who belong to the repository, and may have the right to write. */
const insiders = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/**
 * Whether the author of the change could push it to the base branch anyway. A branch of the same
 * repository can only be written by people with write access.
 */
async function isByMaintainer(forge: Forge, { fork, association, author }: PullRequest): Promise<boolean> {
  if (!fork) return true;
  if (!insiders.has(association)) return false;
  try {
    return (await forge.mayWrite?.(author)) ?? true;
  } catch (error) {
    if (isForgeError(error) && !error.isTransient) return false;
    throw error;
  }
}
