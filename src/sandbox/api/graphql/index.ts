/** The part of GitHub’s GraphQL API that Listkeeper uses. */

export { graphqlRoutes } from './endpoint.ts';
