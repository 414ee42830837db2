import type { Forge } from '../../forge/index.ts';
import type { Plan } from '../../model/plan.ts';
import type { JobContext } from '../shared/index.ts';
import type { LinkHealthOptions } from './options.ts';
import { runLinkHealth } from './run-link-health.ts';

export type LinkCheckOptions = Pick<LinkHealthOptions, 'history' | 'all' | 'boxes'>;

/**
 * Judges the links of a repository's list and remembers it: those that are due are asked, the history on `listkeeper/health` is carried
 * on, and one issue says what is to be done. Without a network nothing is judged and nothing is written. Rejects with ForgeError.
 */
export function checkRepositoryLinks(forge: Forge, context: JobContext, options: LinkCheckOptions = {}): Promise<Plan> {
  return runLinkHealth(forge, context, options);
}
