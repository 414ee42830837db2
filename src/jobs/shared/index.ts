export { concludeFailedJob, concludeMergeGroup, concludeRequestedCheck, toMinimalCheckRun } from './check-conclusions.ts';
export {
  adoptionBranch,
  badgeFile,
  badgeImageFile,
  commentMarkers,
  decisionLabels,
  healthBranch,
  historyFile,
  type JobContext,
  publishBranch,
  publishCheckName,
  remediesBranch,
  reviewCheckName,
  submissionBranch,
} from './context.ts';
export { readDocsUrl } from './docs-url.ts';
export { checkAllLinks, collectEntryLinks, excludeIgnoredLinks, type ListedLink, toCheckContext } from './entry-links.ts';
export {
  createListPathFilter,
  diffTrees,
  mapTextsByPath,
  overlayChanges,
  readHeadFiles,
  readSettingsAt,
  reportRefusedFiles,
} from './repository-state.ts';
