import type { Forge, PullRequest } from '../../forge/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Plan } from '../../model/plan.ts';
import { githubLimits } from '../../report/markdown/index.ts';
import { buildReviewCheck, formatMergeGroupNote } from '../../report/review/index.ts';
import { concludeMergeGroup, type JobContext, reviewCheckName } from '../shared/index.ts';
import { isTooLarge } from './review-limits.ts';
import { buildReview } from './review-pull-request.ts';

/**
 * Reviews the commit that a merge queue made of pull requests. Two that are valid alone may
 * conflict, for example with the same entry in both. Links were checked on the pull requests and
 * are not checked again. The plan is one check run: a neutral one when the group is too large, or
 * its base is unknown. Rejects with ForgeError.
 * @param group the two commits, as in the event `merge_group`.
 */
export async function reviewMergeGroup(
  forge: Forge,
  group: { head: string; base: string | undefined },
  context: JobContext,
): Promise<Plan> {
  const { head, base } = group;
  if (base === undefined) return concludeMergeGroup(head);
  try {
    const review = await buildReview(withoutPullRequests(forge), toPullRequest(head, base), context, { links: false });
    const check = buildReviewCheck(review, review.language);
    const summary = [formatMergeGroupNote(review.language), check.summary].join('\n\n').slice(0, githubLimits.checkSummary);
    return {
      actions: [{ type: 'check-run', name: reviewCheckName, headSha: head, ...check, summary }],
      summary: getMessages('en').log.plans.mergeGroup(head.slice(0, 7), review.findings.length, check.conclusion),
    };
  } catch (error) {
    if (isTooLarge(error)) return concludeMergeGroup(head);
    throw error;
  }
}

/**
 * A group has no list of changed files, so the trees are compared. Its own pull requests are still
 * open and do not compete with it.
 */
function withoutPullRequests(forge: Forge): Forge {
  return {
    readRepository: () => forge.readRepository(),
    readMatchingFiles: (...selection) => forge.readMatchingFiles(...selection),
    readFiles: (ref, paths) => forge.readFiles(ref, paths),
    readPullRequest: (number) => forge.readPullRequest(number),
    listOpenPullRequests: () => forge.listOpenPullRequests(),
    listChangedFiles: async () => ({ files: [], truncated: true }),
  };
}

/**
 * The group as a pull request, by somebody with write access: nobody else can add to a merge queue.
 */
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
