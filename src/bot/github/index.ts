/**
 * The bot as a GitHub App: its credentials, its registration, and its access to repositories. Here
 * alone the private key is read.
 */

export { type Credentials, readCredentials } from './credentials.ts';
export { type GitHubApp, openGitHubApp } from './github-app.ts';
