export { AppClient, type DeliveryAttempt, type InstalledRepository } from './app-client.ts';
export { type ActionResult, applyPlan, needsRetry } from './apply.ts';
export type {
  ChangedFile,
  FileTree,
  Forge,
  ForgeDiscussions,
  Issue,
  OpenPullRequestFiles,
  OwnIssue,
  PullRequest,
  Repository,
} from './forge.ts';
export { ForgeError, type ForgeErrorCategory, type ForgeErrorCode, isForgeError, isTransient } from './forge-error.ts';
export { readFilesIfPresent } from './read-files-if-present.ts';
