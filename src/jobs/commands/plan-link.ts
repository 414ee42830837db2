import type { Forge } from '../../forge/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { PlanAction } from '../../model/plan.ts';
import { formatLinkReply } from '../../report/commands/index.ts';
import { planLinkCommand } from '../link-health/index.ts';
import type { JobContext } from '../shared/index.ts';
import { buildReply, type CommandPlan, type CommandRequest } from './command-plan.ts';
import { type CommentCommand, isLinkCommand, type LinkCommandName } from './parse-command.ts';

type LinkRequest = CommandRequest & { command: CommentCommand & { name: LinkCommandName } };

export const isLinkRequest = (request: CommandRequest): request is LinkRequest => isLinkCommand(request.command);

/** Does what a command asks for about one link, and answers in a comment of its own below it. */
export async function planLink(forge: Forge, request: LinkRequest, context: JobContext): Promise<CommandPlan> {
  const { command, number } = request;
  const { name: action, address } = command;
  const { outcome, language, actions } = await planLinkCommand(forge, context, { action, address, issue: number });
  const reply: PlanAction = {
    ...buildReply(request, formatLinkReply(outcome, address, language)),
    ...(outcome.is === 'proposed'
      ? { composeWithPull: (pull: number) => formatLinkReply(outcome, address, language, pull) }
      : {}),
  };
  return {
    actions: [...actions, reply],
    summary: getMessages('en').log.plans.linkCommand(action, outcome.is),
    understood: outcome.is === 'proposed' || outcome.is === 'snoozed',
  };
}
