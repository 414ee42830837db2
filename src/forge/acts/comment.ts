import { isForgeError } from '../errors.ts';
import { isOurs, sameText, withMarker } from '../markers.ts';
import type { StickyComment } from '../plan.ts';
import type { Hands, Outcome } from './act.ts';

/**
 * Makes, edits or leaves our one comment with the marker. All pages are looked through; when runs at once made several, the oldest is
 * kept and the others go.
 */
export async function applyComment({ octokit, here, identity }: Hands, action: StickyComment): Promise<Outcome> {
  const issue = { ...here, issue_number: action.issue };
  const [first, ...doubles] = await findComments({ octokit, here, identity }, action.issue, action.marker);
  const body = withMarker(action.marker, action.body);
  for (const double of doubles) await octokit.rest.issues.deleteComment({ ...here, comment_id: double.id }).catch(alreadyGone);
  if (first && sameText(first.body, body)) return { changed: doubles.length > 0, url: first.html_url, number: first.id };
  if (first) {
    const { data } = await octokit.rest.issues.updateComment({ ...here, comment_id: first.id, body });
    return { changed: true, url: data.html_url, number: data.id };
  }
  if (action.onlyIfPresent) return { changed: false };
  const { data } = await octokit.rest.issues.createComment({ ...issue, body });
  return { changed: true, url: data.html_url, number: data.id };
}

/** Our comments with a marker on an issue or pull request, the oldest first. */
export async function findComments({ octokit, here, identity }: Hands, issue: number, marker: string) {
  const who = await identity();
  const all = await octokit.paginate(octokit.rest.issues.listComments, { ...here, issue_number: issue, per_page: 100 });
  return all.filter((each) => isOurs(each, marker, who)).sort((a, b) => a.id - b.id);
}

function alreadyGone(error: unknown): void {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status !== 404 && !isForgeError(error, 'not-found')) throw error;
}
