import { z } from 'zod';
import type { RepositoryFacts } from '../../../model/repository-facts.ts';
import { createMarker } from '../../verdict/index.ts';
import { parseJsonResponse, type ServiceContext } from '../shared/index.ts';
import { isTokenForbidden, requestGitHubApi } from './api-request.ts';
import { factFields, parseFacts } from './facts.ts';

/** One repository to ask about, with the git expressions to look up in it. */
export interface RepositoryQuery {
  owner: string;
  name: string;
  expressions: string[];
}

/** What GraphQL says of one repository. */
export type RepositoryQueryResult =
  | {
      kind: 'found';
      nameWithOwner: string;
      archived: boolean;
      disabled: boolean;
      empty: boolean;
      number: number | undefined;
      objects: boolean[];
      /** Where they were asked for. */
      facts: RepositoryFacts | undefined;
    }
  /** NOT_FOUND, to be confirmed. */
  | { kind: 'missing' }
  /** The token may not see it, which says nothing about others: an IP allow list, SAML. */
  | { kind: 'forbidden' }
  /**
   * Left out of a partial answer, to be asked again. A null in such an answer does not mean that
   * the path is missing.
   */
  | { kind: 'unanswered' };

export type BatchQueryResult =
  | { kind: 'results'; results: RepositoryQueryResult[] }
  | { kind: 'limited'; status: number; marker?: string; code?: string }
  | { kind: 'refused'; status: number }
  | { kind: 'failed'; status?: number };

const repositorySchema = z
  .object({
    nameWithOwner: z.string(),
    isArchived: z.boolean(),
    isDisabled: z.boolean(),
    isEmpty: z.boolean(),
    databaseId: z.number().nullish(),
  })
  .catchall(z.unknown());
const graphqlSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        type: z.string().optional(),
        path: z.array(z.union([z.string(), z.number()])).nullish(),
        message: z.string().optional(),
      }),
    )
    .optional(),
});

/**
 * Asks GitHub's GraphQL about many repositories at once (fifty cost one point). Names go as
 * variables, never as text of the query. Says `failed` for an answer that carries nothing, so that
 * the caller can halve the batch, `limited` for an exhausted budget, which comes with 200.
 */
export async function queryRepositories(
  batch: readonly RepositoryQuery[],
  context: ServiceContext,
  api: string,
  token: string,
): Promise<BatchQueryResult> {
  const response = await requestGitHubApi(context, {
    url: getGraphqlUrl(api),
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(createQuery(batch, context.collectFacts ? factFields[context.collectFacts] : '')),
    maxRedirects: 0,
    maxBodyBytes: 4 * 1024 * 1024,
    service: 'github',
  });
  if (!response.ok) return response.kind === 'deferred' ? { kind: 'limited', status: 0, code: 'DEFERRED' } : { kind: 'failed' };
  if (response.status === 429) return { kind: 'limited', status: 429, marker: createMarker('http-status', '429') };
  if (response.status === 403 && isTokenForbidden(response)) return { kind: 'refused', status: 403 };
  if (response.status === 403)
    return {
      kind: 'limited',
      status: 403,
      marker: response.headers['retry-after'] ? createMarker('secondary-rate-limit') : createMarker('http-status', '403'),
    };
  if (response.status === 401) return { kind: 'refused', status: 401 };
  const answer = response.status === 200 ? parseJsonResponse(response, graphqlSchema) : undefined;
  if (answer === undefined) return { kind: 'failed', status: response.status };
  const errors = answer.errors ?? [];
  const exhausted = errors.find(
    ({ type, message }) => /^(?:RATE_LIMITED|RATE_LIMIT)$/.test(type ?? '') || /rate limit/i.test(message ?? ''),
  );
  if (exhausted !== undefined) return { kind: 'limited', status: 200, marker: exhausted.message ?? 'RATE_LIMITED' };
  const { data } = answer;
  if (data === null || data === undefined) return { kind: 'failed', status: 200 };
  // An error without a path may concern any null of the answer.
  const isComplete = errors.every(({ path }) => path !== undefined && path !== null && path.length > 0);
  const errorsByAlias = Map.groupBy(errors, ({ path }) => String(path?.[0]));
  return {
    kind: 'results',
    results: batch.map((query, index) => {
      const alias = `r${index}`;
      return parseRepositoryResult(data[alias], errorsByAlias.get(alias) ?? [], query, isComplete);
    }),
  };
}

type GraphqlError = NonNullable<z.infer<typeof graphqlSchema>['errors']>[number];

/**
 * Since 2025-09-01 a query may be answered in part: status 200, and an error
 * RESOURCE_LIMITS_EXCEEDED whose path begins with the alias. Source:
 * https://github.blog/changelog/2025-09-01-graphql-api-resource-limits/
 */
function parseRepositoryResult(
  value: unknown,
  errors: readonly GraphqlError[],
  query: RepositoryQuery,
  isComplete: boolean,
): RepositoryQueryResult {
  if (errors.some(({ type }) => type === 'FORBIDDEN')) return { kind: 'forbidden' };
  if (errors.some(({ type }) => type !== 'NOT_FOUND')) return { kind: 'unanswered' };
  const parsed = repositorySchema.safeParse(value);
  if (!parsed.success) return errors.some(({ path }) => path?.length === 1) ? { kind: 'missing' } : { kind: 'unanswered' };
  const { nameWithOwner, isArchived, isDisabled, isEmpty, databaseId } = parsed.data;
  const objects = query.expressions.map(
    (_, index) => parsed.data[`o${index}`] !== null && parsed.data[`o${index}`] !== undefined,
  );
  if (!isComplete && objects.includes(false)) return { kind: 'unanswered' };
  const number = databaseId ?? undefined;
  return {
    kind: 'found',
    nameWithOwner,
    archived: isArchived,
    disabled: isDisabled,
    empty: isEmpty,
    number,
    objects,
    facts: parseFacts(value),
  };
}

/** `https://api.github.com` → `/graphql`; an enterprise's `…/api/v3` → `…/api/graphql`. */
function getGraphqlUrl(api: string): string {
  return /\/api\/v3$/.test(api) ? api.replace(/v3$/, 'graphql') : `${api}/graphql`;
}

function createQuery(batch: readonly RepositoryQuery[], further: string): { query: string; variables: Record<string, string> } {
  const variables: Record<string, string> = {};
  const parts = batch.map(({ owner, name, expressions }, index) => {
    variables[`w${index}`] = owner;
    variables[`n${index}`] = name;
    const objects = expressions.map((expression, at) => {
      variables[`e${index}_${at}`] = expression;
      return ` o${at}: object(expression: $e${index}_${at}) { oid }`;
    });
    return `r${index}: repository(owner: $w${index}, name: $n${index}) { nameWithOwner isArchived isDisabled isEmpty databaseId ${further}${objects.join('')} }`;
  });
  const declared = Object.keys(variables).map((variable) => `$${variable}: String!`);
  return { query: `query (${declared.join(', ')}) {\n${parts.join('\n')}\n}`, variables };
}
