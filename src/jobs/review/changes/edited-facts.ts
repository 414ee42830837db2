import type { ChangedFile, FileTree, PullRequest } from '../../../forge/index.ts';
import type { Settings } from '../../../list/schema/index.ts';
import type { Finding } from '../../../model/finding.ts';
import { factsBranch, mapTextsByPath, publishBranch } from '../../shared/index.ts';

/**
 * Our own pull request with generated files. It may lag behind the base for a while, and nobody
 * edited them by hand.
 */
export const isOwnPublication = ({ fork, head }: PullRequest): boolean =>
  !fork && (head.ref === publishBranch || head.ref === factsBranch);

/**
 * Whether the facts file of a pull request is one that the bot wrote: it is ours, or a merge queue
 * made it of pull requests that were reviewed.
 */
export const believesFacts = (pull: PullRequest): boolean => isOwnPublication(pull) || pull.number === 0;

interface ChangedTrees {
  base: FileTree;
  head: FileTree;
  changes: readonly ChangedFile[];
}

/**
 * Takes the facts file out of the changes. Whatever somebody wrote into it, the review goes by that
 * of the base.
 */
export function rejectEditedFacts<T extends ChangedTrees>(trees: T, { facts }: Settings): T & { editedFacts: Finding[] } {
  const { file } = facts;
  const { base, head, changes } = trees;
  if (file === undefined || !changes.some(({ path, previousPath }) => path === file || previousPath === file))
    return { ...trees, editedFacts: [] };
  const isOther = ({ path }: { path: string }) => path !== file;
  return {
    ...trees,
    head: { ...head, files: head.files.filter(isOther), refused: head.refused.filter(isOther) },
    changes: changes.filter(isOther).map((change) => (change.previousPath === file ? asAddition(change) : change)),
    editedFacts: findEditedFacts(file, base, head),
  };
}

const asAddition = ({ path }: ChangedFile): ChangedFile => ({ path, status: 'added' });

/** Without the file, the next check writes it again, so nothing is reported. */
function findEditedFacts(file: string, base: FileTree, head: FileTree): Finding[] {
  const now = mapTextsByPath(head.files).get(file);
  const isPresent = now !== undefined || head.refused.some(({ path }) => path === file);
  if (!isPresent || now === mapTextsByPath(base.files).get(file)) return [];
  return [{ code: 'edited-facts', severity: 'error', file, line: 1, column: 1 }];
}
