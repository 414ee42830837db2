import type { RepositoryName } from '../../forge.ts';
import type { GitHubClient } from '../../github-client.ts';
import { type AppIdentity, isOwnWithMarker } from '../../own-content.ts';
import { type ActorNode, type Connection, getLogin, getNodes } from './graphql-nodes.ts';

/** An open pull request, and what we have said about it. */
export interface OpenVerdict {
  number: number;
  /** Our check is completed on its head. */
  isChecked: boolean;
  /** Two bots have each commented, where one should. */
  isDoubled: boolean;
}

/** Bounds of one query. Our comment is among the first, since it follows the opening at once. */
const maxima = { pulls: 50, comments: 15, suites: 10 };
const maxPages = 2;

interface PullNode {
  number: number;
  comments: Connection<{ body: string; author: ActorNode | null }>;
  commits: Connection<{
    commit: {
      checkSuites: Connection<{ app: { slug: string } | null; checkRuns: Connection<{ status: string }> | null }> | null;
    };
  }>;
}

interface VerdictsResult {
  repository: { pullRequests: Connection<PullNode> & { pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
}

/** The newest open pull requests, at most a hundred: one GraphQL query for fifty of them. */
export async function readOpenVerdicts(
  octokit: Pick<GitHubClient, 'graphql'>,
  { owner, repo }: RepositoryName,
  { checkName, marker, app }: { checkName: string; marker: string; app: AppIdentity },
): Promise<OpenVerdict[]> {
  const found: OpenVerdict[] = [];
  let after: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const variables: Record<string, unknown> = { owner, repo, check: checkName, after, ...maxima };
    const { repository }: VerdictsResult = await octokit.graphql<VerdictsResult>(query, variables);
    const { pageInfo } = repository.pullRequests;
    found.push(...getNodes(repository.pullRequests).map((node) => toVerdict(node, marker, app)));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return found;
}

const query = `query Verdicts(
  $owner: String!, $repo: String!, $check: String!, $after: String, $pulls: Int!, $comments: Int!, $suites: Int!
) {
  repository(owner: $owner, name: $repo) {
    pullRequests(first: $pulls, after: $after, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        number
        comments(first: $comments) { totalCount nodes { body author { __typename login } } }
        commits(last: 1) { totalCount nodes { commit { ...Checks } } }
      }
    }
  }
}
fragment Checks on Commit {
  checkSuites(first: $suites, filterBy: { checkName: $check }) {
    totalCount
    nodes { app { slug } checkRuns(first: 1, filterBy: { checkName: $check, checkType: LATEST }) { totalCount nodes { status } } }
  }
}`;

function toVerdict({ number, comments, commits }: PullNode, marker: string, app: AppIdentity): OpenVerdict {
  const { checkSuites } = getNodes(commits).at(-1)?.commit ?? {};
  const suites = checkSuites ? getNodes(checkSuites) : [];
  const runs = suites
    .filter((suite) => suite.app?.slug === app.slug)
    .flatMap(({ checkRuns }) => (checkRuns ? getNodes(checkRuns) : []));
  const own = getNodes(comments).filter(({ body, author }) =>
    isOwnWithMarker({ body, user: { login: getLogin(author) } }, marker, app),
  );
  return { number, isChecked: runs.some(({ status }) => status === 'COMPLETED'), isDoubled: own.length > 1 };
}
