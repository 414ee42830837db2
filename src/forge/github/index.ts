/**
 * Reads repositories on GitHub: files by GraphQL or as an archive, pull requests, issues,
 * permissions. `queries/` has what is asked by GraphQL, `archive/` reads whole trees, and
 * `octokit/` has the retries and rate limits of the API. Writing is in `../actions/`.
 */

export { ArchiveCache } from './archive/archive-cache.ts';
export { createGitHubForge, type GitHubForge } from './github-forge.ts';
export { openOctokit, retrySettings, setApiVersion } from './octokit/octokit.ts';
export type { RateLimitPause } from './octokit/rate-limit-pause.ts';
export { requireUsableAnswers } from './octokit/usable-answers.ts';
export type { OpenVerdict } from './queries/open-verdicts.ts';
export { readRepositoryStates, repositoriesPerQuery } from './queries/repository-states.ts';
export { hasWriteAccess } from './write-access.ts';
