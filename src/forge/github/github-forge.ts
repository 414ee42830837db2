import { findOwnComments, findOwnIssue, isProposalCommit } from '../actions/index.ts';
import type { ChangedFile, FileTree, Forge, ForgeDiscussions, PullRequest, Repository, RepositoryName } from '../forge.ts';
import { ForgeError, isForgeError, withForgeError as runOnForge } from '../forge-error.ts';
import type { GitHubClient } from '../github-client.ts';
import { type AppIdentity, resolveIdentity } from '../own-content.ts';
import { decodeUtf8, readLimits } from '../read-limits.ts';
import { readOpenPullRequestFiles } from './open-pull-request-files.ts';
import { textFromPatch } from './patch-text.ts';
import { readTarball } from './tarball.ts';

/** GitHub stops listing a pull request's files here. */
const maxListedFiles = 3000;
/** Files in one GraphQL query. */
const graphqlBatchSize = 50;
/** More files than this are cheaper from the archive. */
const maxGraphqlFiles = 150;

type RestPullRequest = Awaited<ReturnType<GitHubClient['rest']['pulls']['get']>>['data'];
type ListedPullRequest = Awaited<ReturnType<GitHubClient['rest']['pulls']['list']>>['data'][number];
type RestChangedFile = Awaited<ReturnType<GitHubClient['rest']['pulls']['listFiles']>>['data'][number];

/**
 * Reads a repository of GitHub. All functions reject with `ForgeError`. A branch or tag is first resolved to its commit, so that what
 * comes back is one state of the repository even while people push.
 * @param app who we are, to know our own issue by; without it the token is asked.
 */
