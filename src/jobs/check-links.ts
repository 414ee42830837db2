import type { Forge } from '../forge/forge.ts';
import type { Plan } from '../forge/plan.ts';
import { type HealthRun, linkHealth } from './link-health.ts';
import type { JobTools } from './tools.ts';

export type CheckOptions = Pick<HealthRun, 'history' | 'all' | 'boxes'>;

/**
 * Judges the links of a repository's list and remembers it: those that are due are asked, the history on `listkeeper/health` is carried
 * on, and one issue says what is to be done. Without a network nothing is judged and nothing is written. Rejects with ForgeError.
 */
export function checkRepositoryLinks(forge: Forge, tools: JobTools, options: CheckOptions = {}): Promise<Plan> {
  return linkHealth(forge, tools, options);
}
