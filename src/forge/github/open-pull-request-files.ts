import type { SourceFile } from '../../model/finding.ts';
import type { OpenPullRequestFiles, RepositoryName } from '../forge.ts';
import type { GitHubClient } from '../github-client.ts';

/** Small bounds, because the files are only used for a hint. */
const maxima = { pulls: 30, filesOfPull: 20, files: 60, bytes: 64 * 1024 };

interface ListedFile {
  path: string;
  changeType: string;
  additions: number;
  deletions: number;
}

interface OpenPullRequestsResult {
  repository: {
    pullRequests: {
      nodes: {
        number: number;
        url: string;
        author: { __typename: string; login: string } | null;
        headRefOid: string;
        files: { nodes: ListedFile[] | null } | null;
      }[];
    };
  };
}

interface BlobsResult {
  repository: Record<string, { text?: string | null; byteSize?: number; isTruncated?: boolean } | null>;
}

/**
 * The newest open pull requests with the wanted files that they add, in two GraphQL queries. Heads
 * of forks can be read in the base repository, because GitHub fetches the commits of a pull request
 * there.
 */
export async function readOpenPullRequestFiles(
  octokit: GitHubClient,
  { owner, repo }: RepositoryName,
  { except, wanted }: { except: number; wanted: (path: string) => boolean },
): Promise<OpenPullRequestFiles[]> {
  const { repository } = await octokit.graphql<OpenPullRequestsResult>(
    `query Open($owner: String!, $repo: String!, $most: Int!, $files: Int!) {
      repository(owner: $owner, name: $repo) {
        pullRequests(first: $most, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) {
          nodes { number url author { __typename login } headRefOid files(first: $files) { nodes { path changeType additions deletions } } }
        }
      }
    }`,
    { owner, repo, most: maxima.pulls, files: maxima.filesOfPull },
  );
  const others = repository.pullRequests.nodes.filter(({ number }) => number !== except);
  const changes = new Map(others.map((pull) => [pull.number, toChange(pull, wanted)]));
  const addedFiles = others
    .flatMap(({ number, headRefOid, files }) =>
      (files?.nodes ?? [])
        .filter(({ path, changeType }) => changeType === 'ADDED' && wanted(path))
        .map(({ path }) => ({ number, headSha: headRefOid, path })),
    )
    .slice(0, maxima.files);
  if (addedFiles.length === 0) return [...changes.values()];
  const parameters = addedFiles.map((_, index) => `$e${index}: String!`).join(', ');
  const fields = addedFiles.map(
    (_, index) => `f${index}: object(expression: $e${index}) { ... on Blob { text byteSize isTruncated } }`,
  );
  const blobs = await octokit.graphql<BlobsResult>(
    `query Added($owner: String!, $repo: String!, ${parameters}) {
      repository(owner: $owner, name: $repo) { ${fields.join('\n')} }
    }`,
    { owner, repo, ...Object.fromEntries(addedFiles.map(({ headSha, path }, index) => [`e${index}`, `${headSha}:${path}`])) },
  );
  for (const [index, { number, path }] of addedFiles.entries()) {
    const blob = blobs.repository[`f${index}`];
    if (typeof blob?.text !== 'string' || blob.isTruncated || (blob.byteSize ?? 0) > maxima.bytes) continue;
    const file: SourceFile = { path, text: blob.text };
    changes.get(number)?.files.push(file);
  }
  return [...changes.values()];
}

/** GraphQL leaves out the suffix that the login of an App has in REST. */
function toChange(
  { number, url, headRefOid, author, files }: OpenPullRequestsResult['repository']['pullRequests']['nodes'][number],
  wanted: (path: string) => boolean,
): OpenPullRequestFiles {
  const isLonger = (files?.nodes ?? []).some(({ path, additions, deletions }) => wanted(path) && additions > deletions);
  const login = author === null ? 'ghost' : author.__typename === 'Bot' ? `${author.login}[bot]` : author.login;
  return { number, url, author: login, headSha: headRefOid, isLonger, files: [] };
}
