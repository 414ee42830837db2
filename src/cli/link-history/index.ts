/**
 * The link history of `check --history` and `health`: a file, or the branch `listkeeper/health` of
 * a clone.
 */

export { findBranchHistory } from './branch-history.ts';
export { formatHealth } from './format-health.ts';
export { type LinkHistoryFile, openLinkHistoryFile, readHistoryFile } from './history-file.ts';
