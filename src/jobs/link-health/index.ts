export { applyCheckboxes } from './apply-checkboxes.ts';
export { checkRepositoryLinks } from './check-links.ts';
export { buildLinkStates } from './issue-state.ts';
export { planLinkCommand } from './plan-link-command.ts';
export { findLostTicks, findTickedBoxes } from './ticked-boxes.ts';
