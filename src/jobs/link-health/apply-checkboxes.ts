import type { Forge } from '../../forge/index.ts';
import type { Plan } from '../../model/plan.ts';
import { formatRefusedTick } from '../../report/link-health/index.ts';
import { commentMarkers, type JobContext } from '../shared/index.ts';
import { runLinkHealth } from './run-link-health.ts';

export interface CheckboxOptions {
  /** A person who ticked boxes and may not write to the repository: their ticks are taken back, with a word. */
  unauthorizedUser?: { login: string; issue: number; boxes: readonly string[] };
}

/**
 * Does what people ticked in the link-health issue: one pull request with all edits, links that rest for a while, links that are asked again
 * now. Everything is read anew, so that it does not matter which tick woke us; without any tick the issue is brought up to date, as after
 * the pull request was merged or closed. Rejects with ForgeError.
 */
export async function applyCheckboxes(
  forge: Forge,
  context: JobContext,
  { unauthorizedUser }: CheckboxOptions = {},
): Promise<Plan> {
  // Anybody may open an issue with our marker and edit it: that takes no tick of ours back.
  if (unauthorizedUser && unauthorizedUser.issue !== (await forge.findOwnIssue?.(commentMarkers.health))?.number) {
    return { actions: [], summary: `#${unauthorizedUser.issue} is not our issue` };
  }
  const plan = await runLinkHealth(forge, context, {
    ticked: true,
    boxes: true,
    ...(unauthorizedUser ? { excludedBoxes: new Set(unauthorizedUser.boxes) } : {}),
  });
  if (!unauthorizedUser || plan.actions.length === 0) return plan;
  const body = formatRefusedTick(unauthorizedUser.login, plan.language ?? 'en');
  const reply = {
    do: 'comment',
    issue: unauthorizedUser.issue,
    marker: `${commentMarkers.health} ${unauthorizedUser.login}`,
    body,
  } as const;
  return {
    ...plan,
    actions: [...plan.actions, reply],
    summary: `${unauthorizedUser.login} may not ask for that; ${plan.summary}`,
  };
}
