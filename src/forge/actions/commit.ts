import type { CommitAction } from '../../model/plan.ts';
import { ForgeError, isForgeError } from '../forge-error.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';
import { createCommit, createTreeWithFiles, readBranchTip, readCommit, readFilesAtCommit, updateBranch } from './git-objects.ts';

/** How often a commit is tried when the branch moves. */
const maxAttempts = 4;

/**
 * Commits files on a branch atomically (optimistic locking). The branch must still be at
 * `expectedHead`, or not exist when that is ''. Without a difference no commit is made. When the
 * branch has moved and the plan can `merge`, its files are merged with the present ones.
 * @throws ForgeError `moved` otherwise: the job has to run again.
 */
export async function applyCommit(base: ActionContext, action: CommitAction): Promise<ActionOutcome> {
  const [owner, repo] = action.repository?.split('/') ?? [];
  const context: ActionContext = owner && repo ? { ...base, here: { owner, repo } } : base;
  let pending = action;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commitOnce(context, pending);
    } catch (error) {
      if (!action.merge || attempt >= maxAttempts || !isForgeError(error, 'moved')) throw error;
      const tip = await readBranchTip(context, action.branch);
      const present = tip ? await readFilesAtCommit(context, tip, action.files) : [];
      pending = { ...action, expectedHead: tip, files: action.merge(present) };
    }
  }
}

async function commitOnce(context: ActionContext, action: CommitAction): Promise<ActionOutcome> {
  const tip = await readBranchTip(context, action.branch);
  const base = tip ? (await readCommit(context, tip)).tree : '';
  const tree = tip === action.expectedHead ? await createTreeWithFiles(context, base, action.files) : '';
  if (!tree) {
    const operation = { name: 'commit', subject: action.branch } as const;
    throw new ForgeError('moved', { operation, reason: { kind: 'branch-moved' } });
  }
  if (tree === base) return { changed: false, commit: tip };
  const commit = await createCommit(context, tree, tip ? [tip] : [], action.message);
  await updateBranch(context, action.branch, { from: tip, to: commit });
  if (!action.squash || !tip) return { changed: true, commit };
  // First a fast-forward, which GitHub refuses to all but one of several concurrent writers; only
  // then the squash.
  const squashed = await createCommit(context, tree, [], action.message);
  await updateBranch(context, action.branch, { from: commit, to: squashed, force: true });
  return { changed: true, commit: squashed };
}
