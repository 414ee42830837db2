/**
 * The bot as a GitHub App: its credentials, its registration, and its access to repositories. Here
 * alone the private key is read.
 */

export { type Credentials, readCredentials } from './credentials.ts';
export { type GitHubApp, openGitHubApp } from './github-app.ts';
// `github-users.ts` is loaded when somebody signs in: it brings Octokit.
export { type OAuthClient, readOAuthClient } from './oauth-client.ts';
