export { createGitHubForge } from './github-forge.ts';
export { openOctokit, retrySettings, setApiVersion } from './octokit.ts';
export { hasWriteAccess } from './write-access.ts';
