import type { Forge } from '../../forge/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Plan, PlanAction } from '../../model/plan.ts';
import { formatRefusedTick } from '../../report/link-health/index.ts';
import { commentMarkers, emptyPlan, type JobContext } from '../shared/index.ts';
import { runLinkHealth } from './run-link-health.ts';

export interface CheckboxOptions {
  /** A person without write access who ticked boxes. Their ticks are undone, with a comment. */
  unauthorizedUser?: { login: string; issue: number; boxes: readonly string[] };
  /** Ticks that an edit of ours overwrote, see `findOverwrittenTicks`. */
  restored?: readonly string[];
}

/**
 * Carries out what is ticked in the link-health issue: one pull request with all edits, links to
 * ignore for a while, links to check now. Everything is read again, so it does not matter which
 * tick caused the job. Without any tick the issue is only updated, as after its pull request was
 * merged or closed. Rejects with ForgeError.
 */
export async function applyCheckboxes(
  forge: Forge,
  context: JobContext,
  { unauthorizedUser, restored }: CheckboxOptions = {},
): Promise<Plan> {
  const words = getMessages('en').log.plans;
  // Anybody may open an issue with our marker and edit it. That must not undo ticks in the real
  // one.
  if (unauthorizedUser && unauthorizedUser.issue !== (await forge.findOwnIssue?.(commentMarkers.health))?.number) {
    return emptyPlan(words.notOurIssue(unauthorizedUser.issue));
  }
  const { seen: _, ...plan } = await runLinkHealth(forge, context, {
    ticked: true,
    boxes: true,
    ...(restored ? { restored } : {}),
    ...(unauthorizedUser ? { excludedBoxes: new Set(unauthorizedUser.boxes) } : {}),
  });
  if (!unauthorizedUser || plan.actions.length === 0) return plan;
  const { login, issue } = unauthorizedUser;
  const body = formatRefusedTick(login, plan.language ?? 'en');
  const reply: PlanAction = { type: 'comment', issue, marker: `${commentMarkers.health} ${login}`, body };
  return { ...plan, actions: [...plan.actions, reply], summary: words.ticksRefused(login, plan.summary) };
}
