import { createHash } from 'node:crypto';
import type { RepositoryName } from '../../forge.ts';
import type { GitHubClient } from '../../github-client.ts';

/** Repositories in one GraphQL query. GitHub counts a query of this size as one point. */
export const repositoriesPerQuery = 25;
/** Newest open pull requests of each repository. GitHub returns no more in one page. */
const maxPullRequests = 100;

interface RepositoryNode {
  defaultBranchRef: { name: string; target: { oid: string } | null } | null;
  pullRequests: { nodes: ({ number: number; headRefOid: string } | null)[] | null };
}

type StatesResult = Record<`r${number}`, RepositoryNode | null>;

/**
 * A digest of what a sweep would look at: the head of the default branch, and the heads of the open
 * pull requests. One GraphQL query for up to {@link repositoriesPerQuery} repositories.
 * @returns one digest for each repository; undefined where GitHub does not give it. Never rejects:
 * a repository without a digest is swept in full.
 */
export async function readRepositoryStates(
  octokit: Pick<GitHubClient, 'graphql'>,
  repositories: readonly RepositoryName[],
): Promise<(string | undefined)[]> {
  const parameters = repositories.map((_, index) => `$o${index}: String!, $n${index}: String!`).join(', ');
  const fields = repositories.map((_, index) => `r${index}: repository(owner: $o${index}, name: $n${index}) { ...State }`);
  const query = `query States($most: Int!, ${parameters}) { ${fields.join('\n')} }
    fragment State on Repository {
      defaultBranchRef { name target { oid } }
      pullRequests(first: $most, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) { nodes { number headRefOid } }
    }`;
  const names = repositories.flatMap(({ owner, repo }, index) => [
    [`o${index}`, owner],
    [`n${index}`, repo],
  ]);
  const result = await octokit
    .graphql<StatesResult>(query, { most: maxPullRequests, ...Object.fromEntries(names) })
    .catch(getPartialResult);
  return repositories.map((_, index) => hashState(result?.[`r${index}`]));
}

/** GraphQL answers for the other repositories when one of them is gone. */
function getPartialResult(error: unknown): StatesResult | undefined {
  const data = error instanceof Error && 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null ? (data as StatesResult) : undefined;
}

function hashState(node: RepositoryNode | null | undefined): string | undefined {
  const branch = node?.defaultBranchRef;
  if (!node?.pullRequests?.nodes || !branch?.target) return undefined;
  const heads = node.pullRequests.nodes.map((pull) => [pull?.number, pull?.headRefOid]);
  return createHash('sha256')
    .update(JSON.stringify([branch.name, branch.target.oid, heads]))
    .digest('base64url');
}
