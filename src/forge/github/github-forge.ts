import type { ForgeOperationName } from '../../model/error-values.ts';
import { type ActionContext, findOwnComments, findOwnIssue, isProposalCommit } from '../actions/index.ts';
import type {
  ChangedFile,
  CommitAuthor,
  ContentFilter,
  FileTree,
  Forge,
  ForgeDiscussions,
  Issue,
  LineDates,
  OpenPullRequestFiles,
  OwnIssue,
  PullRequest,
  Repository,
  RepositoryName,
} from '../forge.ts';
import { type ForgeErrorCategory, isForgeError, toForgeError, withForgeError } from '../forge-error.ts';
import type { GitHubClient } from '../github-client.ts';
import { type AppIdentity, isOwnWithMarker, resolveIdentity } from '../own-content.ts';
import { RecentReads } from '../recent-reads.ts';
import type { KeptArchives } from './archive/archive-cache.ts';
import { describeOperation, runOperation } from './operation.ts';
import { listCommitAuthors } from './queries/commit-authors.ts';
import { toFileTree } from './queries/file-reader.ts';
import { readLineDates } from './queries/line-dates.ts';
import { readAddedFiles, readListedPullRequests } from './queries/open-pull-request-files.ts';
import { type OpenVerdict, readOpenVerdicts } from './queries/open-verdicts.ts';
import { type PullRequestReadOptions, type PullRequestState, readPullRequestState } from './queries/pull-request-state.ts';
import { RepositoryFiles } from './repository-files.ts';
import { toChangedFile, toIssue, toPullRequest, toRepository } from './rest-models.ts';
import { hasWriteAccess } from './write-access.ts';

/** GitHub lists at most this many files of a pull request. */
const maxListedFiles = 3000;

const newestFirst = { sort: 'created', direction: 'desc', per_page: 100 } as const;

/**
 * How long (ms) actions rely on the state of a pull request that was read, without reading it
 * again.
 */
const recentMs = 5000;

/** Failures of GraphQL after which REST is asked. A limit or a suspension is one for both. */
const restAnswers: ReadonlySet<ForgeErrorCategory> = new Set(['not-permitted', 'not-found', 'unavailable', 'refused']);

export interface GitHubForgeOptions {
  /** Who we are, to know our own content by. Default: the user of the token. */
  app?: AppIdentity;
  /** Reads a pull request with all that a review needs, in one query. Else by the REST API. */
  pullRequests?: PullRequestReadOptions & { now: () => number };
  /** Archives that were read before. */
  archives?: KeptArchives;
}

/**
 * Reads a repository of GitHub. All methods reject with `ForgeError`. A branch or tag is first
 * resolved to its commit, so that the files are of one state even while people push.
 * @example
 * const forge = createGitHubForge(octokit, { owner: 'someone', repo: 'list' });
 * const { defaultBranch } = await forge.readRepository();
 * const isData = (path: string) => path.startsWith('data/');
 * const { files } = await forge.readMatchingFiles(defaultBranch, isData);
 */
export function createGitHubForge(octokit: GitHubClient, name: RepositoryName, options: GitHubForgeOptions = {}): GitHubForge {
  return new GitHubForge(octokit, name, options);
}

export class GitHubForge implements Forge, ForgeDiscussions {
  readonly #octokit: GitHubClient;
  readonly #here: { owner: string; repo: string };
  readonly #options: GitHubForgeOptions;
  readonly #files: RepositoryFiles;
  /** Of the pull request that was read last. */
  #state: (PullRequestState & { readAt: number }) | undefined;
  #changedFiles: { key: string; listed: Promise<{ files: ChangedFile[]; truncated: boolean }> } | undefined;

  constructor(octokit: GitHubClient, { owner, repo }: RepositoryName, options: GitHubForgeOptions) {
    this.#octokit = octokit;
    this.#here = { owner, repo };
    this.#options = options;
    this.#files = new RepositoryFiles(octokit, this.#here, options.archives);
  }

  readMatchingFiles(ref: string, wanted: (path: string) => boolean, filter?: ContentFilter): Promise<FileTree> {
    return this.#files.readMatching(ref, wanted, filter);
  }

  async readFiles(ref: string, paths: string[]): Promise<FileTree> {
    return this.#findBaseFiles(ref, [...new Set(paths)]) ?? this.#files.read(ref, paths);
  }

