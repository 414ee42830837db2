import type { RepositoryName } from '../forge.ts';
import type { GitHubClient } from '../github-client.ts';
import type { AppIdentity } from '../own-content.ts';
import type { RecentReads } from '../recent-reads.ts';

/** What every action needs. */
export interface ActionContext {
  octokit: GitHubClient;
  here: RepositoryName;
  /** Who we are. Requested at most once for a plan. */
  identity: () => Promise<AppIdentity>;
  /** What was read a moment ago, and need not be read again. */
  recent?: RecentReads;
}

/** The result of an action. */
export interface ActionOutcome {
  /** False when everything was as wanted already and nothing was written. */
  changed: boolean;
  /** The page where a person sees it. */
  url?: string;
  /** Number of the issue or pull request, id of the comment or check run. */
  number?: number;
  /** Commit that was made. */
  commit?: string;
}
