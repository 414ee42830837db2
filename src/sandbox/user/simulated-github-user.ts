import {
  addComment,
  commitFiles,
  createPullRequest,
  deleteRef,
  editComment,
  editIssue,
  emitCheckRunEvent,
  emitCheckSuiteEvent,
  emitIssueEvent,
  forkRepository,
  mergePullRequest,
  openIssue,
  requireCommit,
  setLabels,
  updateRef,
} from '../actions/index.ts';
import {
  type Account,
  ApiError,
  canWrite,
  findOrCreateAccount,
  getFullName,
  type HostedRepository,
  type Issue,
  type World,
} from '../model/index.ts';
import type {
  CreatedPullRequest,
  EditIssueOptions,
  OpenPullRequestOptions,
  PushOptions,
  SimulatedUser,
} from './simulated-user.ts';

/**
 * One person of the embedded GitHub. Every method checks the person's rights first.
 * @throws ApiError 403 without the right to do it, 404 for what does not exist.
 */
export class SimulatedGitHubUser implements SimulatedUser {
  readonly login: string;
  readonly #world: World;
  readonly #actor: { account: Account };

  /** The account is created when nobody has this login yet. */
  constructor(world: World, login: string) {
    this.login = login;
    this.#world = world;
    this.#actor = { account: findOrCreateAccount(world, login) };
  }

