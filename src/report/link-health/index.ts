export { formatBadgeJson, formatBadgeSvg } from './badge.ts';
export { formatPlainCounts } from './charts.ts';
export { findNewlyTicked, formatCheckboxKey, parseCheckboxes, tickCheckboxes } from './checkbox-actions.ts';
export { groupLinks, type HealthGroups } from './groups.ts';
export { buildHealthIssue } from './issue.ts';
export { formatHealthPullRequest, formatRefusedTick, type ProposedEdit } from './pull-request.ts';
