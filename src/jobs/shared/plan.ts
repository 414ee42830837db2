import type { Plan } from '../../model/plan.ts';

/**
 * A plan that changes nothing.
 * @param summary why there is nothing to do.
 */
export const emptyPlan = (summary: string): Plan => ({ actions: [], summary });
