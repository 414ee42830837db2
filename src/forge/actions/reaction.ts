import type { ReactionAction } from '../../model/plan.ts';
import { isForgeError, toForgeError } from '../forge-error.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';

/**
 * Reacts to a comment. GitHub keeps one reaction of a kind a person: 201 for a new one, 200 for an
 * existing one. A deleted comment is no error.
 */
export async function applyReaction(
  { octokit, here }: ActionContext,
  { comment, content }: ReactionAction,
): Promise<ActionOutcome> {
  try {
    const { status } = await octokit.rest.reactions.createForIssueComment({ ...here, comment_id: comment, content });
    return { changed: status === 201, number: comment };
  } catch (error) {
    if (isForgeError(toForgeError(error, { name: 'add-reaction', subject: comment }), 'not-found')) return { changed: false };
    throw error;
  }
}
