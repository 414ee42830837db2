export { createGitHubForge, type RepositoryName } from './github-forge.ts';
export { type GitHubClient, openOctokit, retrySettings } from './octokit.ts';
export { hasWriteAccess } from './write-access.ts';
