export { startAppRegistration } from './app-registration.ts';
export { type Credentials, readCredentials } from './credentials.ts';
export { type GitHubApp, openGitHubApp } from './github-app.ts';
