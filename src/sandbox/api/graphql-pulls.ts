import { pullFiles } from '../doings/pull-files.ts';
import { fullName, type HostedRepository, type Issue, type World } from '../world.ts';

/** Pull requests as GraphQL shows them. */

export interface PullsAsked {
  first?: number;
  states?: string[];
  orderBy?: { field: string; direction: 'ASC' | 'DESC' };
}

const changeTypes: Record<string, string> = { added: 'ADDED', modified: 'MODIFIED', removed: 'DELETED', renamed: 'RENAMED' };
const stateOf = ({ state, pull }: Issue) => (state === 'open' ? 'OPEN' : pull?.mergedAt === undefined ? 'CLOSED' : 'MERGED');

/** GitHub refuses a list without its length, and gives no more than a hundred. */
function firstOf<T>(all: readonly T[], first: number | undefined) {
  if (first === undefined || first < 1 || first > 100) throw new Error('You must provide a `first` value of 1 to 100.');
  return { nodes: all.slice(0, first), totalCount: all.length };
}

export function pullsNode(world: World, repository: HostedRepository, { first, states, orderBy }: PullsAsked) {
  const by = orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const found = [...repository.issues.values()]
    .filter((issue) => issue.pull && (!states || states.includes(stateOf(issue))))
    .sort((a, b) => a[by] - b[by] || a.number - b.number);
  const ordered = orderBy?.direction === 'DESC' ? found.reverse() : found;
  const { nodes, totalCount } = firstOf(ordered, first);
  return { totalCount, nodes: nodes.map((issue) => pullNode(world, repository, issue)) };
}

function pullNode(world: World, repository: HostedRepository, issue: Issue) {
  const { pull } = issue;
  if (!pull) return null;
  return {
    number: issue.number,
    url: `${world.url}/${fullName(repository)}/pull/${issue.number}`,
    title: issue.title,
    isDraft: pull.draft,
    state: stateOf(issue),
    headRefOid: pull.head.sha,
    headRefName: pull.head.ref,
    files: async ({ first }: { first?: number }) => {
      const { nodes, totalCount } = firstOf(await pullFiles(repository, pull), first);
      return {
        totalCount,
        nodes: nodes.map(({ path, status, additions, deletions }) => ({
          path,
          changeType: changeTypes[status] ?? 'CHANGED',
          additions,
          deletions,
        })),
      };
    },
  };
}
