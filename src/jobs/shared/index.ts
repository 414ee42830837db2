/**
 * What the jobs share: their context, the state of a repository, links of entries, and the names of
 * branches, checks and markers. Each job is in a folder beside this one, and returns a plan that
 * `forge/apply.ts` applies.
 */

export { concludeFailedJob, concludeMergeGroup, concludeRequestedCheck, toMinimalCheckRun } from './check-conclusions.ts';
export type { JobContext } from './context.ts';
export { readDocsUrl } from './docs-url.ts';
export {
  checkAllLinks,
  collectEntryLinks,
  collectListLinks,
  excludeIgnoredLinks,
  type ListedLink,
  toCheckContext,
  withContactAddress,
} from './entry-links.ts';
export { findFirstDay } from './line-days.ts';
export {
  adoptionBranch,
  badgeFile,
  badgeImageFile,
  commentMarkers,
  decisionLabels,
  factsBranch,
  formatAnswerMarker,
  healthBranch,
  historyFile,
  publishBranch,
  publishCheckName,
  remediesBranch,
  reportFile,
  reviewCheckName,
  type SubmissionDecision,
  submissionBranch,
} from './names.ts';
export { emptyPlan, summarizeContents } from './plan.ts';
export {
  createListPathFilter,
  diffTrees,
  listChangedPaths,
  mapTextsByPath,
  overlayChanges,
  type RepositorySettings,
  readSettingsAt,
  reportRefusedFiles,
  selectChangedListFiles,
} from './repository-state.ts';
