import { ForgeError } from '../errors.ts';
import { sameText } from '../markers.ts';
import type { ProposeFiles } from '../plan.ts';
import type { Hands, Outcome } from './act.ts';
import { commitAt, commitTree, pointBranch, tipOf, treeWith } from './git.ts';
import { applyLabels } from './labels.ts';

/** Stands at the end of our commits on a branch of our own: a tip without it is somebody's work and is not overwritten. */
const trailer = 'Proposed-by: listkeeper';

/** Whether a commit's message is that of a proposal of ours. */
export const isProposal = (message: string): boolean => message.trimEnd().endsWith(trailer);

/**
 * Keeps one pull request from a branch of our own up to date: the branch always holds one commit on the base that was read. When the
 * files no longer differ from the base, the pull request is closed and the branch removed.
 * Throws ForgeError `moved` when somebody else committed on the branch: their work stays.
 */
export async function applyProposal(hands: Hands, action: ProposeFiles): Promise<Outcome> {
  const { octokit, here } = hands;
  const base = await commitAt(hands, action.baseHead);
  const tip = await tipOf(hands, action.branch);
  const before = tip ? await commitAt(hands, tip) : undefined;
  if (before && tip !== action.baseHead && !isProposal(before.message)) {
    throw new ForgeError('moved', `Could not update ${action.branch}: somebody else has committed there`);
  }
  const tree = await treeWith(hands, base.tree, action.files);
  const open = await openProposal(hands, action);
  if (tree === base.tree) return withdraw(hands, action, tip, open);

  const upToDate = before?.tree === tree && before.parents.length === 1 && before.parents[0] === action.baseHead;
  const commit = upToDate ? tip : await commitTree(hands, tree, [action.baseHead], withTrailer(action.message));
  if (!upToDate) await pointBranch(hands, action.branch, tip, commit, true);

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
    if (action.labels.length > 0) await applyLabels(hands, { do: 'labels', issue: data.number, add: action.labels, remove: [] });
    return { changed: true, number: data.number, url: data.html_url, commit };
  }
  const { number, html_url: url } = open;
  const saysTheSame = open.title === action.title && sameText(open.body, action.body) && open.base.ref === action.base;
  if (!saysTheSame) {
    await octokit.rest.pulls.update({ ...here, pull_number: number, title: action.title, body: action.body, base: action.base });
  }
  return { changed: !upToDate || !saysTheSame, number, url, commit };
}

/** Ours is the last of the trailers: those that a message has already stay in one paragraph with it, or nobody would read them as such. */
function withTrailer(message: string): string {
  const last = message.trimEnd().split('\n').at(-1) ?? '';
  return `${message.trimEnd()}${/^[A-Z][\w-]*-by: \S/.test(last) ? '\n' : '\n\n'}${trailer}`;
}

/** The open pull request from our branch in this repository; forks may have a branch of the same name. */
async function openProposal({ octokit, here }: Hands, { branch }: ProposeFiles) {
  const { data } = await octokit.rest.pulls.list({ ...here, state: 'open', head: `${here.owner}:${branch}`, per_page: 100 });
  return data.find((pull) => pull.head.ref === branch && pull.head.repo?.full_name === pull.base.repo.full_name);
}

type OpenProposal = Awaited<ReturnType<typeof openProposal>>;

async function withdraw({ octokit, here }: Hands, { branch }: ProposeFiles, tip: string, open: OpenProposal): Promise<Outcome> {
  if (open) await octokit.rest.pulls.update({ ...here, pull_number: open.number, state: 'closed' });
  if (tip) await octokit.rest.git.deleteRef({ ...here, ref: `heads/${branch}` });
  return { changed: Boolean(open || tip), ...(open ? { number: open.number, url: open.html_url } : {}) };
}
