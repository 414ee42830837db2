/**
 * Link health: what many checks of a link say together. One failure is no death.
 *
 * `recordRun` adds verdicts to the history, `assessHealth` decides the state of a link,
 * `planNextCheck` when it is checked again, and `mergeHistories` joins two histories. No files, no
 * network; the clock is an argument.
 */

export { compareHistories, type HealthChanges } from './changes.ts';
export { findUnconfirmedDeaths, mergeRechecks, selectControlLinks } from './control-links.ts';
export { ignoreLinksUntil, type RecordOptions, recordRun } from './history.ts';
export { formatHistory, parseHistory, requireWritable } from './history-text.ts';
export { computeLinkStatuses } from './link-status.ts';
export { recordPartialRun } from './partial.ts';
export { assessHealth, classifyStrike, defaultPolicy, type HealthPolicy, policyLimits, resolvePolicy } from './policy.ts';
export { mergeHistories } from './record/merge.ts';
export { formatInstant, type LinkHistory } from './record/record.ts';
export { isDue, nextRunAt, planNextCheck, retryRunAt, scheduledRunAt } from './schedule.ts';
export { assessUpkeep, keepLinksUntil } from './upkeep.ts';
