import { buildSchema, execute, type GraphQLError, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { z } from 'zod';
import { resolveRef } from '../../actions/index.ts';
import { isBinary } from '../../git/index.ts';
import { ApiError, findHostedRepository, formatTimestamp, type HostedRepository, type World } from '../../model/index.ts';
import { findExternalRepository, getExternalRepositoryId } from '../external-repositories.ts';
import {
  type ApiCall,
  canAccessRepository,
  defineRoute,
  type HttpResponse,
  jsonReply,
  parseBody,
  type Route,
  requireActor,
} from '../route.ts';
import { buildPullRequestsNode, type PullRequestsArguments } from './pull-requests.ts';

/** The part of GitHub's GraphQL that is answered here, in its own names and types; the tests hold it to the whole schema. */
export const graphqlSchemaText = `
  scalar DateTime
  scalar GitObjectID
  scalar URI
  enum RepositoryLockReason { BILLING MIGRATING MOVING RENAME TRADE_RESTRICTION TRANSFERRING_OWNERSHIP }
  interface GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! }
  type Blob implements GitObject {
    id: ID! oid: GitObjectID! abbreviatedOid: String!
    text: String byteSize: Int! isBinary: Boolean isTruncated: Boolean!
  }
  type TreeEntry { name: String! path: String type: String! mode: Int! oid: GitObjectID! size: Int! object: GitObject }
  type Tree implements GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! entries: [TreeEntry!] }
  type Commit implements GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! message: String! committedDate: DateTime! tree: Tree! }
  type License { key: String! name: String! spdxId: String }
  type Ref { name: String! prefix: String! target: GitObject }
  interface RepositoryOwner { login: String! }
  enum PullRequestState { CLOSED MERGED OPEN }
  enum PatchStatus { ADDED CHANGED COPIED DELETED MODIFIED RENAMED }
  enum IssueOrderField { COMMENTS CREATED_AT UPDATED_AT }
  enum OrderDirection { ASC DESC }
  input IssueOrder { field: IssueOrderField! direction: OrderDirection! }
  type PullRequestChangedFile { path: String! changeType: PatchStatus! additions: Int! deletions: Int! }
  type PullRequestChangedFileConnection { nodes: [PullRequestChangedFile] totalCount: Int! }
  type PullRequest {
    number: Int! url: URI! title: String! isDraft: Boolean! state: PullRequestState! headRefOid: GitObjectID! headRefName: String!
    files(first: Int): PullRequestChangedFileConnection
  }
  type PullRequestConnection { nodes: [PullRequest] totalCount: Int! }
  type User implements RepositoryOwner { login: String! }
  type Repository {
    id: ID! databaseId: Int name: String! nameWithOwner: String! owner: RepositoryOwner! url: URI! description: String
    isArchived: Boolean! isDisabled: Boolean! isEmpty: Boolean! isFork: Boolean! isLocked: Boolean! isPrivate: Boolean!
    lockReason: RepositoryLockReason pushedAt: DateTime stargazerCount: Int! licenseInfo: License
    pullRequests(first: Int, states: [PullRequestState!], orderBy: IssueOrder): PullRequestConnection!
    defaultBranchRef: Ref ref(qualifiedName: String!): Ref object(expression: String, oid: GitObjectID): GitObject
  }
  type RateLimit { cost: Int! limit: Int! remaining: Int! used: Int! nodeCount: Int! resetAt: DateTime! }
  type Query {
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
    rateLimit(dryRun: Boolean = false): RateLimit
    viewer: User!
  }
`;

const schema = buildSchema(graphqlSchemaText);
const graphqlRequestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

// Measured: 120 repositories in one question are answered, some 230 are not.
const maxRepositories = 200;
// GitHub cuts the text of larger blobs.
const maxTextBytes = 512_000;

export const graphqlRoutes: Route[] = [defineRoute('POST', '/graphql', ['token'], executeGraphql)];

async function executeGraphql(call: ApiCall): Promise<HttpResponse> {
  const { query, variables, operationName } = parseBody(call, graphqlRequestBody);
  let document: ReturnType<typeof parse>;
  try {
    document = parse(query);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'Parse error';
    return jsonReply(200, { errors: [{ message, locations: [] }] });
  }
  const problems = validate(schema, document);
  if (problems.length > 0) return jsonReply(200, { errors: problems.map(serializeGraphqlError) });
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
  return jsonReply(200, {
    data: result.data ?? null,
    ...(result.errors ? { errors: result.errors.map(serializeGraphqlError) } : {}),
  });
}

/** GitHub says the kind of an error beside its message, not under `extensions`. */
function serializeGraphqlError(error: GraphQLError) {
  const { message, path, locations, originalError } = error;
  const type = originalError instanceof RepositoryNotFoundError ? { type: 'NOT_FOUND' } : {};
  return { ...type, ...(path ? { path } : {}), ...(locations ? { locations } : {}), message };
}

class RepositoryNotFoundError extends Error {}

function createRootResolver(call: ApiCall) {
  const { world } = call;
  return {
    repository: ({ owner, name, followRenames }: { owner: string; name: string; followRenames: boolean }) => {
      const hosted = findHostedRepository(world, owner, name);
      if (hosted && (!hosted.private || canAccessRepository(call, hosted))) return buildHostedRepositoryNode(world, hosted);
      const known = world.externalRepositories.get(`${owner}/${name}`.toLowerCase());
      const hidden = known?.state === 'dmca' || known?.state === 'blocked' || (known?.state === 'renamed' && !followRenames);
      const found = hosted || hidden ? undefined : findExternalRepository(world, owner, name);
      if (!found) throw new RepositoryNotFoundError(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
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

const buildLicenseNode = (spdx: string | undefined) => (spdx ? { key: spdx.toLowerCase(), name: spdx, spdxId: spdx } : null);

function buildHostedRepositoryNode(world: World, repository: HostedRepository) {
  const nameWithOwner = `${repository.owner.login}/${repository.name}`;
  const refNode = (ref: string) => {
    const sha = repository.refs.get(ref);
    const slash = ref.lastIndexOf('/') + 1;
    return sha ? { name: ref.slice(slash), prefix: ref.slice(0, slash), target: () => buildObjectNode(repository, sha) } : null;
  };
  return {
    id: `R_${repository.id}`,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner,
    owner: { __typename: 'User', login: repository.owner.login },
    url: `${world.url}/${nameWithOwner}`,
    description: repository.description || null,
    isArchived: repository.archived,
    isDisabled: false,
    isEmpty: repository.refs.size === 0,
    isFork: repository.parent !== undefined,
    isLocked: false,
    isPrivate: repository.private,
    lockReason: null,
    pushedAt: formatTimestamp(repository.pushedAt),
    stargazerCount: 0,
    licenseInfo: buildLicenseNode(repository.license),
    defaultBranchRef: refNode(`refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      refNode(qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`),
    object: ({ expression, oid }: { expression?: string; oid?: string }) =>
      buildExpressionNode(repository, expression ?? oid ?? ''),
    pullRequests: (given: PullRequestsArguments) => buildPullRequestsNode(world, repository, given),
  };
}

/** `HEAD`, `main:data/list.yml`, a hash. */
async function buildExpressionNode(repository: HostedRepository, expression: string) {
  const colon = expression.indexOf(':');
  const sha = (await resolveRef(repository, colon < 0 ? expression : expression.slice(0, colon))) ?? expression;
  if (colon < 0) return buildObjectNode(repository, sha);
  const commit = await repository.store.readCommit(sha);
  if (!commit) return null;
  const path = expression.slice(colon + 1).replace(/\/$/, '');
  let at = commit.tree;
  for (const part of path === '' ? [] : path.split('/')) {
    const child = (await repository.store.readTree(at))?.find((one) => one.path === part);
    if (!child) return null;
    at = child.oid;
  }
  return buildObjectNode(repository, at);
}

async function buildObjectNode(repository: HostedRepository, oid: string): Promise<Record<string, unknown> | null> {
  const { store } = repository;
  const type = /^[0-9a-f]{40}$/.test(oid) ? await store.getObjectType(oid) : undefined;
  const common = { id: `O_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) };
  if (type === 'blob') {
    const body = (await store.readBlob(oid)) ?? new Uint8Array();
    const binary = isBinary(body);
    const text = binary ? null : Buffer.from(body.subarray(0, maxTextBytes)).toString('utf8');
    const isTruncated = !binary && body.length > maxTextBytes;
    return { __typename: 'Blob', ...common, text, byteSize: body.length, isBinary: binary, isTruncated };
  }
  if (type === 'tree') {
    const entries = async () =>
      Promise.all(
        ((await store.readTree(oid)) ?? []).map(async (child) => ({
          name: child.path,
          path: child.path,
          type: child.type,
          mode: Number.parseInt(child.mode, 8),
          oid: child.oid,
          size: child.type === 'blob' ? ((await store.readBlob(child.oid))?.length ?? 0) : 0,
          object: () => buildObjectNode(repository, child.oid),
        })),
      );
    return { __typename: 'Tree', ...common, entries };
  }
  const commit = type === 'commit' ? await store.readCommit(oid) : undefined;
  if (!commit) return null;
  return {
    __typename: 'Commit',
    ...common,
    message: commit.message,
    committedDate: formatTimestamp(commit.committer.timestamp * 1000),
    tree: () => buildObjectNode(repository, commit.tree),
  };
}

/** Of a repository of the outside only its head and its paths are known; which of them exist is what a link check asks. */
function buildExternalRepositoryNode(world: World, found: NonNullable<ReturnType<typeof findExternalRepository>>) {
  const { owner, name, details } = found;
  const branch = details.defaultBranch ?? 'main';
  const object = ({ expression = '' }: { expression?: string }) => {
    const [ref = '', path] = expression.split(/:(.*)/s);
    const refExists = ref === 'HEAD' || ref === branch || details.defaultBranch === undefined || /^[0-9a-f]{7,40}$/.test(ref);
    if (!refExists) return null;
    const oid = '1'.repeat(40);
    const common = { id: `O_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) };
    if (path === undefined || path === '') {
      return {
        __typename: path === undefined ? 'Commit' : 'Tree',
        ...common,
        message: '',
        committedDate: formatTimestamp(0),
        tree: null,
        entries: [],
      };
    }
    const paths = details.paths;
    const under = paths?.some((one) => one.startsWith(`${path}/`));
    if (paths && !paths.includes(path) && !under) return null;
    const folder = under || (!paths && !path.slice(path.lastIndexOf('/')).includes('.'));
    if (folder) return { __typename: 'Tree', ...common, entries: [] };
    return { __typename: 'Blob', ...common, text: '', byteSize: 0, isBinary: false, isTruncated: false };
  };
  return {
    id: `R_${getExternalRepositoryId(found)}`,
    databaseId: getExternalRepositoryId(found),
    name,
    nameWithOwner: `${owner}/${name}`,
    owner: { __typename: 'User', login: owner },
    url: `https://github.com/${owner}/${name}`,
    description: null,
    isArchived: details.state === 'archived',
    isDisabled: false,
    isEmpty: false,
    isFork: false,
    isLocked: false,
    isPrivate: false,
    lockReason: null,
    pushedAt: formatTimestamp(details.pushedAt ?? world.app.createdAt),
    stargazerCount: details.stars ?? 0,
    licenseInfo: buildLicenseNode(details.license),
    defaultBranchRef: { name: branch, prefix: 'refs/heads/', target: null },
    ref: () => null,
    pullRequests: () => ({ nodes: [], totalCount: 0 }),
    object,
  };
}
