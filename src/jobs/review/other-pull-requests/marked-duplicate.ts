import { createHash } from 'node:crypto';
import { type Forge, isForgeError, type PullRequest } from '../../../forge/index.ts';
import { isListFile } from '../../../list/index.ts';
import type { Settings } from '../../../list/schema/index.ts';
import type { SourceFile } from '../../../model/finding.ts';
import { commentMarkers } from '../../shared/index.ts';

/**
 * A maintainer's decision that a pull request adds what the list already has. It holds while the
 * entries stay as they were: the reply to the command stores their digest. Removing the label
 * withdraws the decision.
 */

/** The reply, with the digest of the entries. */
export function appendEntriesDigest(answer: string, files: readonly SourceFile[], settings: Settings): string {
  return `${answer}\n\n${formatEntriesDigest(files, settings)}`;
}

/**
 * Whether the decision still holds. Reads the reply only where the label is set. Where the forge
 * has no comments, the label stays.
 */
export async function isMarkedDuplicate(
  forge: Forge,
  pull: PullRequest,
  files: readonly SourceFile[],
  settings: Settings,
): Promise<boolean> {
  if (!pull.labels.some((label) => label.toLowerCase() === 'duplicate') || !forge.findOwnComment) return false;
  try {
    const comment = await forge.findOwnComment(pull.number, commentMarkers.duplicate);
    return comment?.includes(formatEntriesDigest(files, settings)) === true;
  } catch (error) {
    if (isForgeError(error)) return true;
    throw error;
  }
}

/**
 * The files of the list that a pull request adds or changes, as at its head. All of them where the
 * forge does not list its changes.
 */
export async function readChangedEntries(forge: Forge, pull: PullRequest, settings: Settings): Promise<SourceFile[]> {
  const { files, truncated } = await forge.listChangedFiles(pull);
  if (truncated) return (await forge.readMatchingFiles(pull.head.sha, (path) => isListFile(path, settings))).files;
  const paths = files.filter(({ path, status }) => status !== 'removed' && isListFile(path, settings)).map(({ path }) => path);
  return (await forge.readFiles(pull.head.sha, paths)).files;
}

function formatEntriesDigest(files: readonly SourceFile[], settings: Settings): string {
  const listed = files.filter(({ path }) => isListFile(path, settings)).map(({ path, text }) => [path, text]);
  const digest = createHash('sha256').update(JSON.stringify(listed.sort())).digest('hex').slice(0, 32);
  return `<!-- entries ${digest} -->`;
}
