import { getMessages } from '../../messages/index.ts';
import type { CommentAction, Plan } from '../../model/plan.ts';
import { formatAnswerMarker } from '../shared/index.ts';
import type { CommentCommand } from './parse-command.ts';

/** A command in a comment. Whether its author may run it was checked before. */
export interface CommandRequest {
  command: CommentCommand;
  /** The issue or pull request of the comment. */
  number: number;
  onPullRequest: boolean;
  askedBy: string;
  /** Id of the comment, where it is known: the answer to it is a comment of its own. */
  comment?: number;
}

export interface CommandPlan extends Plan {
  /** False when the command could not be carried out as it was written. */
  understood: boolean;
}

export const markUnderstood = (plan: Plan): CommandPlan => ({ ...plan, understood: true });

/** Where a command was written. */
export type CommandPlace = Pick<CommandRequest, 'number' | 'comment'>;

/** The reply to a command: a comment of its own. */
export const buildReply = (
  { number, comment }: CommandPlace,
  body: string,
  marker: string = formatAnswerMarker(comment),
): CommentAction => ({ type: 'comment', issue: number, marker, body });

/**
 * A reply that says why the command was not carried out.
 * @param reason for the log.
 */
export const refuseCommand = (place: CommandPlace, body: string, reason: string): CommandPlan => ({
  actions: [buildReply(place, body)],
  summary: getMessages('en').log.plans.commandRefused(place.number, reason),
  understood: false,
});
