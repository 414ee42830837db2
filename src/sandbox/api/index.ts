/**
 * GitHub’s REST and GraphQL API: one file for each group of routes. A route names the permissions
 * it needs.
 */

export { appRoutes } from './apps.ts';
export { checkRoutes } from './checks.ts';
export { contentRoutes } from './contents.ts';
export { type Credentials, createCredentials } from './credentials.ts';
export { deliveryRoutes } from './deliveries.ts';
export { generalRoutes } from './general.ts';
export { gitRoutes } from './git.ts';
export { issueRoutes } from './issues.ts';
export { pullRequestRoutes } from './pull-requests.ts';
export { repositoryRoutes } from './repositories.ts';
export type { ApiCall } from './route.ts';
export { createRouter } from './router.ts';
