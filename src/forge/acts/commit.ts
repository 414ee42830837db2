import { ForgeError, isForgeError } from '../errors.ts';
import type { CommitFiles } from '../plan.ts';
import type { Hands, Outcome } from './act.ts';
import { commitAt, commitTree, filesAt, pointBranch, tipOf, treeWith } from './git.ts';

/** So often is a commit made anew when others are faster. */
const mostTries = 4;

/**
 * Commits files on a branch, atomically: the branch must still be where the plan saw it (`expectedHead`; '' for a branch that is to be
 * made, without history). No commit is made when the files are already so. Where the branch has gone on and the plan can `remake` its
 * files, they are made from what is there now. Throws ForgeError `moved` otherwise: the job is to be run again.
 */
export async function applyCommit(here: Hands, action: CommitFiles): Promise<Outcome> {
  const [owner, repo] = action.repository?.split('/') ?? [];
  const hands: Hands = owner && repo ? { ...here, here: { owner, repo } } : here;
  let wanted = action;
  for (let tries = 1; ; tries += 1) {
    try {
      return await commitOnce(hands, wanted);
    } catch (error) {
      if (!action.remake || tries >= mostTries || !isForgeError(error, 'moved')) throw error;
      const tip = await tipOf(hands, action.branch);
      const present = tip ? await filesAt(hands, tip, action.files) : [];
      wanted = { ...action, expectedHead: tip, files: action.remake(present) };
    }
  }
}

async function commitOnce(hands: Hands, action: CommitFiles): Promise<Outcome> {
  const tip = await tipOf(hands, action.branch);
  const base = tip ? (await commitAt(hands, tip)).tree : '';
  const tree = tip === action.expectedHead ? await treeWith(hands, base, action.files) : '';
  if (!tree) throw new ForgeError('moved', `Could not commit: ${action.branch} is not where it was read`);
  if (tree === base) return { changed: false, commit: tip };
  const commit = await commitTree(hands, tree, tip ? [tip] : [], action.message);
  await pointBranch(hands, action.branch, tip, commit);
  if (!action.squash || !tip) return { changed: true, commit };
  // First forward, which GitHub refuses to all but one of those who race, and only then away with what was before.
  const alone = await commitTree(hands, tree, [], action.message);
  await pointBranch(hands, action.branch, commit, alone, true);
  return { changed: true, commit: alone };
}
