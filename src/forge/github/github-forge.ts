import type { ForgeOperation, ForgeOperationName } from '../../model/error-values.ts';
import { type ActionContext, findOwnComments, findOwnIssue, isProposalCommit } from '../actions/index.ts';
import type {
  ChangedFile,
  FileTree,
  Forge,
  ForgeDiscussions,
  Issue,
  OpenPullRequestFiles,
  OwnIssue,
  PullRequest,
  Repository,
  RepositoryName,
} from '../forge.ts';
import { ForgeError, isForgeError, withForgeError } from '../forge-error.ts';
import type { GitHubClient } from '../github-client.ts';
import { type AppIdentity, resolveIdentity } from '../own-content.ts';
import { readOpenPullRequestFiles } from './open-pull-request-files.ts';
import { readBlobs } from './read-blobs.ts';
import { readTarball } from './tarball.ts';

/** GitHub lists at most this many files of a pull request. */
const maxListedFiles = 3000;
/** Files in one GraphQL query. */
const graphqlBatchSize = 50;
/** More files than this are cheaper from the archive. */
const maxGraphqlFiles = 150;

const newestFirst = { sort: 'created', direction: 'desc', per_page: 100 } as const;

type RestRepository = Awaited<ReturnType<GitHubClient['rest']['repos']['get']>>['data'];
type RestIssue = Awaited<ReturnType<GitHubClient['rest']['issues']['get']>>['data'];
type RestPullRequest = Awaited<ReturnType<GitHubClient['rest']['pulls']['get']>>['data'];
type ListedPullRequest = Awaited<ReturnType<GitHubClient['rest']['pulls']['list']>>['data'][number];
type RestChangedFile = Awaited<ReturnType<GitHubClient['rest']['pulls']['listFiles']>>['data'][number];

/**
 * Reads a repository of GitHub. All methods reject with `ForgeError`. A branch or tag is first
 * resolved to its commit, so that the files are of one state even while people push.
 * @param app who we are, to know our own issue by. Default: the user of the token.
 * @example
 * const forge = createGitHubForge(octokit, { owner: 'someone', repo: 'list' });
 * const { defaultBranch } = await forge.readRepository();
 * const isData = (path: string) => path.startsWith('data/');
 * const { files } = await forge.readMatchingFiles(defaultBranch, isData);
 */
export function createGitHubForge(octokit: GitHubClient, name: RepositoryName, app?: AppIdentity): Forge & ForgeDiscussions {
  return new GitHubForge(octokit, name, app);
}

class GitHubForge implements Forge, ForgeDiscussions {
  readonly #octokit: GitHubClient;
  readonly #here: { owner: string; repo: string };
  readonly #app: AppIdentity | undefined;

  constructor(octokit: GitHubClient, { owner, repo }: RepositoryName, app: AppIdentity | undefined) {
    this.#octokit = octokit;
    this.#here = { owner, repo };
    this.#app = app;
  }

