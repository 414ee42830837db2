import { resolveRef } from '../../actions/index.ts';
import { type GitTreeEntry, isBinary } from '../../git/index.ts';
import { formatTimestamp, type HostedRepository, type World } from '../../model/index.ts';
import { buildCheckSuitesNode } from './checks.ts';
import { buildActorNode, buildAuthorsNode, buildBlameNode, buildHistoryNode, type HistoryArguments } from './commit-history.ts';
import { FieldError } from './field-error.ts';
import { buildLicenseNode } from './license.ts';
import {
  buildPullRequestNode,
  buildPullRequestsNode,
  type PullRequestContext,
  type PullRequestsArguments,
} from './pull-requests.ts';

// GitHub truncates the text of larger blobs.
const maxTextBytes = 512_000;

/** @param mayReadChecks whether the token may read the checks of commits. */
export function buildHostedRepositoryNode(world: World, repository: HostedRepository, mayReadChecks: boolean) {
  const nameWithOwner = `${repository.owner.login}/${repository.name}`;
  const withChecks = (node: Record<string, unknown> | null) =>
    node && { ...node, checkSuites: mayReadChecks ? buildCheckSuitesNode(world, repository, String(node.oid)) : forbid };
  const buildCommit = async (oid: string) => withChecks(await buildObjectNode(world, repository, oid));
  const refNode = (ref: string) => {
    const sha = repository.refs.get(ref);
    const slash = ref.lastIndexOf('/') + 1;
    return sha ? { name: ref.slice(slash), prefix: ref.slice(0, slash), target: () => buildCommit(sha) } : null;
  };
  const pulls: PullRequestContext = { world, repository, buildCommit, buildRef: refNode };
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
    createdAt: formatTimestamp(repository.createdAt),
    pushedAt: formatTimestamp(repository.pushedAt),
    latestRelease: null,
    stargazerCount: 0,
    licenseInfo: buildLicenseNode(repository.license),
    defaultBranchRef: refNode(`refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      refNode(qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`),
    object: async ({ expression, oid }: { expression?: string; oid?: string }) =>
      withChecks(await buildExpressionNode(world, repository, expression ?? oid ?? '')),
    pullRequest: ({ number }: { number: number }) => {
      const found = buildPullRequestNode(pulls, repository.issues.get(number));
      if (!found) throw new FieldError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
      return found;
    },
    pullRequests: (given: PullRequestsArguments) => buildPullRequestsNode(pulls, given),
  };
}

function forbid(): never {
  throw new FieldError('FORBIDDEN', 'Resource not accessible by integration');
}

/** `HEAD`, `main:data/list.yml`, a hash. */
async function buildExpressionNode(world: World, repository: HostedRepository, expression: string) {
  const colon = expression.indexOf(':');
  const sha = (await resolveRef(repository, colon < 0 ? expression : expression.slice(0, colon))) ?? expression;
  if (colon < 0) return buildObjectNode(world, repository, sha);
  const commit = await repository.store.readCommit(sha);
  if (!commit) return null;
  const path = expression.slice(colon + 1).replace(/\/$/, '');
  if (path === '') return buildObjectNode(world, repository, commit.tree);
  const entry = await findTreeEntry(repository, commit.tree, path);
  return entry ? buildObjectNode(world, repository, entry.oid) : null;
}

async function findTreeEntry({ store }: HostedRepository, rootTree: string, path: string): Promise<GitTreeEntry | undefined> {
  let oid = rootTree;
  let entry: GitTreeEntry | undefined;
  for (const part of path.split('/')) {
    entry = (await store.readTree(oid))?.find((child) => child.path === part);
    if (!entry) return undefined;
    oid = entry.oid;
  }
  return entry;
}

async function buildTreeEntryNode(world: World, repository: HostedRepository, entry: GitTreeEntry) {
  return {
    name: entry.path,
    path: entry.path,
    type: entry.type,
    mode: Number.parseInt(entry.mode, 8),
    oid: entry.oid,
    size: entry.type === 'blob' ? ((await repository.store.readBlob(entry.oid))?.length ?? 0) : 0,
    object: () => buildObjectNode(world, repository, entry.oid),
  };
}

async function buildObjectNode(world: World, repository: HostedRepository, oid: string): Promise<Record<string, unknown> | null> {
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
      Promise.all(((await store.readTree(oid)) ?? []).map((entry) => buildTreeEntryNode(world, repository, entry)));
    return { __typename: 'Tree', ...common, entries };
  }
  const commit = type === 'commit' ? await store.readCommit(oid) : undefined;
  if (!commit) return null;
  return {
    __typename: 'Commit',
    ...common,
    message: commit.message,
    committedDate: formatTimestamp(commit.committer.timestamp * 1000),
    author: buildActorNode(world, commit.author),
    authors: ({ first = 10 }: { first?: number }) => buildAuthorsNode(world, commit, first),
    blame: ({ path }: { path: string }) =>
      buildBlameNode(repository, oid, path, (sha) => buildObjectNode(world, repository, sha)),
    history: (given: HistoryArguments) =>
      buildHistoryNode(repository, oid, given, (sha) => buildObjectNode(world, repository, sha)),
    tree: () => buildObjectNode(world, repository, commit.tree),
    file: async ({ path }: { path: string }) => {
      const entry = await findTreeEntry(repository, commit.tree, path);
      if (!entry) throw new FieldError('NOT_FOUND', `Could not resolve file for path '${path}'.`);
      return buildTreeEntryNode(world, repository, entry);
    },
  };
}
