import type { CommitAuthor, RepositoryName } from '../../forge.ts';
import type { GitHubClient } from '../../github-client.ts';

const commitsPerPage = 100;
/** Commits that are read of one path: twenty questions at most. */
const maxCommits = 2000;
/** Authors of one commit. A squashed pull request names all of its own. */
const maxAuthors = 10;

interface AuthorNode {
  name: string | null;
  email: string | null;
  user: { login: string; databaseId: number | null } | null;
}

interface HistoryResult {
  repository: {
    object: {
      history?: {
        pageInfo: { endCursor: string | null; hasNextPage: boolean };
        nodes: ({ authors: { nodes: (AuthorNode | null)[] | null } } | null)[] | null;
      };
    } | null;
  } | null;
}

const query = `query Authors($owner: String!, $repo: String!, $commit: String!, $path: String!, $first: Int!, $authors: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    object(expression: $commit) {
      ... on Commit {
        history(first: $first, after: $after, path: $path) {
          pageInfo { endCursor hasNextPage }
          nodes { authors(first: $authors) { nodes { name email user { login databaseId } } } }
        }
      }
    }
  }
}`;

/**
 * The authors of the commits that changed some paths, with those whom trailers name, oldest commit
 * first.
 */
export async function listCommitAuthors(
  octokit: Pick<GitHubClient, 'graphql'>,
  { owner, repo }: RepositoryName,
  commit: string,
  paths: readonly string[],
): Promise<CommitAuthor[]> {
  const authors: CommitAuthor[] = [];
  for (const path of paths) authors.push(...(await listOfPath(octokit, { owner, repo }, commit, path)));
  return authors;
}

async function listOfPath(
  octokit: Pick<GitHubClient, 'graphql'>,
  { owner, repo }: RepositoryName,
  commit: string,
  path: string,
): Promise<CommitAuthor[]> {
  const commits: CommitAuthor[][] = [];
  let after: string | null = null;
  do {
    const variables = { owner, repo, commit, path, first: commitsPerPage, authors: maxAuthors, after };
    const result: HistoryResult = await octokit.graphql<HistoryResult>(query, variables);
    const history = result.repository?.object?.history;
    for (const node of history?.nodes ?? []) commits.push((node?.authors.nodes ?? []).flatMap(toAuthor));
    after = history?.pageInfo.hasNextPage ? history.pageInfo.endCursor : null;
  } while (after !== null && commits.length < maxCommits);
  return commits.reverse().flat();
}

function toAuthor(node: AuthorNode | null): CommitAuthor[] {
  if (!node?.name) return [];
  const { name, email, user } = node;
  const account = user && user.databaseId !== null ? { account: { login: user.login, id: user.databaseId } } : {};
  return [{ name, email: email ?? '', ...account }];
}
