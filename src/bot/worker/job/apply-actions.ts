import { type ActionResult, applyPlan, type InstalledRepository, type RecentReads } from '../../../forge/index.ts';
import type { PlanAction } from '../../../model/plan.ts';
import type { GitHubApp } from '../../github/index.ts';

/**
 * Applies actions to one repository, as the App.
 * @param options.signal no further action is started once it is aborted.
 * @param options.recent what was read a moment ago.
 * @returns one result for each action, in order.
 */
export async function applyActions(
  { owner, repo, installation }: InstalledRepository,
  actions: PlanAction[],
  app: GitHubApp,
  options: { signal?: AbortSignal; recent?: RecentReads | undefined } = {},
): Promise<ActionResult[]> {
  // A client of its own each time: checking the links of a large list may take longer than a token
  // is valid.
  const client = await app.openClient({ owner, repo, installation });
  const target = { owner, repo, app: { slug: await app.getSlug() }, ...options };
  return applyPlan({ actions, summary: '' }, client, target);
}
