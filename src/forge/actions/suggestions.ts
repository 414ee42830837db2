import type { SuggestionsAction } from '../../model/plan.ts';
import { isForgeError, toForgeError } from '../forge-error.ts';
import { isOwnContent, prependMarker } from '../own-content.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';

/** More would not be read. The comment on the pull request has the rest. */
const maxSuggestions = 20;

/**
 * Comments on lines of the diff with suggested changes, each once for its key. An earlier
 * suggestion is not repeated, whatever became of it. All new ones are in one review, which sends
 * one notification.
 *
 * GitHub refuses lines that its diff does not show, and diffs that are too large (422). Then
 * nothing is written; the comment on the pull request says the same.
 */
export async function applySuggestions(
  { octokit, here, identity, recent }: ActionContext,
  action: SuggestionsAction,
): Promise<ActionOutcome> {
  if (action.lines.length === 0) return { changed: false };
  const author = await identity();
  const pull = { ...here, pull_number: action.pull };
  const all =
    recent?.takeReviewComments(action.pull) ??
    (await octokit.paginate(octokit.rest.pulls.listReviewComments, { ...pull, per_page: 100 }));
  const ownKeys = all
    .filter((comment) => isOwnContent(comment, author))
    .flatMap(({ body }) => parseSuggestionKey(action.marker, body ?? '') ?? []);
  const postedKeys = new Set(ownKeys);
  const fresh = action.lines.filter(({ key }) => !postedKeys.has(key)).slice(0, Math.max(0, maxSuggestions - ownKeys.length));
  if (fresh.length === 0) return { changed: false };
  const comments = fresh.map(({ path, line, key, body }) => ({
    path,
    line,
    side: 'RIGHT',
    body: prependMarker(`${action.marker} ${key}`, body),
  }));
  try {
    const { data } = await octokit.rest.pulls.createReview({ ...pull, commit_id: action.headSha, event: 'COMMENT', comments });
    return { changed: true, number: data.id, url: data.html_url };
  } catch (error) {
    if (isForgeError(toForgeError(error, { name: 'suggest-changes', subject: action.pull }), 'refused'))
      return { changed: false };
    throw error;
  }
}

function parseSuggestionKey(marker: string, body: string): string | undefined {
  const [first = ''] = body.split(/\r?\n/, 1);
  const start = `<!-- ${marker} `;
  return first.startsWith(start) && first.endsWith(' -->') ? first.slice(start.length, -' -->'.length) : undefined;
}
