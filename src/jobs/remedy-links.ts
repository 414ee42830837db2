import type { Forge } from '../forge/forge.ts';
import type { Plan } from '../forge/plan.ts';
import { refusedTick } from '../report/health-proposal.ts';
import { linkHealth } from './link-health.ts';
import { type JobTools, markers } from './tools.ts';

export interface RemedyOptions {
  /** A person who ticked boxes and may not write to the repository: their ticks are taken back, with a word. */
  stranger?: { login: string; issue: number; boxes: readonly string[] };
}

/**
 * Does what people ticked in the link-health issue: one pull request with all edits, links that rest for a while, links that are asked again
 * now. Everything is read anew, so that it does not matter which tick woke us; without any tick the issue is brought up to date, as after
 * the pull request was merged or closed. Rejects with ForgeError.
 */
export async function remedyLinks(forge: Forge, tools: JobTools, { stranger }: RemedyOptions = {}): Promise<Plan> {
  // Anybody may open an issue with our marker and edit it: that takes no tick of ours back.
  if (stranger && stranger.issue !== (await forge.ownIssue?.(markers.health))?.number) {
    return { actions: [], summary: `#${stranger.issue} is not our issue` };
  }
  const plan = await linkHealth(forge, tools, {
    ticked: true,
    boxes: true,
    ...(stranger ? { disowned: new Set(stranger.boxes) } : {}),
  });
  if (!stranger || plan.actions.length === 0) return plan;
  const body = refusedTick(stranger.login, plan.language ?? 'en');
  const word = { do: 'comment', issue: stranger.issue, marker: `${markers.health} ${stranger.login}`, body } as const;
  return { ...plan, actions: [...plan.actions, word], summary: `${stranger.login} may not ask for that; ${plan.summary}` };
}