  readRepository(): Promise<Repository> {
    const { owner, repo } = this.#here;
    return withForgeError({ name: 'read-repository', subject: `${owner}/${repo}` }, async () =>
      toRepository((await this.#octokit.rest.repos.get(this.#here)).data),
    );
  }

  readPullRequest(number: number): Promise<PullRequest> {
    return this.#run('read-pull-request', number, async () => {
      this.#state = await this.#readState(number);
      if (this.#state) return this.#state.pull;
      return toPullRequest((await this.#octokit.rest.pulls.get({ ...this.#here, pull_number: number })).data);
    });
  }

  listChangedFiles(
    { number, head }: PullRequest,
    options: { patches?: boolean } = {},
  ): Promise<{ files: ChangedFile[]; truncated: boolean }> {
    const state = this.#state?.pull;
    const isKnown = state?.number === number && state.head.sha === head.sha;
    const changes = isKnown && !options.patches ? this.#state?.changes : undefined;
    if (changes) return Promise.resolve({ files: changes, truncated: false });
    const key = `${number} ${head.sha}`;
    if (this.#changedFiles?.key !== key) this.#changedFiles = { key, listed: this.#requestChangedFiles(number) };
    return this.#changedFiles.listed;
  }

  #requestChangedFiles(number: number): Promise<{ files: ChangedFile[]; truncated: boolean }> {
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
    return this.#run('list-open-pull-requests', undefined, async () => {
      const isKnown = this.#state?.pull.number === options.except;
      const listed = isKnown ? this.#state?.open : undefined;
      return readAddedFiles(listed ?? (await readListedPullRequests(this.#octokit, this.#here)), this.#files.reader, options);
    });
  }

  listAuthorComments({ number, author }: PullRequest): Promise<string[]> {
    return this.#run('find-comment', number, async () => {
      const query = { ...this.#here, issue_number: number, per_page: 100 };
      const { data } = await this.#octokit.rest.issues.listComments(query);
      return data.filter(({ user }) => user?.login === author).map(({ body }) => body ?? '');
    });
  }

  readLineDates(commit: string, paths: readonly string[]): Promise<Map<string, LineDates[]>> {
    return this.#run('read-files', commit, () => readLineDates(this.#octokit, this.#here, commit, paths));
  }

  listAuthors(commit: string, paths: readonly string[]): Promise<CommitAuthor[]> {
    return this.#run('read-files', commit, () => listCommitAuthors(this.#octokit, this.#here, commit, paths));
  }

  listOpenPullRequests(): Promise<PullRequest[]> {
    return this.#run('list-open-pull-requests', undefined, async () => {
      const query = { ...this.#here, ...newestFirst, state: 'open' } as const;
      return (await this.#octokit.paginate(this.#octokit.rest.pulls.list, query)).map((data) => ({
        ...toPullRequest(data),
        updatedAt: data.updated_at,
      }));
    });
  }

  /** The newest open pull requests, and what we have said about them. */
  readOpenVerdicts(wanted: { checkName: string; marker: string }): Promise<OpenVerdict[]> {
    return this.#run('list-open-pull-requests', undefined, async () => {
      const app = await this.#actionContext().identity();
      return readOpenVerdicts(this.#octokit, this.#here, { ...wanted, app });
    });
  }

  mayWrite(login: string): Promise<boolean> {
    return this.#run('read-permission', login, () => hasWriteAccess(this.#octokit, this.#here, login));
  }

  findOwnComment(issue: number, marker: string): Promise<string | undefined> {
    return this.#run('find-comment', issue, async () => {
      const { comments, pull } = this.#state?.present ?? {};
      if (comments && pull === issue) {
        const identity = await this.#actionContext().identity();
        return comments.find((comment) => isOwnWithMarker(comment, marker, identity))?.body ?? undefined;
      }
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

  /**
   * What was read of the last pull request, for the actions on it; undefined once it is too old to
   * rely on.
   */
  getRecentReads(): RecentReads | undefined {
    const now = this.#options.pullRequests?.now();
    if (!this.#state || now === undefined || now - this.#state.readAt >= recentMs) return undefined;
    return new RecentReads(this.#state.present);
  }

  /** Undefined where it is not wanted, and where GraphQL does not say it all: then REST is asked. */
  async #readState(number: number): Promise<(PullRequestState & { readAt: number }) | undefined> {
    const { pullRequests: wanted, app = {} } = this.#options;
    if (!wanted) return undefined;
    const readAt = wanted.now();
    try {
      return { ...(await readPullRequestState(this.#octokit, { ...this.#here, number }, { ...wanted, app })), readAt };
    } catch (error) {
      const known = toForgeError(error, describeOperation(this.#here, 'read-pull-request', number));
      if (!isForgeError(known) || !restAnswers.has(known.category)) throw known;
      return undefined;
    }
  }

  /** Files of the base that were read with the pull request. */
  #findBaseFiles(ref: string, paths: readonly string[]): FileTree | undefined {
    const { base, pull } = this.#state ?? {};
    if (!base || (ref !== pull?.base.ref && ref !== base.commit)) return undefined;
    if (!paths.every((path) => base.files.has(path))) return undefined;
    return toFileTree(base.commit, paths, (path) => base.files.get(path));
  }

  #run<T>(name: ForgeOperationName, subject: string | number | undefined, work: () => Promise<T>): Promise<T> {
    return runOperation(this.#here, name, subject, work);
  }

  #actionContext(): ActionContext {
    const identity = () => resolveIdentity(this.#octokit, this.#options.app);
    return { octokit: this.#octokit, here: this.#here, identity };
  }
}