  readMatchingFiles(ref: string, wanted: (path: string) => boolean): Promise<FileTree> {
    return this.#run('read-files', ref, async () => {
      const commit = await this.#resolveCommit(ref);
      const { data } = await this.#octokit.request('GET /repos/{owner}/{repo}/tarball/{ref}', {
        ...this.#here,
        ref: commit,
        request: { parseSuccessResponseBody: false },
      });
      return { commit, ...(await readTarball(data as ReadableStream<Uint8Array>, wanted)) };
    });
  }

  async readFiles(ref: string, paths: string[]): Promise<FileTree> {
    const wanted = new Set(paths);
    const fromArchive = () => this.readMatchingFiles(ref, (path) => wanted.has(path));
    if (wanted.size === 0) return { commit: await this.#resolveCommit(ref), files: [], refused: [] };
    if (wanted.size > maxGraphqlFiles) return fromArchive();
    try {
      return await this.#run('read-files', ref, () => this.#readByGraphql(ref, [...wanted]));
    } catch (error) {
      // GraphQL gives up with 502 on queries that take it too long; the archive does not.
      if (isForgeError(error, 'unavailable')) return fromArchive();
      throw error;
    }
  }

  readRepository(): Promise<Repository> {
    const { owner, repo } = this.#here;
    return withForgeError({ name: 'read-repository', subject: `${owner}/${repo}` }, async () =>
      toRepository((await this.#octokit.rest.repos.get(this.#here)).data),
    );
  }

  readPullRequest(number: number): Promise<PullRequest> {
    return this.#run('read-pull-request', number, async () =>
      toPullRequest((await this.#octokit.rest.pulls.get({ ...this.#here, pull_number: number })).data),
    );
  }

  listChangedFiles({ number }: PullRequest): Promise<{ files: ChangedFile[]; truncated: boolean }> {
    return this.#run('list-changed-files', number, async () => {
      const query = { ...this.#here, pull_number: number, per_page: 100 };
      const listed = await this.#octokit.paginate(this.#octokit.rest.pulls.listFiles, query);
      return { files: listed.map(toChangedFile), truncated: listed.length >= maxListedFiles };
    });
  }

  readIssue(number: number): Promise<Issue> {
    return this.#run('read-issue', number, async () =>
      toIssue((await this.#octokit.rest.issues.get({ ...this.#here, issue_number: number })).data),
    );
  }

  listPullRequestsFrom(branch: string): Promise<PullRequest[]> {
    return this.#run('list-pull-requests', branch, async () => {
      const query = { ...this.#here, ...newestFirst, state: 'all', head: `${this.#here.owner}:${branch}` } as const;
      const { data } = await this.#octokit.rest.pulls.list(query);
      return data.map(toPullRequest).filter((pull) => pull.head.ref === branch && !pull.fork);
    });
  }

  isOwnProposal(sha: string): Promise<boolean> {
    return this.#run('read-commit', sha, async () => {
      const { data } = await this.#octokit.rest.git.getCommit({ ...this.#here, commit_sha: sha });
      return isProposalCommit(data.message);
    });
  }

  listOpenPullRequestFiles(options: { except: number; wanted: (path: string) => boolean }): Promise<OpenPullRequestFiles[]> {
    return this.#run('list-open-pull-requests', undefined, () => readOpenPullRequestFiles(this.#octokit, this.#here, options));
  }

  listOpenPullRequests(): Promise<PullRequest[]> {
    return this.#run('list-open-pull-requests', undefined, async () => {
      const query = { ...this.#here, ...newestFirst, state: 'open' } as const;
      return (await this.#octokit.paginate(this.#octokit.rest.pulls.list, query)).map(toPullRequest);
    });
  }

  findOwnComment(issue: number, marker: string): Promise<string | undefined> {
    return this.#run('find-comment', issue, async () => {
      const [first] = await findOwnComments(this.#actionContext(), issue, marker);
      return first?.body ?? undefined;
    });
  }

  findOwnIssue(marker: string): Promise<OwnIssue | undefined> {
    return this.#run('find-issue', undefined, async () => {
      const found = await findOwnIssue(this.#actionContext(), marker);
      if (!found) return undefined;
      const { number, state, body, html_url: url } = found;
      return { number, state: state === 'closed' ? 'closed' : 'open', body: body ?? '', url };
    });
  }

  async #readByGraphql(ref: string, paths: string[]): Promise<FileTree> {
    const tree: FileTree = { commit: '', files: [], refused: [] };
    for (let at = 0; at === 0 || at < paths.length; at += graphqlBatchSize) {
      const batch = paths.slice(at, at + graphqlBatchSize);
      const read = await readBlobs(this.#octokit, this.#here, tree.commit || ref, batch);
      tree.files.push(...read.files);
      tree.refused.push(...read.refused);
      // An annotated tag is an object of its own that leads to a commit; REST follows it.
      tree.commit ||= read.commit ?? (await this.#resolveCommit(ref));
    }
    return tree;
  }

  /** The commit of a branch, tag or commit, in one request without its diff. */
  async #resolveCommit(ref: string): Promise<string> {
    if (isFullSha(ref)) return ref;
    const { data } = await this.#octokit.rest.repos.getCommit({ ...this.#here, ref, mediaType: { format: 'sha' } });
    const sha = String(data).trim();
    if (isFullSha(sha)) return sha;
    const operation = this.#operation('resolve-ref', ref);
    throw new ForgeError('unavailable', { operation, reason: { kind: 'no-answer' } });
  }

  #run<T>(name: ForgeOperationName, subject: string | number | undefined, work: () => Promise<T>): Promise<T> {
    return withForgeError(this.#operation(name, subject), work);
  }

  #operation(name: ForgeOperationName, subject: string | number | undefined): ForgeOperation {
    return { name, repository: `${this.#here.owner}/${this.#here.repo}`, ...(subject === undefined ? {} : { subject }) };
  }

  #actionContext(): ActionContext {
    const identity = () => resolveIdentity(this.#octokit, this.#app);
    return { octokit: this.#octokit, here: this.#here, identity };
  }
}

const isFullSha = (text: string) => /^[0-9a-f]{40}$/.test(text);

function toRepository(data: RestRepository): Repository {
  return {
    owner: data.owner.login,
    name: data.name,
    defaultBranch: data.default_branch,
    private: data.private,
    archived: data.archived,
    hasIssues: data.has_issues,
    url: data.html_url.replace(/\/+$/, ''),
  };
}

function toIssue(data: RestIssue): Issue {
  return {
    number: data.number,
    title: data.title,
    body: data.body ?? '',
    state: data.state === 'closed' ? 'closed' : 'open',
    author: { login: data.user?.login ?? 'ghost', id: data.user?.id ?? 0, isBot: data.user?.type === 'Bot' },
    association: data.author_association ?? 'NONE',
    labels: data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    isPullRequest: data.pull_request !== undefined && data.pull_request !== null,
  };
}

function toPullRequest(data: RestPullRequest | ListedPullRequest): PullRequest {
  // A deleted fork leaves null, against the types.
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

function toChangedFile(file: RestChangedFile): ChangedFile {
  const status = file.status === 'added' || file.status === 'removed' || file.status === 'renamed' ? file.status : 'modified';
  return {
    path: file.filename,
    status: file.status === 'copied' ? 'added' : status,
    ...(file.previous_filename && status === 'renamed' ? { previousPath: file.previous_filename } : {}),
    ...(file.patch === undefined ? {} : { patch: file.patch }),
  };
}
