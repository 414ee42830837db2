import type { Forge } from '../../forge/index.ts';
import { parseFactsFile } from '../../list/repository-facts/index.ts';
import type { Plan } from '../../model/plan.ts';
import { planFacts } from '../publish/index.ts';
import type { JobContext } from '../shared/index.ts';
import { selectFacts } from './collect-facts.ts';
import type { LinkHealthOptions } from './options.ts';
import { type LinkHealthPlan, runLinkHealth } from './run-link-health.ts';

export type LinkCheckOptions = Pick<LinkHealthOptions, 'history' | 'all' | 'boxes'>;

/**
 * Checks the links of a list that are due, records the verdicts on the branch `listkeeper/health`,
 * and updates the link-health issue. What was learned of repositories goes into the facts file of
 * the list, where it has one. Without a network nothing is recorded. Rejects with ForgeError.
 */
export async function checkRepositoryLinks(forge: Forge, context: JobContext, options: LinkCheckOptions = {}): Promise<Plan> {
  const { seen, ...plan } = await runLinkHealth(forge, context, options);
  if (seen === undefined || seen.list.settings.facts.file === undefined) return plan;
  return { ...plan, actions: [...plan.actions, ...(await planFactsOf(forge, seen))] };
}

function planFactsOf(forge: Forge, { list, links, branch }: NonNullable<LinkHealthPlan['seen']>) {
  const { settings, commit, entries, factsFile: present } = list;
  const known = present === undefined ? undefined : parseFactsFile(present.text);
  const facts = selectFacts(entries, links, known ?? new Map());
  return planFacts(forge, { branch, commit, settings, present, facts });
}
