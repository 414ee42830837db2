import { forgeError, isForgeError } from '../errors.ts';
import type { React } from '../plan.ts';
import type { Hands, Outcome } from './act.ts';

/** Reacts to a comment; GitHub keeps one of a kind a person (201 for a new one, 200 for one that was there). A comment that is gone needs none. */
export async function applyReaction({ octokit, here }: Hands, { comment, content }: React): Promise<Outcome> {
  try {
    const { status } = await octokit.rest.reactions.createForIssueComment({ ...here, comment_id: comment, content });
    return { changed: status === 201, number: comment };
  } catch (error) {
    if (isForgeError(forgeError(error, 'react'), 'not-found')) return { changed: false };
    throw error;
  }
}
