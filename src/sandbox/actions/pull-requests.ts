import {
  type Actor,
  ApiError,
  canWrite,
  findOrCreateAccount,
  type HostedRepository,
  type Issue,
  validationError,
  type World,
} from '../model/index.ts';
import { listOpenPullRequests, markMerged } from './after-push.ts';
import { createCommitIdentity, resolveRef, updateRef } from './branches.ts';
import { emitIssueEvent } from './issue-events.ts';
import { assertNotArchived, createIssueRecord } from './issue-record.ts';
import { computePullRequestStats, mergeToTree } from './pull-request-diff.ts';

/** Actions on pull requests. */

export interface PullRequestInput {
  author: Actor;
  title: string;
  body: string;
  base: string;
  head: { repository: HostedRepository; ref: string };
  draft: boolean;
  maintainerCanModify: boolean;
}

export async function createPullRequest(world: World, repository: HostedRepository, input: PullRequestInput): Promise<Issue> {
  assertNotArchived(repository);
  const baseSha = repository.refs.get(`refs/heads/${input.base}`);
  if (!baseSha) throw validationError('PullRequest', 'base', 'invalid');
  const headSha = input.head.repository.refs.get(`refs/heads/${input.head.ref}`);
  if (!headSha) throw validationError('PullRequest', 'head', 'invalid');
  const label = `${input.head.repository.owner.login}:${input.head.ref}`;
  const existing = listOpenPullRequests(repository).find(({ pull }) => {
    return pull.head.repository === input.head.repository && pull.head.ref === input.head.ref && pull.base.ref === input.base;
  });
  if (existing) throw pullRequestError(`A pull request already exists for ${label}.`);
  const mergeBase = await repository.store.mergeBase(baseSha, headSha);
  if (mergeBase === headSha) throw pullRequestError(`No commits between ${input.base} and ${label}`);
  if (!mergeBase) throw pullRequestError(`The ${input.head.ref} branch has no history in common with ${input.base}`);
  const head = { ...input.head, sha: headSha };
  const base = { ref: input.base, sha: baseSha };
  const size = await computePullRequestStats(repository, { head, base });
  const issue = createIssueRecord(world, repository, input);
  issue.pull = {
    id: world.nextId(),
    head,
    base,
    stats: size,
    draft: input.draft,
    maintainerCanModify: input.maintainerCanModify,
    reviews: [],
  };
  emitIssueEvent(world, repository, issue, { action: 'opened', actor: input.author });
  return issue;
}

const pullRequestError = (message: string) =>
  new ApiError(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', code: 'custom', message }] });

/**
 * Creates the merge or squash commit, moves the base, and closes the pull request.
 * @returns the SHA of the new commit.
 */
export async function mergePullRequest(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  options: { actor: Actor; method: 'merge' | 'squash'; title?: string; message?: string; sha?: string },
): Promise<string> {
  assertNotArchived(repository);
  const pull = issue.pull;
  if (!pull || issue.state !== 'open') throw new ApiError(405, 'Pull Request is not mergeable');
  if (!options.actor.app && !canWrite(repository, options.actor.account)) throw new ApiError(403, 'Resource not accessible');
  if (pull.draft) throw new ApiError(405, 'Pull Request is still a draft');
  if (options.sha !== undefined && options.sha !== pull.head.sha) {
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  }
  const tip = await resolveRef(repository, `refs/heads/${pull.base.ref}`);
  if (!tip) throw new ApiError(404, 'Base does not exist');
  const result = await mergeToTree(repository, tip, pull.head.sha);
  if ('conflict' in result) throw new ApiError(405, 'Pull Request is not mergeable');
  const owner = pull.head.repository?.owner.login ?? 'unknown';
  const squash = options.method === 'squash';
  const defaultTitle = squash
    ? `${issue.title} (#${issue.number})`
    : `Merge pull request #${issue.number} from ${owner}/${pull.head.ref}`;
  const identity = createCommitIdentity(world, options.actor.account);
  const sha = await repository.store.writeCommit({
    message: `${options.title ?? defaultTitle}\n\n${options.message ?? (squash ? '' : issue.title)}`.trimEnd().concat('\n'),
    tree: result.tree,
    parents: squash ? [tip] : [tip, pull.head.sha],
    author: squash ? createCommitIdentity(world, issue.author.account) : identity,
    committer: squash ? { ...createCommitIdentity(world, findOrCreateAccount(world, 'web-flow')), name: 'GitHub' } : identity,
  });
  // Set before the push, which would otherwise close the pull request a second time.
  pull.base.sha = tip;
  markMerged(world, repository, issue, { pull, sha, actor: options.actor });
  await updateRef(world, repository, { ref: `refs/heads/${pull.base.ref}`, sha, actor: { account: options.actor.account } });
  return sha;
}
