export { type AppClient, createAppClient, type DeliveryAttempt, type InstalledRepository } from './app-auth.ts';
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
  RepositoryName,
} from './forge.ts';
export { ForgeError, type ForgeErrorCode, isForgeError } from './forge-error.ts';
export type { GitHubClient } from './github-client.ts';
export { readFilesIfPresent } from './read-files-if-present.ts';
