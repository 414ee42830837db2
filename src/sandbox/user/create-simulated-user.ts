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
  ApiError,
  canWrite,
  findOrCreateAccount,
  fullName,
  type HostedRepository,
  type Issue,
  type World,
} from '../model/index.ts';
import type { OpenPullRequestOptions, PushOptions, SimulatedUser } from './simulated-user.ts';

/** @returns the acts of the person of this login; the account is made when it is not there. */
export function createSimulatedUser(world: World, login: string): SimulatedUser {
  const account = findOrCreateAccount(world, login);
  const actor = { account };
  const requireRepository = (name: string): HostedRepository => {
    const found = world.hosted.get(name.toLowerCase());
    if (!found) throw new ApiError(404, `No repository ${name}`);
    return found;
  };
  const assertCanWrite = (repository: HostedRepository) => {
    if (!canWrite(repository, account)) throw new ApiError(403, `${login} may not write to ${fullName(repository)}`);
  };
  const assertCanEdit = (repository: HostedRepository, author: number) => {
    if (author !== account.id) assertCanWrite(repository);
  };

  const push = async (act: PushOptions): Promise<string> => {
    const repository = requireRepository(act.repository);
    assertCanWrite(repository);
    const { branch, files, message = 'Change files', force = false, parentBranch } = act;
    const ref = `refs/heads/${branch}`;
    const start = repository.refs.get(`refs/heads/${parentBranch ?? repository.defaultBranch}`);
    const parent = force ? start : (repository.refs.get(ref) ?? start);
    const sha = await commitFiles(world, repository, { parent, files, message, author: account });
    await updateRef(world, repository, { ref, sha, force, actor });
    return sha;
  };

  const openPullRequest = async (act: OpenPullRequestOptions) => {
    const repository = requireRepository(act.repository);
    const { title, body = '', branch, files, message = title, base = repository.defaultBranch, draft = false } = act;
    const headRepository = canWrite(repository, account) ? repository : forkRepository(world, repository, account);
    // A fork that was made earlier takes the base's new commits first, as a contributor would.
    const tip = repository.refs.get(`refs/heads/${base}`);
    if (headRepository !== repository && tip) headRepository.refs.set(`refs/heads/${base}`, tip);
    const headSha = await push({ repository: fullName(headRepository), branch, files, message, parentBranch: base });
    const head = { repository: headRepository, ref: branch };
    const issue = await createPullRequest(world, repository, {
      author: actor,
      title,
      body,
      base,
      head,
      draft,
      maintainerCanModify: true,
    });
    const url = `${world.url}/${fullName(repository)}/pull/${issue.number}`;
    return { number: issue.number, headSha, headRepository: fullName(headRepository), url };
  };

  const changeState = async (name: string, number: number, state: 'open' | 'closed') => {
    const repository = requireRepository(name);
    const issue = requireIssue(repository, number);
    assertCanEdit(repository, issue.author.account.id);
    await editIssue(world, repository, issue, { state }, actor);
  };

  return {
    login,
    fork: async (name) => fullName(forkRepository(world, requireRepository(name), account)),
    openPullRequest,
    push,
    async comment({ repository: name, issue, body }) {
      const repository = requireRepository(name);
      return addComment(world, repository, requireIssue(repository, issue), actor, body).id;
    },
    async editComment({ repository: name, comment: id, body }) {
      const repository = requireRepository(name);
      for (const issue of repository.issues.values()) {
        const comment = issue.comments.find((one) => one.id === id);
        if (!comment) continue;
        assertCanEdit(repository, comment.author.account.id);
        editComment(world, repository, issue, comment, body, actor);
        return;
      }
      throw new ApiError(404, `No comment ${id} in ${name}`);
    },
    async openIssue({ repository, title, body = '', labels = [] }) {
      return openIssue(world, requireRepository(repository), { author: actor, title, body, labels }).number;
    },
    async editIssue({ repository: name, number, ...change }) {
      const repository = requireRepository(name);
      const issue = requireIssue(repository, number);
      assertCanEdit(repository, issue.author.account.id);
      await editIssue(world, repository, issue, change, actor);
    },
    close: (name, number) => changeState(name, number, 'closed'),
    reopen: (name, number) => changeState(name, number, 'open'),
    async readyForReview(name, number) {
      const repository = requireRepository(name);
      const issue = requireIssue(repository, number);
      assertCanEdit(repository, issue.author.account.id);
      if (!issue.pull?.draft) return;
      issue.pull.draft = false;
      emitIssueEvent(world, repository, issue, 'ready_for_review', actor);
    },
    async setCheckbox({ repository: name, issue: number, box, on = true }) {
      const repository = requireRepository(name);
      const issue = requireIssue(repository, number);
      assertCanWrite(repository);
      const lines = issue.body.split('\n');
      const line = lines.findIndex((text) => /^\s*[-*+] \[[ xX]\] /.test(text) && text.includes(box));
      if (line < 0) throw new ApiError(404, `No box with “${box}” in #${number}`);
      lines[line] = (lines[line] ?? '').replace(/\[[ xX]\]/, on ? '[x]' : '[ ]');
      await editIssue(world, repository, issue, { body: lines.join('\n') }, actor);
    },
    async addLabel(name, number, label) {
      const repository = requireRepository(name);
      assertCanWrite(repository);
      const issue = requireIssue(repository, number);
      setLabels(world, repository, issue, [...issue.labels, label], actor);
    },
    async merge({ repository: name, number, method = 'merge' }) {
      const repository = requireRepository(name);
      return mergePullRequest(world, repository, requireIssue(repository, number), { actor, method });
    },
    async deleteBranch(name, branch) {
      const repository = requireRepository(name);
      assertCanWrite(repository);
      await deleteRef(world, repository, `refs/heads/${branch}`, actor);
    },
    async rerequestCheckRun(name, id) {
      const repository = requireRepository(name);
      assertCanWrite(repository);
      const run = repository.checkRuns.find((one) => one.id === id);
      if (!run) throw new ApiError(404, `No check run ${id} in ${name}`);
      emitCheckRunEvent(world, repository, run, await requireCommit(repository, run.headSha), 'rerequested', actor);
    },
    async rerequestCheckSuite(name, id) {
      const repository = requireRepository(name);
      assertCanWrite(repository);
      const suite = repository.checkSuites.find((one) => one.id === id);
      if (!suite) throw new ApiError(404, `No check suite ${id} in ${name}`);
      emitCheckSuiteEvent(world, repository, suite, await requireCommit(repository, suite.headSha), 'rerequested', actor);
    },
  };
}

function requireIssue(repository: HostedRepository, number: number): Issue {
  const issue = repository.issues.get(number);
  if (!issue) throw new ApiError(404, `No #${number} in ${fullName(repository)}`);
  return issue;
}
