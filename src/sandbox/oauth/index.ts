/** How people sign in to the App with GitHub: the web flow for user access tokens. */

export { oauthRoutes } from './oauth-routes.ts';
export { WebFlow } from './web-flow.ts';
