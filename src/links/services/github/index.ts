export { requestGitHubApi } from './api-request.ts';
