import type { Octokit } from 'octokit';

/**
 * The part of Octokit that `forge/` uses. Narrow on purpose, so that Probot's own Octokit fits too.
 */
export type GitHubClient = Pick<Octokit, 'rest' | 'request' | 'paginate' | 'graphql'>;
