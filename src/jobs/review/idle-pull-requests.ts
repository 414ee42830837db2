import type { Forge, PullRequest } from '../../forge/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Plan, PlanAction } from '../../model/plan.ts';
import { formatIdleComment } from '../../report/review/index.ts';
import { commentMarkers, type JobContext, readSettingsAt } from '../shared/index.ts';

const dayMs = 86_400_000;
/** Pull requests that one run closes. A list that turns this on may have many. */
const maxClosed = 20;

/**
 * Closes pull requests that need changes and on which nobody wrote, pushed or decided anything for
 * as long as the settings say. A comment tells how to come back. The plan is empty by default.
 * Rejects with ForgeError.
 */
export async function planIdlePullRequests(forge: Forge, context: JobContext): Promise<PlanAction[]> {
  // Without commands nobody could come back.
  if (!context.commands) return [];
  const { defaultBranch, archived } = await forge.readRepository();
  if (archived) return [];
  const { settings } = await readSettingsAt(forge, defaultBranch);
  const days = settings.review.closeIdleAfterDays;
  if (days === undefined) return [];
  const latest = context.clock.now() - days * dayMs;
  const idle = (await forge.listOpenPullRequests()).filter((pull) => isIdle(pull, defaultBranch, latest));
  const body = formatIdleComment(days, settings.language);
  return idle.slice(0, maxClosed).flatMap(({ number }): PlanAction[] => [
    { type: 'comment', issue: number, marker: commentMarkers.idle, body },
    { type: 'pull-request-state', pull: number, state: 'closed' },
  ]);
}

/** Only one that its author has to change, and not those of the bot or of maintainers. */
function isIdle({ labels, draft, updatedAt, base, association }: PullRequest, defaultBranch: string, latest: number): boolean {
  const at = Date.parse(updatedAt ?? '');
  const isOfMaintainer = ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association);
  return labels.includes('needs-fix') && !draft && !isOfMaintainer && base.ref === defaultBranch && at < latest;
}

/**
 * Reopens a pull request, for its author, that the bot closed because changes were missing. Its
 * review follows by itself. Undefined for any other pull request.
 */
export async function planReopening(forge: Forge, pull: PullRequest): Promise<Plan | undefined> {
  if (pull.state === 'open' || pull.merged) return undefined;
  if ((await forge.findOwnComment?.(pull.number, commentMarkers.idle)) === undefined) return undefined;
  return {
    actions: [{ type: 'pull-request-state', pull: pull.number, state: 'open' }],
    summary: getMessages('en').log.plans.reopened(pull.number),
  };
}
