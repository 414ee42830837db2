/**
 * The link-health issue, its comments, its full report, the badge, and the pull request with ticked
 * changes.
 *
 * Start with `issue-model.ts` (what is shown) and `issue.ts` (as Markdown). `checkbox-actions.ts`
 * writes and reads the boxes. The words are in `messages/<language>/link-health.ts`.
 */

export { formatBadgeJson, formatBadgeSvg } from './badge.ts';
export {
  adoptionTarget,
  appendAnswered,
  findNewlyTicked,
  findOverwrittenTicks,
  formatCheckboxKey,
  type IssueCheckbox,
  keyLength,
  parseCheckboxes,
  removeAnswered,
  resolveCheckboxes,
} from './checkbox-actions.ts';
export { groupLinks, type HealthGroups } from './groups.ts';
export { buildHealthIssue } from './issue.ts';
export { findSafeMoves } from './issue-model.ts';
export { formatHealthPullRequest, formatRefusedTick, type ProposedEdit } from './pull-request.ts';
export { formatHealthReport } from './report-page.ts';
export { formatPlainCounts } from './summary.ts';
