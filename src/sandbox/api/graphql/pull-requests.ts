import { listPullRequestCommits, listPullRequestFiles } from '../../actions/index.ts';
import { getAuthorAssociation, getFullName, type HostedRepository, type Issue, type World } from '../../model/index.ts';
import { serializeComment } from '../../serializers/index.ts';
import { takeFirst } from './connections.ts';

/** Pull requests as GraphQL shows them. */

export interface PullRequestsArguments {
  first?: number;
  after?: string | null;
  states?: string[];
  orderBy?: { field: string; direction: 'ASC' | 'DESC' };
}

const patchStatuses: Record<string, string> = { added: 'ADDED', modified: 'MODIFIED', removed: 'DELETED', renamed: 'RENAMED' };
const getPullRequestState = ({ state, pull }: Issue) =>
  state === 'open' ? 'OPEN' : pull?.mergedAt === undefined ? 'CLOSED' : 'MERGED';

/** What a pull request refers to, as nodes. */
export interface PullRequestContext {
  world: World;
  repository: HostedRepository;
  buildCommit: (oid: string) => Promise<Record<string, unknown> | null>;
  buildRef: (ref: string) => Record<string, unknown> | null;
}

export function buildPullRequestsNode(context: PullRequestContext, { first, after, states, orderBy }: PullRequestsArguments) {
  const by = orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const found = [...context.repository.issues.values()]
    .filter((issue) => issue.pull && (!states || states.includes(getPullRequestState(issue))))
    .sort((a, b) => a[by] - b[by] || a.number - b.number);
  const ordered = orderBy?.direction === 'DESC' ? found.reverse() : found;
  // A cursor is the number of the last item of the page before it.
  const start = after ? ordered.findIndex(({ number }) => String(number) === after) + 1 : 0;
  const { nodes } = takeFirst(ordered.slice(start), first);
  const pageInfo = { hasNextPage: start + nodes.length < ordered.length, endCursor: nodes.at(-1)?.number ?? null };
  return { totalCount: ordered.length, pageInfo, nodes: nodes.map((issue) => buildPullRequestNode(context, issue)) };
}

/** The login of an App has no suffix here. */
const buildActorNode = ({ account: { login, type } }: Issue['author']) =>
  type === 'Bot' ? { __typename: 'Bot', login: login.replace(/\[bot\]$/, '') } : { __typename: 'User', login };

export function buildPullRequestNode(context: PullRequestContext, issue: Issue | undefined) {
  const { world, repository, buildCommit, buildRef } = context;
  const pull = issue?.pull;
  if (!issue || !pull) return null;
  const head = pull.head.repository;
  return {
    number: issue.number,
    url: `${world.url}/${getFullName(repository)}/pull/${issue.number}`,
    title: issue.title,
    body: issue.body,
    isDraft: pull.draft,
    merged: pull.mergedAt !== undefined,
    state: getPullRequestState(issue),
    author: buildActorNode(issue.author),
    authorAssociation: getAuthorAssociation(repository, issue.author.account),
    maintainerCanModify: pull.maintainerCanModify,
    isCrossRepository: head !== repository,
    headRefOid: pull.head.sha,
    headRefName: pull.head.ref,
    headRepository: head === undefined ? null : { nameWithOwner: getFullName(head) },
    baseRefOid: pull.base.sha,
    baseRefName: pull.base.ref,
    baseRef: () => buildRef(`refs/heads/${pull.base.ref}`),
    labels: ({ first }: { first?: number }) => takeFirst(listLabels(repository, issue), first),
    comments: ({ first }: { first?: number }) => buildCommentsNode(context, issue, first),
    reviewThreads: ({ first }: { first?: number }) => buildReviewThreadsNode(issue, first),
    commits: async ({ last = 1 }: { last?: number }) => {
      const all = await listPullRequestCommits(repository, pull);
      const nodes = all.slice(-last).map(({ sha }) => ({ commit: () => buildCommit(sha) }));
      return { totalCount: all.length, nodes };
    },
    files: async ({ first }: { first?: number }) => {
      const { nodes, totalCount } = takeFirst(await listPullRequestFiles(repository, pull), first);
      return {
        totalCount,
        nodes: nodes.map(({ path, status, additions, deletions }) => ({
          path,
          changeType: patchStatuses[status] ?? 'CHANGED',
          additions,
          deletions,
        })),
      };
    },
  };
}

const listLabels = ({ labels }: HostedRepository, issue: Issue) =>
  issue.labels.flatMap((name) => {
    const label = labels.get(name);
    return label ? [{ name: label.name, color: label.color, description: label.description }] : [];
  });

function buildCommentsNode({ world, repository }: PullRequestContext, issue: Issue, first: number | undefined) {
  const { nodes, totalCount } = takeFirst(issue.comments, first);
  return {
    totalCount,
    nodes: nodes.map((comment) => ({
      fullDatabaseId: String(comment.id),
      url: serializeComment(world, repository, issue, comment).html_url,
      body: comment.body,
      author: buildActorNode(comment.author),
    })),
  };
}

/** One thread for each comment on a line that answers no other. */
function buildReviewThreadsNode({ pull }: Issue, first: number | undefined) {
  const all = pull?.reviews.flatMap(({ comments }) => comments) ?? [];
  const threads = takeFirst(
    all.filter(({ inReplyToId }) => inReplyToId === undefined),
    first,
  );
  return {
    totalCount: threads.totalCount,
    nodes: threads.nodes.map((start) => ({
      comments: ({ first: count }: { first?: number }) => {
        const comments = [start, ...all.filter(({ inReplyToId }) => inReplyToId === start.id)];
        const { nodes, totalCount } = takeFirst(comments, count);
        return { totalCount, nodes: nodes.map(({ body, author }) => ({ body, author: buildActorNode(author) })) };
      },
    })),
  };
}
