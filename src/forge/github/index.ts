/**
 * Reads repositories on GitHub: files by GraphQL or as an archive, pull requests, issues,
 * permissions. `octokit.ts` has the retries and rate limits of the API. Writing is in
 * `../actions/`.
 */

export { ArchiveCache } from './archive-cache.ts';
export { createGitHubForge, type GitHubForge } from './github-forge.ts';
export { openOctokit, retrySettings, setApiVersion } from './octokit.ts';
export type { OpenVerdict } from './open-verdicts.ts';
export type { RateLimitPause } from './rate-limit-pause.ts';
export { readRepositoryStates, repositoriesPerQuery } from './repository-states.ts';
export { requireUsableAnswers } from './usable-answers.ts';
export { hasWriteAccess } from './write-access.ts';
