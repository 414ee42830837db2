import type { OpenPullRequest, Person, Push } from './acts.ts';
import { commitAt, deleteRef, updateRef, writeFiles } from './doings/branches.ts';
import { tellRun, tellSuite } from './doings/checks.ts';
import { addComment, editComment, editIssue, openIssue, setLabels, tellIssue } from './doings/issues.ts';
import { mergePull, openPull } from './doings/pulls.ts';
import { forkRepository } from './doings/repositories.ts';
import { Refusal } from './refusal.ts';
import { accountNamed, canWrite, fullName, type HostedRepository, type Issue, type World } from './world.ts';

/** @returns the acts of the person of this login; the account is made when it is not there. */
export function personIn(world: World, login: string): Person {
  const account = accountNamed(world, login);
  const actor = { account };
  const at = (name: string): HostedRepository => {
    const found = world.hosted.get(name.toLowerCase());
    if (!found) throw new Refusal(404, `No repository ${name}`);
    return found;
  };
  const mayWrite = (repository: HostedRepository) => {
    if (!canWrite(repository, account)) throw new Refusal(403, `${login} may not write to ${fullName(repository)}`);
  };
  const mayEdit = (repository: HostedRepository, author: number) => {
    if (author !== account.id) mayWrite(repository);
  };

  const push = async (act: Push): Promise<string> => {
    const repository = at(act.repository);
    mayWrite(repository);
    const { branch, files, message = 'Change files', force = false, onto } = act;
    const ref = `refs/heads/${branch}`;
    const start = repository.refs.get(`refs/heads/${onto ?? repository.defaultBranch}`);
    const parent = force ? start : (repository.refs.get(ref) ?? start);
    const sha = await writeFiles(world, repository, { parent, files, message, author: account });
    await updateRef(world, repository, { ref, sha, force, actor });
    return sha;
  };

  const openPullRequest = async (act: OpenPullRequest) => {
    const repository = at(act.repository);
    const { title, body = '', branch, files, message = title, base = repository.defaultBranch, draft = false } = act;
    const headRepository = canWrite(repository, account) ? repository : forkRepository(world, repository, account);
    // A fork that was made earlier takes the base's new commits first, as a contributor would.
    const tip = repository.refs.get(`refs/heads/${base}`);
    if (headRepository !== repository && tip) headRepository.refs.set(`refs/heads/${base}`, tip);
    const headSha = await push({ repository: fullName(headRepository), branch, files, message, onto: base });
    const head = { repository: headRepository, ref: branch };
    const issue = await openPull(world, repository, { author: actor, title, body, base, head, draft, maintainerCanModify: true });
    const url = `${world.url}/${fullName(repository)}/pull/${issue.number}`;
    return { number: issue.number, headSha, headRepository: fullName(headRepository), url };
  };

  const changeState = async (name: string, number: number, state: 'open' | 'closed') => {
    const repository = at(name);
    const issue = issueIn(repository, number);
    mayEdit(repository, issue.author.account.id);
    await editIssue(world, repository, issue, { state }, actor);
  };

  return {
    login,
    fork: async (name) => fullName(forkRepository(world, at(name), account)),
    openPullRequest,
    push,
    async comment({ repository: name, issue, body }) {
      const repository = at(name);
      return addComment(world, repository, issueIn(repository, issue), actor, body).id;
    },
    async editComment({ repository: name, comment: id, body }) {
      const repository = at(name);
      for (const issue of repository.issues.values()) {
        const comment = issue.comments.find((one) => one.id === id);
        if (!comment) continue;
        mayEdit(repository, comment.author.account.id);
        editComment(world, repository, issue, comment, body, actor);
        return;
      }
      throw new Refusal(404, `No comment ${id} in ${name}`);
    },
    async openIssue({ repository, title, body = '', labels = [] }) {
      return openIssue(world, at(repository), { author: actor, title, body, labels }).number;
    },
    async edit({ repository: name, number, ...change }) {
      const repository = at(name);
      const issue = issueIn(repository, number);
      mayEdit(repository, issue.author.account.id);
      await editIssue(world, repository, issue, change, actor);
    },
    close: (name, number) => changeState(name, number, 'closed'),
    reopen: (name, number) => changeState(name, number, 'open'),
    async readyForReview(name, number) {
      const repository = at(name);
      const issue = issueIn(repository, number);
      mayEdit(repository, issue.author.account.id);
      if (!issue.pull?.draft) return;
      issue.pull.draft = false;
      tellIssue(world, repository, issue, 'ready_for_review', actor);
    },
    async tick({ repository: name, issue: number, box, on = true }) {
      const repository = at(name);
      const issue = issueIn(repository, number);
      mayWrite(repository);
      const lines = issue.body.split('\n');
      const line = lines.findIndex((text) => /^\s*[-*+] \[[ xX]\] /.test(text) && text.includes(box));
      if (line < 0) throw new Refusal(404, `No box with “${box}” in #${number}`);
      lines[line] = (lines[line] ?? '').replace(/\[[ xX]\]/, on ? '[x]' : '[ ]');
      await editIssue(world, repository, issue, { body: lines.join('\n') }, actor);
    },
    async label(name, number, label) {
      const repository = at(name);
      mayWrite(repository);
      const issue = issueIn(repository, number);
      setLabels(world, repository, issue, [...issue.labels, label], actor);
    },
    async merge({ repository: name, number, method = 'merge' }) {
      const repository = at(name);
      return mergePull(world, repository, issueIn(repository, number), { actor, method });
    },
    async deleteBranch(name, branch) {
      const repository = at(name);
      mayWrite(repository);
      await deleteRef(world, repository, `refs/heads/${branch}`, actor);
    },
    async rerequest(name, id) {
      const repository = at(name);
      mayWrite(repository);
      const run = repository.checkRuns.find((one) => one.id === id);
      if (!run) throw new Refusal(404, `No check run ${id} in ${name}`);
      tellRun(world, repository, run, await commitAt(repository, run.headSha), 'rerequested', actor);
    },
    async rerequestSuite(name, id) {
      const repository = at(name);
      mayWrite(repository);
      const suite = repository.suites.find((one) => one.id === id);
      if (!suite) throw new Refusal(404, `No check suite ${id} in ${name}`);
      tellSuite(world, repository, suite, await commitAt(repository, suite.headSha), 'rerequested', actor);
    },
  };
}

function issueIn(repository: HostedRepository, number: number): Issue {
  const issue = repository.issues.get(number);
  if (!issue) throw new Refusal(404, `No #${number} in ${fullName(repository)}`);
  return issue;
}
