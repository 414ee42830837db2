import { type Actor, ApiError, type HostedRepository, type Issue, validationError, type World } from '../model/index.ts';
import { emitIssueEvent } from './issue-events.ts';
import { assertNotArchived, createIssueRecord, validateBody, validateTitle } from './issue-record.ts';
import { findOrCreateLabel } from './labels.ts';
import { computePullRequestStats } from './pull-request-diff.ts';

/** Actions on issues. Pull requests are issues too. */

export function openIssue(
  world: World,
  repository: HostedRepository,
  input: { author: Actor; title: string; body: string; labels?: string[] },
): Issue {
  if (!repository.hasIssues) throw new ApiError(410, 'Issues has been disabled in this repository.');
  assertNotArchived(repository);
  const issue = createIssueRecord(world, repository, input);
  issue.labels = (input.labels ?? []).map((name) => findOrCreateLabel(world, repository, name).name.toLowerCase());
  emitIssueEvent(world, repository, issue, { action: 'opened', actor: input.author });
  return issue;
}

interface IssueChange {
  title?: string;
  body?: string;
  state?: 'open' | 'closed';
  stateReason?: string | null;
  /** Of a pull request: the branch to merge into. */
  base?: string;
}

/** Changes the given fields. Sends one event for texts and one for the state, as GitHub does. */
export async function editIssue(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  { change, actor }: { change: IssueChange; actor: Actor },
): Promise<void> {
  assertNotArchived(repository);
  validateChange(repository, issue, change);
  const changes: Record<string, unknown> = {};
  if (change.title !== undefined && change.title !== issue.title) {
    changes.title = { from: issue.title };
    issue.title = change.title;
  }
  if (change.body !== undefined && change.body !== issue.body) {
    changes.body = { from: issue.body };
    issue.body = change.body;
  }
  const pull = issue.pull;
  if (pull && change.base !== undefined && change.base !== pull.base.ref) {
    const sha = repository.refs.get(`refs/heads/${change.base}`) ?? '';
    changes.base = { ref: { from: pull.base.ref }, sha: { from: pull.base.sha } };
    pull.base = { ref: change.base, sha };
    pull.stats = await computePullRequestStats(repository, pull);
  }
  if (Object.keys(changes).length > 0) {
    issue.updatedAt = world.clock.now();
    emitIssueEvent(world, repository, issue, { action: 'edited', actor, payload: { changes } });
  }
  if (change.state === undefined || change.state === issue.state) return;
  if (change.state === 'open') reopenIssue(world, repository, issue, actor);
  else closeIssue(world, repository, issue, { actor, reason: change.stateReason ?? null });
}

/** All of a change is valid, or nothing of it is made. */
function validateChange({ refs }: HostedRepository, { title, body, pull }: Issue, change: IssueChange): void {
  if (change.title !== undefined && change.title !== title) validateTitle(change.title);
  if (change.body !== undefined && change.body !== body) validateBody(change.body, 'Issue');
  const isNewBase = pull && change.base !== undefined && change.base !== pull.base.ref;
  if (isNewBase && !refs.has(`refs/heads/${change.base}`)) throw validationError('PullRequest', 'base', 'invalid');
}

export function closeIssue(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  { actor, reason }: { actor: Actor; reason: string | null },
): void {
  issue.state = 'closed';
  issue.stateReason = issue.pull ? null : (reason ?? 'completed');
  issue.closedAt = world.clock.now();
  issue.closedBy = actor.account;
  issue.updatedAt = issue.closedAt;
  emitIssueEvent(world, repository, issue, { action: 'closed', actor });
}

function reopenIssue(world: World, repository: HostedRepository, issue: Issue, actor: Actor): void {
  if (issue.pull?.mergedAt !== undefined) throw validationError('PullRequest', 'state', 'invalid');
  const head = issue.pull?.head;
  if (head && !head.repository?.refs.has(`refs/heads/${head.ref}`)) throw validationError('PullRequest', 'state', 'invalid');
  issue.state = 'open';
  issue.stateReason = issue.pull ? null : 'reopened';
  delete issue.closedAt;
  delete issue.closedBy;
  issue.updatedAt = world.clock.now();
  emitIssueEvent(world, repository, issue, { action: 'reopened', actor });
}