  async fork(repository: string): Promise<string> {
    return getFullName(forkRepository(this.#world, this.#requireRepository(repository), this.#actor.account));
  }

  async openPullRequest(options: OpenPullRequestOptions): Promise<CreatedPullRequest> {
    const world = this.#world;
    const repository = this.#requireRepository(options.repository);
    const { title, body = '', branch, files, message = title, base = repository.defaultBranch, draft = false } = options;
    const { account } = this.#actor;
    const headRepository = canWrite(repository, account) ? repository : forkRepository(world, repository, account);
    // An older fork first takes the new commits of the base, as a contributor would.
    const tip = repository.refs.get(`refs/heads/${base}`);
    if (headRepository !== repository && tip) headRepository.refs.set(`refs/heads/${base}`, tip);
    const headSha = await this.push({ repository: getFullName(headRepository), branch, files, message, parentBranch: base });
    const issue = await createPullRequest(world, repository, {
      author: this.#actor,
      title,
      body,
      base,
      head: { repository: headRepository, ref: branch },
      draft,
      maintainerCanModify: true,
    });
    const url = `${world.url}/${getFullName(repository)}/pull/${issue.number}`;
    return { number: issue.number, headSha, headRepository: getFullName(headRepository), url };
  }

  async push(options: PushOptions): Promise<string> {
    const repository = this.#requireWritable(options.repository);
    const { branch, files, message = 'Change files', force = false, parentBranch } = options;
    const ref = `refs/heads/${branch}`;
    const start = repository.refs.get(`refs/heads/${parentBranch ?? repository.defaultBranch}`);
    const parent = force ? start : (repository.refs.get(ref) ?? start);
    const sha = await commitFiles(this.#world, repository, { parent, files, message, author: this.#actor.account });
    await updateRef(this.#world, repository, { ref, sha, force, actor: this.#actor });
    return sha;
  }

  async comment(options: { repository: string; issue: number; body: string }): Promise<number> {
    const repository = this.#requireRepository(options.repository);
    return addComment(this.#world, repository, requireIssue(repository, options.issue), {
      author: this.#actor,
      body: options.body,
    }).id;
  }

  async editComment(options: { repository: string; comment: number; body: string }): Promise<void> {
    const repository = this.#requireRepository(options.repository);
    for (const issue of repository.issues.values()) {
      const comment = issue.comments.find(({ id }) => id === options.comment);
      if (!comment) continue;
      this.#assertCanEdit(repository, comment.author.account);
      editComment(this.#world, repository, issue, { comment, body: options.body, actor: this.#actor });
      return;
    }
    throw new ApiError(404, `No comment ${options.comment} in ${options.repository}`);
  }

  async openIssue(options: { repository: string; title: string; body?: string; labels?: string[] }): Promise<number> {
    const { title, body = '', labels = [] } = options;
    const repository = this.#requireRepository(options.repository);
    return openIssue(this.#world, repository, { author: this.#actor, title, body, labels }).number;
  }

  async editIssue({ repository: name, number, ...change }: EditIssueOptions): Promise<void> {
    const { repository, issue } = this.#requireEditableIssue(name, number);
    await editIssue(this.#world, repository, issue, { change, actor: this.#actor });
  }

  async close(repository: string, number: number): Promise<void> {
    await this.editIssue({ repository, number, state: 'closed' });
  }

  async reopen(repository: string, number: number): Promise<void> {
    await this.editIssue({ repository, number, state: 'open' });
  }

  async readyForReview(name: string, number: number): Promise<void> {
    const { repository, issue } = this.#requireEditableIssue(name, number);
    if (!issue.pull?.draft) return;
    issue.pull.draft = false;
    emitIssueEvent(this.#world, repository, issue, { action: 'ready_for_review', actor: this.#actor });
  }

  async setCheckbox(options: { repository: string; issue: number; box: string; on?: boolean }): Promise<void> {
    const { box, on = true } = options;
    const repository = this.#requireWritable(options.repository);
    const issue = requireIssue(repository, options.issue);
    const lines = issue.body.split('\n');
    const index = lines.findIndex((text) => /^\s*[-*+] \[[ xX]\] /.test(text) && text.includes(box));
    if (index < 0) throw new ApiError(404, `No box with “${box}” in #${options.issue}`);
    lines[index] = (lines[index] ?? '').replace(/\[[ xX]\]/, on ? '[x]' : '[ ]');
    await editIssue(this.#world, repository, issue, { change: { body: lines.join('\n') }, actor: this.#actor });
  }

  async addLabel(name: string, number: number, label: string): Promise<void> {
    const repository = this.#requireWritable(name);
    const issue = requireIssue(repository, number);
    setLabels(this.#world, repository, issue, { names: [...issue.labels, label], actor: this.#actor });
  }

  async merge(options: { repository: string; number: number; method?: 'merge' | 'squash' }): Promise<string> {
    const repository = this.#requireRepository(options.repository);
    const issue = requireIssue(repository, options.number);
    return mergePullRequest(this.#world, repository, issue, { actor: this.#actor, method: options.method ?? 'merge' });
  }

  async deleteBranch(name: string, branch: string): Promise<void> {
    await deleteRef(this.#world, this.#requireWritable(name), `refs/heads/${branch}`, this.#actor);
  }

  async rerequestCheckRun(name: string, id: number): Promise<void> {
    const repository = this.#requireWritable(name);
    const run = repository.checkRuns.find((candidate) => candidate.id === id);
    if (!run) throw new ApiError(404, `No check run ${id} in ${name}`);
    const commit = await requireCommit(repository, run.headSha);
    emitCheckRunEvent(this.#world, repository, { run, commit, action: 'rerequested', actor: this.#actor });
  }

  async rerequestCheckSuite(name: string, id: number): Promise<void> {
    const repository = this.#requireWritable(name);
    const suite = repository.checkSuites.find((candidate) => candidate.id === id);
    if (!suite) throw new ApiError(404, `No check suite ${id} in ${name}`);
    const commit = await requireCommit(repository, suite.headSha);
    emitCheckSuiteEvent(this.#world, repository, { suite, commit, action: 'rerequested', actor: this.#actor });
  }

  #requireRepository(name: string): HostedRepository {
    const repository = this.#world.hosted.get(name.toLowerCase());
    if (!repository) throw new ApiError(404, `No repository ${name}`);
    return repository;
  }

  #requireWritable(name: string): HostedRepository {
    const repository = this.#requireRepository(name);
    if (!canWrite(repository, this.#actor.account)) {
      throw new ApiError(403, `${this.login} may not write to ${getFullName(repository)}`);
    }
    return repository;
  }

  /** Authors edit their own texts; others need the right to write. */
  #assertCanEdit(repository: HostedRepository, author: Account): void {
    if (author.id !== this.#actor.account.id) this.#requireWritable(getFullName(repository));
  }

  #requireEditableIssue(name: string, number: number): { repository: HostedRepository; issue: Issue } {
    const repository = this.#requireRepository(name);
    const issue = requireIssue(repository, number);
    this.#assertCanEdit(repository, issue.author.account);
    return { repository, issue };
  }
}

function requireIssue(repository: HostedRepository, number: number): Issue {
  const issue = repository.issues.get(number);
  if (!issue) throw new ApiError(404, `No #${number} in ${getFullName(repository)}`);
  return issue;
}