export function createGitHubForge(
  octokit: GitHubClient,
  { owner, repo }: RepositoryName,
  app?: AppIdentity,
): Forge & ForgeDiscussions {
  const here = { owner, repo };
  const name = `${owner}/${repo}`;
  const withForgeError = <T>(operation: string, work: () => Promise<T>) => runOnForge(`${operation} of ${name}`, work);

  /** The commit of a branch, tag or commit, in one question without its diff. */
  const resolveCommit = async (ref: string): Promise<string> => {
    if (/^[0-9a-f]{40}$/.test(ref)) return ref;
    const { data } = await octokit.rest.repos.getCommit({ ...here, ref, mediaType: { format: 'sha' } });
    const sha = String(data).trim();
    if (!/^[0-9a-f]{40}$/.test(sha)) throw new ForgeError('unavailable', `Could not resolve ${ref} of ${name}`);
    return sha;
  };

  const readMatchingFiles = (ref: string, wanted: (path: string) => boolean): Promise<FileTree> =>
    withForgeError(`read files at ${ref}`, async () => {
      const commit = await resolveCommit(ref);
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/tarball/{ref}', {
        ...here,
        ref: commit,
        request: { parseSuccessResponseBody: false },
      });
      return { commit, ...(await readTarball(data as ReadableStream<Uint8Array>, wanted)) };
    });

  const readFiles = async (ref: string, paths: string[]): Promise<FileTree> => {
    const wanted = new Set(paths);
    const fromArchive = () => readMatchingFiles(ref, (path) => wanted.has(path));
    if (wanted.size > maxGraphqlFiles) return fromArchive();
    const [first = 'nothing', ...others] = wanted;
    try {
      return await withForgeError(`read ${first}${others.length > 0 ? ` and ${others.length} more` : ''} at ${ref}`, async () => {
        const tree: FileTree = { commit: '', files: [], refused: [] };
        for (let at = 0; at === 0 || at < wanted.size; at += graphqlBatchSize) {
          await readBlobs(octokit, here, tree, tree.commit || ref, [...wanted].slice(at, at + graphqlBatchSize));
          // An annotated tag is an object of its own that leads to a commit; REST follows it.
          if (!tree.commit) tree.commit = await resolveCommit(ref);
        }
        return tree;
      });
    } catch (error) {
      // GraphQL gives up with 502 on questions that take it too long; the archive does not.
      if (isForgeError(error, 'unavailable')) return fromArchive();
      throw error;
    }
  };

  return {
    readMatchingFiles,
    readFiles,

    readRepository: () =>
      withForgeError('read the description', async () => {
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

    readPullRequest: (number) =>
      withForgeError(`read pull request ${number}`, async () =>
        toPullRequest((await octokit.rest.pulls.get({ ...here, pull_number: number })).data),
      ),

    listChangedFiles: (pull) =>
      withForgeError(`read the files of pull request ${pull.number}`, async () => {
        const listed = await octokit.paginate(octokit.rest.pulls.listFiles, { ...here, pull_number: pull.number, per_page: 100 });
        return { files: listed.map((file) => toChangedFile(file, pull.head.sha)), truncated: listed.length >= maxListedFiles };
      }),

    readIssue: (number) =>
      withForgeError(`read issue ${number}`, async () => {
        const { data } = await octokit.rest.issues.get({ ...here, issue_number: number });
        return {
          number: data.number,
          title: data.title,
          body: data.body ?? '',
          state: data.state === 'closed' ? ('closed' as const) : ('open' as const),
          author: { login: data.user?.login ?? 'ghost', id: data.user?.id ?? 0, isBot: data.user?.type === 'Bot' },
          association: data.author_association ?? 'NONE',
          labels: data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
          isPullRequest: data.pull_request !== undefined && data.pull_request !== null,
        };
      }),

    listPullRequestsFrom: (branch) =>
      withForgeError(`list pull requests from ${branch}`, async () => {
        const order = { state: 'all', sort: 'created', direction: 'desc', per_page: 100 } as const;
        const { data } = await octokit.rest.pulls.list({ ...here, ...order, head: `${owner}:${branch}` });
        return data.map(toPullRequest).filter((pull) => pull.head.ref === branch && !pull.fork);
      }),

    isOwnProposal: (sha) =>
      withForgeError(`read commit ${sha}`, async () => {
        const { data } = await octokit.rest.git.getCommit({ ...here, commit_sha: sha });
        return isProposalCommit(data.message);
      }),

    listOpenPullRequestFiles: (options) =>
      withForgeError('read what open pull requests add', () => readOpenPullRequestFiles(octokit, here, options)),

    listOpenPullRequests: () =>
      withForgeError('list open pull requests', async () => {
        const order = { state: 'open', sort: 'created', direction: 'desc', per_page: 100 } as const;
        return (await octokit.paginate(octokit.rest.pulls.list, { ...here, ...order })).map(toPullRequest);
      }),

    findOwnComment: (issue, marker) =>
      withForgeError('find our comment', async () => {
        const [first] = await findOwnComments({ octokit, here, identity: () => resolveIdentity(octokit, app) }, issue, marker);
        return first?.body ?? undefined;
      }),

    findOwnIssue: (marker) =>
      withForgeError('find our issue', async () => {
        const found = await findOwnIssue({ octokit, here, identity: () => resolveIdentity(octokit, app) }, marker);
        if (!found) return undefined;
        const { number, state, body, html_url: url } = found;
        return { number, state: state === 'closed' ? 'closed' : 'open', body: body ?? '', url };
      }),
  };
}

interface GitObject {
  __typename?: string;
  oid?: string;
  text?: string | null;
  byteSize?: number;
  isBinary?: boolean | null;
}

type FilesQueryResult = { isEmpty?: boolean; tip: GitObject | null } & Record<`f${number}`, GitObject | null>;

/**
 * One GraphQL question for up to fifty files and the commit they are read at, which stands first: when somebody pushes meanwhile, what is
 * written on top of it is refused. Facts: `object(expression: "ref:path")` is null where nothing is; `text` is null for binaries. A
 * symbolic link reads as its own short text, never as what it points to.
 */
async function readBlobs(
  octokit: GitHubClient,
  here: RepositoryName,
  tree: FileTree,
  ref: string,
  paths: string[],
): Promise<void> {
  const parameters = paths.map((_, index) => `$e${index}: String!`).join(', ');
  const aliases = paths
    .map((_, index) => `f${index}: object(expression: $e${index}) { __typename ... on Blob { oid text byteSize isBinary } }`)
    .join('\n');
  const query = `query Files($owner: String!, $repo: String!, $ref: String!, ${parameters}) {
    repository(owner: $owner, name: $repo) {
      isEmpty
      tip: object(expression: $ref) { __typename oid }
      ${aliases}
    }
  }`;
  const expressions = Object.fromEntries(paths.map((path, index) => [`e${index}`, `${ref}:${path}`]));
  const { repository } = await octokit.graphql<{ repository: FilesQueryResult }>(query, {
    ...here,
    ref,
    ...expressions,
  });
  if (!repository.tip && repository.isEmpty) {
    throw new ForgeError('empty', `Could not read ${here.owner}/${here.repo}: it has no commit yet`);
  }
  if (!repository.tip) throw new ForgeError('not-found', `Could not read ${here.owner}/${here.repo}: there is no ${ref}`);
  if (repository.tip.__typename === 'Commit' && repository.tip.oid) tree.commit = repository.tip.oid;
  for (const [index, path] of paths.entries()) {
    const blob = repository[`f${index}`];
    if (blob?.__typename !== 'Blob') continue;
    const text = await readFullText(octokit, here, blob);
    if (typeof text === 'string') tree.files.push({ path, text });
    else tree.refused.push({ path, why: text.refused });
  }
}

/** GraphQL cuts long texts short and may drop a byte order mark: when the length says so, the blob itself is fetched. */
async function readFullText(
  octokit: GitHubClient,
  here: RepositoryName,
  blob: GitObject,
): Promise<string | { refused: 'binary' | 'too-large' }> {
  const size = blob.byteSize ?? 0;
  if (size > readLimits.maxFileBytes) return { refused: 'too-large' };
  if (blob.isBinary || typeof blob.text !== 'string') return { refused: 'binary' };
  if (Buffer.byteLength(blob.text) === size || !blob.oid) return blob.text;
  const { data } = await octokit.rest.git.getBlob({ ...here, file_sha: blob.oid });
  return decodeUtf8(Buffer.from(data.content, 'base64')) ?? { refused: 'binary' };
}

function toPullRequest(data: RestPullRequest | ListedPullRequest): PullRequest {
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
    ...(data.merged_at ? { merged: true } : {}),
    ...('maintainer_can_modify' in data ? { maintainerCanModify: data.maintainer_can_modify } : {}),
  };
}

function toChangedFile(file: RestChangedFile, head: string): ChangedFile {
  const status = file.status === 'added' || file.status === 'removed' || file.status === 'renamed' ? file.status : 'modified';
  // The listing is of the newest head: somebody may have pushed since this one was read.
  const isHere = file.status === 'added' && URL.parse(file.contents_url)?.searchParams.get('ref') === head;
  const text = isHere && file.patch !== undefined && file.sha !== null ? textFromPatch(file.patch, file.sha) : undefined;
  return {
    path: file.filename,
    status: file.status === 'copied' ? 'added' : status,
    ...(file.previous_filename && status === 'renamed' ? { previousPath: file.previous_filename } : {}),
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(text === undefined ? {} : { text }),
  };
}
