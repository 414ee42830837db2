/**
 * The scheduled check: selects the links that are due, checks them, records the verdicts on the
 * branch `listkeeper/health`, and updates the issue. It also carries out the boxes ticked there.
 *
 * Start with `check-links.ts` and `apply-checkboxes.ts`. When a link is dead is decided in
 * `link-health/policy.ts`.
 */

export { applyCheckboxes } from './apply-checkboxes.ts';
export { checkRepositoryLinks } from './check-links.ts';
export { collectFacts } from './collect-facts.ts';
export { buildLinkStates } from './issue/issue-state.ts';
export { findLostTicks, findTickedBoxes } from './issue/ticked-boxes.ts';
export { planLinkCommand } from './plan-link-command.ts';
