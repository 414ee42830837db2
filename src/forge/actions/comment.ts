import type { CommentAction } from '../../model/plan.ts';
import { isForgeError } from '../forge-error.ts';
import { isOwnWithMarker, isSameText, prependMarker } from '../own-content.ts';
import type { PresentComment } from '../recent-reads.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';

/**
 * Creates or updates our one comment with the marker. When concurrent runs created several, the
 * oldest is kept and the others are deleted.
 */
export async function applyComment(context: ActionContext, action: CommentAction): Promise<ActionOutcome> {
  const { octokit, here } = context;
  const issue = { ...here, issue_number: action.issue };
  const [existing, ...duplicates] = await findOwnComments(context, action.issue, action.marker);
  const body = prependMarker(action.marker, action.body);
  for (const duplicate of duplicates)
    await octokit.rest.issues.deleteComment({ ...here, comment_id: duplicate.id }).catch(ignoreNotFound);
  if (existing && isSameText(existing.body, body))
    return { changed: duplicates.length > 0, url: existing.html_url, number: existing.id };
  if (existing) {
    const { data } = await octokit.rest.issues.updateComment({ ...here, comment_id: existing.id, body });
    return { changed: true, url: data.html_url, number: data.id };
  }
  if (action.onlyIfPresent) return { changed: false };
  const { data } = await octokit.rest.issues.createComment({ ...issue, body });
  return { changed: true, url: data.html_url, number: data.id };
}

/** Our comments with a marker on an issue or pull request, the oldest first. */
export async function findOwnComments(
  { octokit, here, identity, recent }: ActionContext,
  issue: number,
  marker: string,
): Promise<PresentComment[]> {
  const who = await identity();
  const all =
    recent?.takeComments(issue) ??
    (await octokit.paginate(octokit.rest.issues.listComments, { ...here, issue_number: issue, per_page: 100 }));
  return all.filter((each) => isOwnWithMarker(each, marker, who)).sort((a, b) => a.id - b.id);
}

function ignoreNotFound(error: unknown): void {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status !== 404 && !isForgeError(error, 'not-found')) throw error;
}
