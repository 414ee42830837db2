/**
 * Places that host repositories: what jobs read of one, and the executor that applies their plans.
 *
 * Start with `Forge` in `forge.ts` and `applyPlan` in `apply.ts`. `github/` reads GitHub, `local/`
 * reads a clone with git, and `actions/` writes to GitHub. All failures are `ForgeError`. What to
 * write is decided in `jobs/`.
 */

export {
  AppClient,
  type AppInstallation,
  type DeliveryAttempt,
  type RegisteredApp,
  type WebhookConfig,
} from './app-client.ts';
export { type ActionResult, applyPlan, needsRetry } from './apply.ts';
export type {
  ChangedFile,
  CommitAuthor,
  FileTree,
  Forge,
  ForgeDiscussions,
  Issue,
  LineDates,
  OpenPullRequestFiles,
  OwnIssue,
  PullRequest,
  Repository,
} from './forge.ts';
export {
  ForgeError,
  type ForgeErrorCategory,
  type ForgeErrorCode,
  isForgeError,
  isTransient,
  withForgeError,
} from './forge-error.ts';
export type { InstalledRepository, KnownRepository, RepositoryMemory } from './list-repositories.ts';
export { readFilesIfPresent } from './read-files-if-present.ts';
export type { RecentReads } from './recent-reads.ts';
