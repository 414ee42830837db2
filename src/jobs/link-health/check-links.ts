import type { Forge } from '../../forge/index.ts';
import type { Plan } from '../../model/plan.ts';
import type { JobContext } from '../shared/index.ts';
import type { LinkHealthOptions } from './options.ts';
import { runLinkHealth } from './run-link-health.ts';

export type LinkCheckOptions = Pick<LinkHealthOptions, 'history' | 'all' | 'boxes'>;

/**
 * Checks the links of a list that are due, records the verdicts on the branch `listkeeper/health`,
 * and updates the link-health issue. Without a network nothing is recorded. Rejects with
 * ForgeError.
 */
export function checkRepositoryLinks(forge: Forge, context: JobContext, options: LinkCheckOptions = {}): Promise<Plan> {
  return runLinkHealth(forge, context, options);
}
