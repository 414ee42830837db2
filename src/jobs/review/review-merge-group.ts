import { type Forge, isForgeError, type PullRequest } from '../../forge/index.ts';
import type { Plan } from '../../model/plan.ts';
import { githubLimits } from '../../report/markdown/index.ts';
import { buildReviewCheck, formatMergeGroupNote } from '../../report/review/index.ts';
import { concludeMergeGroup, type JobContext, reviewCheckName } from '../shared/index.ts';
import { buildReview } from './review-pull-request.ts';

/**
 * Reviews the commit that a merge queue made of pull requests, against the commit it is to be put on: two that are right by themselves may
 * be wrong together, such as one entry in both. Links were looked at on the pull requests, and are not asked again. Plans one check run;
 * where the group is too large to be reviewed, or its base is not known, a neutral one that says so. Rejects with ForgeError.
 * @param group the two commits, as GitHub names them in `merge_group`.
 */
export async function reviewMergeGroup(
  forge: Forge,
  group: { head: string; base: string | undefined },
  context: JobContext,
): Promise<Plan> {
  const { head, base } = group;
  if (base === undefined) return concludeMergeGroup(head);
  // The trees tell what changes: a group has no list of changed files. Its own pull requests are still open, and no rivals of it.
  const { listOpenPullRequestFiles, ...others } = forge;
  const treeForge: Forge = { ...others, listChangedFiles: async () => ({ files: [], truncated: true }) };
  try {
    const review = await buildReview(treeForge, toPullRequest(head, base), context, { links: false });
    const check = buildReviewCheck(review, review.language);
    const summary = [formatMergeGroupNote(review.language), check.summary].join('\n\n').slice(0, githubLimits.checkSummary);
    return {
      actions: [{ do: 'check-run', name: reviewCheckName, headSha: head, ...check, summary }],
      summary: `merge group at ${head.slice(0, 7)}: ${review.findings.length} findings brought: ${check.conclusion}`,
    };
  } catch (error) {
    if (isForgeError(error, 'too-large')) return concludeMergeGroup(head);
    throw error;
  }
}

/** A group as far as a review asks: who let it into the queue may write. */
function toPullRequest(sha: string, base: string): PullRequest {
  return {
    number: 0,
    title: '',
    author: '',
    draft: false,
    state: 'open',
    head: { sha, ref: '', repository: undefined },
    base: { sha: base, ref: base },
    fork: false,
    body: '',
    association: 'MEMBER',
    labels: [],
    url: '',
  };
}
