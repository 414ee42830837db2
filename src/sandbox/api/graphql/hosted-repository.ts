import { resolveRef } from '../../actions/index.ts';
import { isBinary } from '../../git/index.ts';
import { formatTimestamp, type HostedRepository, type World } from '../../model/index.ts';
import { buildLicenseNode } from './license.ts';
import { buildPullRequestsNode, type PullRequestsArguments } from './pull-requests.ts';

// GitHub truncates the text of larger blobs.
const maxTextBytes = 512_000;

export function buildHostedRepositoryNode(world: World, repository: HostedRepository) {
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
