import { ForgeError } from '../errors.ts';
import type { CommitFiles } from '../plan.ts';
import type { Hands, Outcome } from './act.ts';
import { commitAt, commitTree, pointBranch, tipOf, treeWith } from './git.ts';

/**
 * Commits files on a branch, atomically and never by force: the branch must still be where the plan saw it (`expectedHead`; '' for a
 * branch that is to be made, without history). No commit is made when the files are already so.
 * Throws ForgeError `moved` when the branch has gone on: the job is to be run again.
 */
export async function applyCommit(hands: Hands, action: CommitFiles): Promise<Outcome> {
  const tip = await tipOf(hands, action.branch);
  const base = tip ? (await commitAt(hands, tip)).tree : '';
  const tree = tip === action.expectedHead ? await treeWith(hands, base, action.files) : '';
  if (!tree) throw new ForgeError('moved', `Could not commit: ${action.branch} is not where it was read`);
  if (tree === base) return { changed: false, commit: tip };
  const commit = await commitTree(hands, tree, tip ? [tip] : [], action.message);
  await pointBranch(hands, action.branch, tip, commit);
  return { changed: true, commit };
}
