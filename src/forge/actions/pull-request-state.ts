import type { PullRequestStateAction } from '../../model/plan.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';

/** Closes or reopens a pull request of somebody. One that is like this already is left alone. */
export async function applyPullRequestState(
  { octokit, here }: ActionContext,
  { pull, state }: PullRequestStateAction,
): Promise<ActionOutcome> {
  const { data } = await octokit.rest.pulls.get({ ...here, pull_number: pull });
  if (data.state === state || data.merged) return { changed: false };
  await octokit.rest.pulls.update({ ...here, pull_number: pull, state });
  return { changed: true };
}
