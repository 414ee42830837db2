/**
 * GitHub’s REST and GraphQL API: `rest/` has one file for each group of routes, `graphql/` the
 * queries and mutations. A route names the permissions it needs.
 */

export { type Credentials, createCredentials } from './credentials.ts';
export { appRoutes } from './rest/apps.ts';
export { checkRoutes } from './rest/checks.ts';
export { contentRoutes } from './rest/contents.ts';
export { deliveryRoutes } from './rest/deliveries.ts';
export { generalRoutes } from './rest/general.ts';
export { gitRoutes } from './rest/git.ts';
export { issueRoutes } from './rest/issues.ts';
export { pullRequestRoutes } from './rest/pull-requests.ts';
export { repositoryRoutes } from './rest/repositories.ts';
export {
  type ApiCall,
  canAccessRepository,
  createJsonReply,
  defineRoute,
  noContent,
  paginate,
  type Route,
  requireActor,
  requireNumberParam,
} from './route.ts';
export { createRouter } from './router.ts';
