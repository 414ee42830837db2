import type { Forge, ForgeDiscussions } from '../../forge/index.ts';
import type { Plan } from '../../model/plan.ts';
import { adoptList } from '../adoption/index.ts';
import { answerCommand, type CommandPlan } from '../commands/index.ts';
import { applyCheckboxes, checkRepositoryLinks } from '../link-health/index.ts';
import { publishOutputs } from '../publish/index.ts';
import { planIdlePullRequests, reviewMergeGroup, reviewPullRequest } from '../review/index.ts';
import { concludeRequestedCheck, type JobContext, readSettingsAt } from '../shared/index.ts';
import { submitEntry } from '../submission/index.ts';
import type { JobRequest, PlannedRequest } from './job-request.ts';

/**
 * Lets the job that a request names decide.
 * @param isRefused the person who ticked a box has no write access, so the boxes are reset instead.
 * @returns undefined when the request names nothing that could be done.
 */
export async function planRequest(
  request: PlannedRequest,
  forge: Forge & ForgeDiscussions,
  context: JobContext,
  isRefused: boolean,
): Promise<Plan | CommandPlan | undefined> {
  const { kind, asked: command, number, askedBy, head } = request;
  switch (kind) {
    case 'command':
      if (!command || number === undefined || askedBy === undefined) return undefined;
      return answerCommand(forge, { ...command, number, askedBy }, context);
    case 'remedy':
      if (askedBy === undefined && request.boxes) return applyCheckboxes(forge, context, { restored: request.boxes });
      if (!isRefused || askedBy === undefined || number === undefined) return applyCheckboxes(forge, context);
      return applyCheckboxes(forge, context, {
        unauthorizedUser: { login: askedBy, issue: number, boxes: request.boxes ?? [] },
      });
    case 'adopt':
      return adoptList(forge, context);
    case 'submit':
      return number === undefined ? undefined : submitEntry(forge, number, context);
    case 'check': {
      const plan = await checkRepositoryLinks(forge, context);
      return { ...plan, actions: [...plan.actions, ...(await planIdlePullRequests(forge, context))] };
    }
    case 'answer':
      return number === undefined ? undefined : reviewAnswer(forge, number, context);
    case 'merge-group':
      return head === undefined ? undefined : reviewMergeGroup(forge, { head, base: request.base }, context);
    case 'publish': {
      const plan = await publishOutputs(forge, context);
      return head === undefined ? plan : concludeRequestedCheck(plan, head, 'publish');
    }
    default:
      return planReview(request, forge, context);
  }
}

/** A comment by the author of a pull request: it matters where the list asks for an answer. */
async function reviewAnswer(forge: Forge, number: number, context: JobContext): Promise<Plan | undefined> {
  const { defaultBranch } = await forge.readRepository();
  const { settings } = await readSettingsAt(forge, defaultBranch);
  return settings.review.askUse ? reviewPullRequest(forge, number, context) : undefined;
}

async function planReview({ number, head }: JobRequest, forge: Forge, context: JobContext): Promise<Plan | undefined> {
  const pull = number ?? (await forge.listOpenPullRequests()).find((open) => open.head.sha === head)?.number;
  const plan = pull === undefined ? undefined : await reviewPullRequest(forge, pull, context);
  return head === undefined ? plan : concludeRequestedCheck(plan, head, 'review');
}
