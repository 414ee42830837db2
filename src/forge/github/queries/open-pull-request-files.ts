import type { OpenPullRequestFiles, RepositoryName } from '../../forge.ts';
import type { GitHubClient } from '../../github-client.ts';
import type { FileReader } from './file-reader.ts';
import { type ActorNode, type Connection, getLogin, getNodes } from './graphql-nodes.ts';

/** Small bounds, because the files are only used for a hint. */
const maxima = { pulls: 30, filesOfPull: 20, files: 60, bytes: 64 * 1024 };

/** An open pull request with the first of its files, as {@link openPullRequestsField} asks for it. */
export interface ListedPullRequest {
  number: number;
  url: string;
  author: ActorNode | null;
  headRefOid: string;
  files: Pick<Connection<{ path: string; changeType: string; additions: number; deletions: number }>, 'nodes'> | null;
}

/** The variables of {@link openPullRequestsField}. */
export const listedPullRequests = { most: maxima.pulls, files: maxima.filesOfPull } as const;

/** A field of a repository: its newest open pull requests. */
export const openPullRequestsField = `pullRequests(first: $most, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) {
  totalCount
  nodes { number url author { __typename login } headRefOid files(first: $files) { nodes { path changeType additions deletions } } }
}`;

/** The newest open pull requests, in one GraphQL query. */
export async function readListedPullRequests(
  octokit: GitHubClient,
  { owner, repo }: RepositoryName,
): Promise<ListedPullRequest[]> {
  const { repository } = await octokit.graphql<{ repository: { pullRequests: Connection<ListedPullRequest> } }>(
    `query Open($owner: String!, $repo: String!, $most: Int!, $files: Int!) {
      repository(owner: $owner, name: $repo) { ${openPullRequestsField} }
    }`,
    { owner, repo, ...listedPullRequests },
  );
  return getNodes(repository.pullRequests);
}

/**
 * Open pull requests with the wanted files that they add. Heads of forks can be read in the base
 * repository, because GitHub fetches the commits of a pull request there.
 */
export async function readAddedFiles(
  listed: readonly ListedPullRequest[],
  reader: FileReader,
  { except, wanted }: { except: number; wanted: (path: string) => boolean },
): Promise<OpenPullRequestFiles[]> {
  const others = listed.filter(({ number }) => number !== except);
  const changes = new Map(others.map((pull) => [pull.number, toChange(pull, wanted)]));
  const addedFiles = others
    .flatMap(({ number, headRefOid, files }) =>
      (files ? getNodes(files) : [])
        .filter(({ path, changeType }) => changeType === 'ADDED' && wanted(path))
        .map(({ path }) => ({ number, headSha: headRefOid, path })),
    )
    .slice(0, maxima.files);
  const contents = await Promise.all(addedFiles.map(({ headSha, path }) => reader.readFile(headSha, path)));
  for (const [index, { number, path }] of addedFiles.entries()) {
    const content = contents[index];
    if (content === undefined || !('text' in content) || content.text.length > maxima.bytes) continue;
    changes.get(number)?.files.push({ path, text: content.text });
  }
  return [...changes.values()];
}

function toChange(
  { number, url, headRefOid, author, files }: ListedPullRequest,
  wanted: (path: string) => boolean,
): OpenPullRequestFiles {
  const isLonger = (files ? getNodes(files) : []).some(({ path, additions, deletions }) => wanted(path) && additions > deletions);
  return { number, url, author: getLogin(author), headSha: headRefOid, isLonger, files: [] };
}
