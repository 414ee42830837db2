import type { PullRequestAction } from '../../model/plan.ts';
import { ForgeError } from '../forge-error.ts';
import { isSameText } from '../own-content.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';
import { createCommit, createTreeWithFiles, readBranchTip, readCommit, updateBranch } from './git-objects.ts';
import { applyLabels } from './labels.ts';

/**
 * The last line of our commits on a branch of our own. A tip without it is somebody else's work and
 * is not overwritten.
 */
const trailer = 'Proposed-by: listkeeper';

/** Whether a commit's message is that of a proposal of ours. */
export const isProposalCommit = (message: string): boolean => message.trimEnd().endsWith(trailer);

/**
 * Keeps one pull request from a branch of our own up to date. The branch always holds one commit on
 * the base that was read. When the files no longer differ from the base, the pull request is closed
 * and the branch removed.
 * @throws ForgeError `moved` when somebody else committed on the branch. Their work is kept.
 */
export async function applyPullRequest(context: ActionContext, action: PullRequestAction): Promise<ActionOutcome> {
  const { octokit, here } = context;
  const base = await readCommit(context, action.baseHead);
  const tip = await readBranchTip(context, action.branch);
  const previous = tip ? await readCommit(context, tip) : undefined;
  if (previous && tip !== action.baseHead && !isProposalCommit(previous.message)) {
    const operation = { name: 'update-branch', subject: action.branch } as const;
    throw new ForgeError('moved', { operation, reason: { kind: 'foreign-commit' } });
  }
  const tree = await createTreeWithFiles(context, base.tree, action.files);
  const open = await findOpenPullRequest(context, action);
  if (tree === base.tree) return closePullRequest(context, action, tip, open);

  const isUpToDate = previous?.tree === tree && previous.parents.length === 1 && previous.parents[0] === action.baseHead;
  const commit = isUpToDate ? tip : await createCommit(context, tree, [action.baseHead], appendTrailer(action.message));
  if (!isUpToDate) await updateBranch(context, action.branch, { from: tip, to: commit, force: true });

  if (!open) {
    const { title, body, branch, base: into } = action;
    const { data } = await octokit.rest.pulls.create({
      ...here,
      title,
      body,
      head: branch,
      base: into,
      maintainer_can_modify: true,
    });
    if (action.labels.length > 0)
      await applyLabels(context, { type: 'labels', issue: data.number, add: action.labels, remove: [] });
    return { changed: true, number: data.number, url: data.html_url, commit };
  }
  const { number, html_url: url } = open;
  const isTextCurrent = open.title === action.title && isSameText(open.body, action.body) && open.base.ref === action.base;
  if (!isTextCurrent) {
    await octokit.rest.pulls.update({ ...here, pull_number: number, title: action.title, body: action.body, base: action.base });
  }
  return { changed: !isUpToDate || !isTextCurrent, number, url, commit };
}

/**
 * Ours is the last of the trailers. Git reads trailers only from the last paragraph, so existing
 * ones stay in it.
 */
function appendTrailer(message: string): string {
  const last = message.trimEnd().split('\n').at(-1) ?? '';
  return `${message.trimEnd()}${/^[A-Z][\w-]*-by: \S/.test(last) ? '\n' : '\n\n'}${trailer}`;
}

/**
 * The open pull request from our branch in this repository. Forks may have a branch of that name.
 */
async function findOpenPullRequest({ octokit, here }: ActionContext, { branch }: PullRequestAction) {
  const { data } = await octokit.rest.pulls.list({ ...here, state: 'open', head: `${here.owner}:${branch}`, per_page: 100 });
  return data.find((pull) => pull.head.ref === branch && pull.head.repo?.full_name === pull.base.repo.full_name);
}

type ProposalPullRequest = Awaited<ReturnType<typeof findOpenPullRequest>>;

async function closePullRequest(
  { octokit, here }: ActionContext,
  { branch }: PullRequestAction,
  tip: string,
  open: ProposalPullRequest,
): Promise<ActionOutcome> {
  if (open) await octokit.rest.pulls.update({ ...here, pull_number: open.number, state: 'closed' });
  if (tip) await octokit.rest.git.deleteRef({ ...here, ref: `heads/${branch}` });
  return { changed: Boolean(open || tip), ...(open ? { number: open.number, url: open.html_url } : {}) };
}
