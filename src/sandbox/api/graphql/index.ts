export { graphqlRoutes } from './endpoint.ts';
