import { ForgeError, forgeError } from './errors.ts';
import type { ChangedFile, Forge, PullRequest, Repository, Tree } from './forge.ts';
import { readLimits, textOf } from './limits.ts';
import type { GitHubClient } from './octokit.ts';
import { readTarball } from './tarball.ts';

export interface RepositoryName {
  owner: string;
  repo: string;
}

/** GitHub stops listing a pull request's files here. */
const mostFiles = 3000;
/** Files in one GraphQL question; more than `fewFiles` are cheaper from the archive. */
const batch = 50;
const fewFiles = 150;

type RestPullRequest = Awaited<ReturnType<GitHubClient['rest']['pulls']['get']>>['data'];
type ListedPullRequest = Awaited<ReturnType<GitHubClient['rest']['pulls']['list']>>['data'][number];
type RestFile = Awaited<ReturnType<GitHubClient['rest']['pulls']['listFiles']>>['data'][number];

/**
 * Reads a repository of GitHub. All functions reject with `ForgeError`. A branch or tag is first resolved to its commit, so that what
 * comes back is one state of the repository even while people push.
 */
export function githubForge(octokit: GitHubClient, { owner, repo }: RepositoryName): Forge {
  const here = { owner, repo };
  const name = `${owner}/${repo}`;
  const attempt = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw forgeError(error, `${doing} of ${name}`);
    }
  };

  /** The commit of a branch, tag or commit, in one question without its diff. */
  const commitOf = async (ref: string): Promise<string> => {
    if (/^[0-9a-f]{40}$/.test(ref)) return ref;
    const { data } = await octokit.rest.repos.getCommit({ ...here, ref, mediaType: { format: 'sha' } });
    const sha = String(data).trim();
    if (!/^[0-9a-f]{40}$/.test(sha)) throw new ForgeError('unavailable', `Could not resolve ${ref} of ${name}`);
    return sha;
  };

  const files = (ref: string, wanted: (path: string) => boolean): Promise<Tree> =>
    attempt(`read files at ${ref}`, async () => {
      const commit = await commitOf(ref);
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/tarball/{ref}', {
        ...here,
        ref: commit,
        request: { parseSuccessResponseBody: false },
      });
      return { commit, ...(await readTarball(data as ReadableStream<Uint8Array>, wanted)) };
    });

  const read = async (ref: string, paths: string[]): Promise<Tree> => {
    const unique = [...new Set(paths)];
    if (unique.length > fewFiles) {
      const set = new Set(unique);
      return files(ref, (path) => set.has(path));
    }
    return attempt(
      `read ${unique[0] ?? 'nothing'}${unique.length > 1 ? ` and ${unique.length - 1} more` : ''} at ${ref}`,
      async () => {
        const tree: Tree = { commit: await commitOf(ref), files: [], refused: [] };
        for (let at = 0; at < unique.length; at += batch) await readBlobs(octokit, here, tree, unique.slice(at, at + batch));
        return tree;
      },
    );
  };

  return {
    files,
    read,

    repository: () =>
      attempt('read the description', async () => {
        const { data } = await octokit.rest.repos.get(here);
        const read: Repository = {
          owner: data.owner.login,
          name: data.name,
          defaultBranch: data.default_branch,
          private: data.private,
          archived: data.archived,
          hasIssues: data.has_issues,
          url: data.html_url.replace(/\/+$/, ''),
        };
        return read;
      }),

    pullRequest: (number) =>
      attempt(`read pull request ${number}`, async () =>
        pullRequestOf((await octokit.rest.pulls.get({ ...here, pull_number: number })).data),
      ),

    changes: (pull) =>
      attempt(`read the files of pull request ${pull.number}`, async () => {
        const listed = await octokit.paginate(octokit.rest.pulls.listFiles, { ...here, pull_number: pull.number, per_page: 100 });
        return { files: listed.map(changedFile), truncated: listed.length >= mostFiles };
      }),

    openPullRequests: () =>
      attempt('list open pull requests', async () => {
        const order = { state: 'open', sort: 'created', direction: 'desc', per_page: 100 } as const;
        return (await octokit.paginate(octokit.rest.pulls.list, { ...here, ...order })).map(pullRequestOf);
      }),
  };
}

interface Blob {
  __typename?: string;
  oid?: string;
  text?: string | null;
  byteSize?: number;
  isBinary?: boolean | null;
}

/**
 * One GraphQL question for up to fifty files. Facts: `object(expression: "commit:path")` is null where nothing is; `text` is null for
 * binaries. A symbolic link reads as its own short text, never as what it points to.
 */
async function readBlobs(octokit: GitHubClient, here: RepositoryName, tree: Tree, paths: string[]): Promise<void> {
  const parameters = paths.map((_, index) => `$e${index}: String!`).join(', ');
  const aliases = paths
    .map((_, index) => `f${index}: object(expression: $e${index}) { __typename ... on Blob { oid text byteSize isBinary } }`)
    .join('\n');
  const query = `query Files($owner: String!, $repo: String!, ${parameters}) {
    repository(owner: $owner, name: $repo) {
      ${aliases}
    }
  }`;
  const expressions = Object.fromEntries(paths.map((path, index) => [`e${index}`, `${tree.commit}:${path}`]));
  const answer = await octokit.graphql<{ repository: Record<string, Blob | null> }>(query, { ...here, ...expressions });
  for (const [index, path] of paths.entries()) {
    const blob = answer.repository[`f${index}`];
    if (blob?.__typename !== 'Blob') continue;
    const text = await wholeText(octokit, here, blob);
    if (typeof text === 'string') tree.files.push({ path, text });
    else tree.refused.push({ path, why: text.refused });
  }
}

/** GraphQL cuts long texts short and may drop a byte order mark: when the length says so, the blob itself is fetched. */
async function wholeText(
  octokit: GitHubClient,
  here: RepositoryName,
  blob: Blob,
): Promise<string | { refused: 'binary' | 'too-large' }> {
  const size = blob.byteSize ?? 0;
  if (size > readLimits.file) return { refused: 'too-large' };
  if (blob.isBinary || typeof blob.text !== 'string') return { refused: 'binary' };
  if (Buffer.byteLength(blob.text) === size || !blob.oid) return blob.text;
  const { data } = await octokit.rest.git.getBlob({ ...here, file_sha: blob.oid });
  return textOf(Buffer.from(data.content, 'base64')) ?? { refused: 'binary' };
}

function pullRequestOf(data: RestPullRequest | ListedPullRequest): PullRequest {
  // A fork that was deleted leaves null, whatever the types say.
  const headRepository = data.head.repo as { full_name: string } | null;
  return {
    number: data.number,
    title: data.title,
    author: data.user?.login ?? 'ghost',
    draft: data.draft ?? false,
    state: data.state === 'closed' ? 'closed' : 'open',
    head: { sha: data.head.sha, ref: data.head.ref, repository: headRepository?.full_name },
    base: { sha: data.base.sha, ref: data.base.ref },
    fork: headRepository?.full_name !== data.base.repo.full_name,
    body: data.body ?? '',
    association: data.author_association,
    labels: data.labels.map(({ name }) => name),
    url: data.html_url,
  };
}

function changedFile(file: RestFile): ChangedFile {
  const status = file.status === 'added' || file.status === 'removed' || file.status === 'renamed' ? file.status : 'modified';
  return {
    path: file.filename,
    status: file.status === 'copied' ? 'added' : status,
    ...(file.previous_filename && status === 'renamed' ? { previousPath: file.previous_filename } : {}),
    ...(file.patch === undefined ? {} : { patch: file.patch }),
  };
}
