import type { ListInfo } from '../../list/schema/index.ts';
import type { ListContents } from '../../model/list-status.ts';
import type { Plan } from '../../model/plan.ts';

/**
 * A plan that changes nothing.
 * @param summary why there is nothing to do.
 */
export const emptyPlan = (summary: string): Plan => ({ actions: [], summary });

/** What a list holds, for the page of all lists. */
export function summarizeContents({ info, entries }: { info: ListInfo | undefined; entries: readonly unknown[] }): ListContents {
  return { ...(info ? { title: info.title } : {}), entries: entries.length };
}
