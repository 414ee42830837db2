import { buildSchema, execute, type GraphQLError, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { z } from 'zod';
import { ApiError, findHostedRepository, type HttpResponse } from '../../model/index.ts';
import { isPermitted } from '../credentials.ts';
import { findExternalRepository } from '../rest/external-repositories.ts';
import {
  type ApiCall,
  canAccessRepository,
  createJsonReply,
  defineRoute,
  parseBody,
  type Route,
  requireActor,
} from '../route.ts';
import { buildExternalRepositoryNode } from './external-repository.ts';
import { FieldError } from './field-error.ts';
import { buildHostedRepositoryNode } from './hosted-repository.ts';
import { graphqlSchemaText } from './schema.ts';

const schema = buildSchema(graphqlSchemaText);
const graphqlRequestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

// Measured: GitHub answers 120 repositories in one query, but not 230.
const maxRepositories = 200;

export const graphqlRoutes: Route[] = [defineRoute('POST', '/graphql', ['token'], executeGraphql)];

async function executeGraphql(call: ApiCall): Promise<HttpResponse> {
  const { query, variables, operationName } = parseBody(call, graphqlRequestBody);
  let document: ReturnType<typeof parse>;
  try {
    document = parse(query);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'Parse error';
    return createJsonReply(200, { errors: [{ message, locations: [] }] });
  }
  const problems = validate(schema, document);
  if (problems.length > 0) return createJsonReply(200, { errors: problems.map(serializeGraphqlError) });
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  if ((operation?.selectionSet.selections.length ?? 0) > maxRepositories) {
    throw new ApiError(502, 'Something went wrong while executing your query. This may be the result of a timeout.');
  }
  const result = await execute({
    schema,
    document,
    rootValue: createRootResolver(call),
    ...(variables ? { variableValues: variables } : {}),
    ...(operationName ? { operationName } : {}),
  });
  return createJsonReply(200, {
    data: result.data ?? null,
    ...(result.errors ? { errors: result.errors.map(serializeGraphqlError) } : {}),
  });
}

/** GitHub puts the type of an error beside its message, not under `extensions`. */
function serializeGraphqlError(error: GraphQLError) {
  const { message, path, locations, originalError } = error;
  const type = originalError instanceof FieldError ? { type: originalError.type } : {};
  return { ...type, ...(path ? { path } : {}), ...(locations ? { locations } : {}), message };
}

function createRootResolver(call: ApiCall) {
  const { world, caller } = call;
  const mayReadChecks = caller.kind === 'token' && isPermitted(caller.permissions, 'checks:read');
  return {
    repository: ({ owner, name, followRenames }: { owner: string; name: string; followRenames: boolean }) => {
      const hosted = findHostedRepository(world, owner, name);
      if (hosted && (!hosted.private || canAccessRepository(call, hosted)))
        return buildHostedRepositoryNode(world, hosted, mayReadChecks);
      const known = world.externalRepositories.get(`${owner}/${name}`.toLowerCase());
      const hidden = known?.state === 'dmca' || known?.state === 'blocked' || (known?.state === 'renamed' && !followRenames);
      const found = hosted || hidden ? undefined : findExternalRepository(world, owner, name);
      if (!found) throw new FieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return buildExternalRepositoryNode(world, found);
    },
    rateLimit: () => ({
      cost: 1,
      limit: 5000,
      remaining: 4999,
      used: 1,
      nodeCount: 0,
      resetAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
    viewer: () => ({ __typename: 'User', login: requireActor(call).account.login }),
  };
}
