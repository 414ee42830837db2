import { listPullRequestFiles } from '../../actions/index.ts';
import { getFullName, type HostedRepository, type Issue, type World } from '../../model/index.ts';

/** Pull requests as GraphQL shows them. */

export interface PullRequestsArguments {
  first?: number;
  states?: string[];
  orderBy?: { field: string; direction: 'ASC' | 'DESC' };
}

const patchStatuses: Record<string, string> = { added: 'ADDED', modified: 'MODIFIED', removed: 'DELETED', renamed: 'RENAMED' };
const getPullRequestState = ({ state, pull }: Issue) =>
  state === 'open' ? 'OPEN' : pull?.mergedAt === undefined ? 'CLOSED' : 'MERGED';

/** GitHub refuses a list without a length, and returns at most a hundred items. */
function takeFirst<T>(all: readonly T[], first: number | undefined) {
  if (first === undefined || first < 1 || first > 100) throw new Error('You must provide a `first` value of 1 to 100.');
  return { nodes: all.slice(0, first), totalCount: all.length };
}

export function buildPullRequestsNode(
  world: World,
  repository: HostedRepository,
  { first, states, orderBy }: PullRequestsArguments,
) {
  const by = orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const found = [...repository.issues.values()]
    .filter((issue) => issue.pull && (!states || states.includes(getPullRequestState(issue))))
    .sort((a, b) => a[by] - b[by] || a.number - b.number);
  const ordered = orderBy?.direction === 'DESC' ? found.reverse() : found;
  const { nodes, totalCount } = takeFirst(ordered, first);
  return { totalCount, nodes: nodes.map((issue) => buildPullRequestNode(world, repository, issue)) };
}

/** The login of an App has no suffix here. */
const buildActorNode = ({ account: { login, type } }: Issue['author']) =>
  type === 'Bot' ? { __typename: 'Bot', login: login.replace(/\[bot\]$/, '') } : { __typename: 'User', login };

function buildPullRequestNode(world: World, repository: HostedRepository, issue: Issue) {
  const { pull } = issue;
  if (!pull) return null;
  return {
    number: issue.number,
    url: `${world.url}/${getFullName(repository)}/pull/${issue.number}`,
    title: issue.title,
    isDraft: pull.draft,
    state: getPullRequestState(issue),
    author: buildActorNode(issue.author),
    headRefOid: pull.head.sha,
    headRefName: pull.head.ref,
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
