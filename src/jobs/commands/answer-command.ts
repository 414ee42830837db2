import type { Forge, ForgeDiscussions, PullRequest } from '../../forge/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Plan, PlanAction } from '../../model/plan.ts';
import { formatNotReopenedReply, formatPreviewReply, formatTooLargeReply } from '../../report/commands/index.ts';
import { checkRepositoryLinks } from '../link-health/index.ts';
import { buildReview, getExceededEntryLimit, isTooLarge, planReopening, reviewPullRequest } from '../review/index.ts';
import { decisionLabels, type JobContext, readSettingsAt, type SubmissionDecision } from '../shared/index.ts';
import { submitEntry } from '../submission/index.ts';
import { buildReply, type CommandPlan, type CommandRequest, markUnderstood, refuseCommand } from './command-plan.ts';
import { planFix } from './plan-fix.ts';
import { isLinkRequest, planLink } from './plan-link.ts';
import { planOnBranch } from './plan-on-branch.ts';

/**
 * Plans what a command in a comment asks for. The caller reacts to the comment, because it knows
 * the outcome of the plan. Rejects with ForgeError.
 */
export async function answerCommand(
  forge: Forge & ForgeDiscussions,
  request: CommandRequest,
  context: JobContext,
): Promise<CommandPlan> {
  return request.onPullRequest ? answerOnPullRequest(forge, request, context) : answerOnIssue(forge, request, context);
}

async function answerOnPullRequest(forge: Forge & ForgeDiscussions, request: CommandRequest, context: JobContext) {
  const { command, number } = request;
  if (isLinkRequest(request)) return planLink(forge, request, context);
  if (command.name === 'check') return markUnderstood(await checkRepositoryLinks(forge, context));
  if (command.name === 'recheck') return markUnderstood(await reviewPullRequest(forge, number, context));
  const pull = await forge.readPullRequest(number);
  if (command.name === 'reopen') return planReopen(forge, pull, request);
  if (command.name !== 'fix' && command.name !== 'preview') return planOnBranch(forge, request, pull.base.ref);
  try {
    return command.name === 'fix'
      ? await planFix(forge, pull, request, context)
      : await planPreview(forge, pull, request, context);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return refuseCommand(request, formatTooLargeReply(getExceededEntryLimit(error)), error.message);
  }
}

async function answerOnIssue(
  forge: Forge & ForgeDiscussions,
  request: CommandRequest,
  context: JobContext,
): Promise<CommandPlan> {
  const { command, number } = request;
  if (isLinkRequest(request)) return planLink(forge, request, context);
  if (command.name === 'check' || command.name === 'recheck') {
    return markUnderstood(await checkRepositoryLinks(forge, context));
  }
  if (command.name === 'approve' || command.name === 'reject') {
    const decision = command.name === 'approve' ? 'approved' : 'rejected';
    return markUnderstood(await decideSubmission(forge, number, decision, context));
  }
  const { defaultBranch } = await forge.readRepository();
  const plan = await planOnBranch(forge, request, defaultBranch);
  if (command.name !== 'duplicate-of' || !plan.understood) return plan;
  // The submission of a duplicate is withdrawn. The reply about the duplicate is the only comment.
  const rejection = await decideSubmission(forge, number, 'rejected', context);
  return { ...plan, actions: [...plan.actions, ...rejection.actions.filter((action) => action.type !== 'comment')] };
}

/**
 * Only pull requests that the bot closed because changes were missing are reopened by a command.
 * What people closed stays closed.
 */
async function planReopen(forge: Forge, pull: PullRequest, request: CommandRequest): Promise<CommandPlan> {
  const plan = await planReopening(forge, pull);
  if (plan) return markUnderstood(plan);
  const { settings } = await readSettingsAt(forge, pull.base.ref);
  const reason = getMessages('en').log.plans.notReopened(pull.number);
  return refuseCommand(request, formatNotReopenedReply(pull.state === 'open', settings.language), reason);
}

async function planPreview(forge: Forge, pull: PullRequest, request: CommandRequest, context: JobContext): Promise<CommandPlan> {
  const review = await buildReview(forge, pull, context, { links: false });
  return markUnderstood({
    actions: [buildReply(request, formatPreviewReply(review, review.language))],
    summary: getMessages('en').log.plans.previewed(pull.number, review.entries.length),
  });
}

/**
 * Stores a maintainer's decision on a submission as a label, so that it holds for later edits too.
 */
async function decideSubmission(
  forge: Forge & ForgeDiscussions,
  number: number,
  decision: SubmissionDecision,
  context: JobContext,
): Promise<Plan> {
  const opposite = decision === 'approved' ? decisionLabels.rejected : decisionLabels.approved;
  const plan = await submitEntry(forge, number, context, { decision });
  if (plan.actions.length === 0) return plan;
  const label: PlanAction = { type: 'labels', issue: number, add: [decisionLabels[decision]], remove: [opposite] };
  return { ...plan, actions: [label, ...plan.actions] };
}
