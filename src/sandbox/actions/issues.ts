import {
  type Account,
  type Actor,
  ApiError,
  type Comment,
  type HostedRepository,
  type Issue,
  type Label,
  type Reaction,
  validationError,
  type World,
} from '../model/index.ts';
import { serializeComment, serializeFullPullRequest, serializeIssue, serializeLabel } from '../serializers/index.ts';
import { computePullRequestStats } from './pull-request-diff.ts';

/** What happens to issues, comments and labels; pull requests are issues in this. */

/** GitHub's own limits, in characters. */
export const maxBodyLength = 65_536;
const maxTitleLength = 256;

export function validateBody(body: string, resource: string): void {
  if (body.length > maxBodyLength) {
    throw validationError(resource, 'body', 'custom', `body is too long (maximum is ${maxBodyLength} characters)`);
  }
}

export function validateTitle(title: string): void {
  if (title.trim() === '') throw validationError('Issue', 'title', 'missing_field');
  if (title.length > maxTitleLength) {
    throw validationError('Issue', 'title', 'custom', `title is too long (maximum is ${maxTitleLength} characters)`);
  }
}

/** An issue that nobody has heard of yet. */
export function createIssueRecord(world: World, repository: HostedRepository, author: Actor, title: string, body: string): Issue {
  validateTitle(title);
  validateBody(body, 'Issue');
  const now = world.clock.now();
  const issue: Issue = {
    id: world.nextId(),
    number: repository.nextIssueNumber++,
    title,
    body,
    author,
    state: 'open',
    stateReason: null,
    locked: false,
    labels: [],
    comments: [],
    reactions: [],
    createdAt: now,
    updatedAt: now,
  };
  repository.issues.set(issue.number, issue);
  return issue;
}

export function openIssue(
  world: World,
  repository: HostedRepository,
  input: { author: Actor; title: string; body: string; labels?: string[] },
): Issue {
  if (!repository.hasIssues) throw new ApiError(410, 'Issues has been disabled in this repository.');
  assertNotArchived(repository);
  const issue = createIssueRecord(world, repository, input.author, input.title, input.body);
  issue.labels = (input.labels ?? []).map((name) => findOrCreateLabel(world, repository, name).name.toLowerCase());
  emitIssueEvent(world, repository, issue, 'opened', input.author);
  return issue;
}

export function assertNotArchived(repository: HostedRepository): void {
  if (repository.archived) throw new ApiError(403, 'Repository was archived so is read-only.');
}

/** What is given changes; one event for the text, one for the state, as GitHub sends them. */
export async function editIssue(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  change: { title?: string; body?: string; state?: 'open' | 'closed'; stateReason?: string | null; base?: string },
  actor: Actor,
): Promise<void> {
  assertNotArchived(repository);
  const changes: Record<string, unknown> = {};
  if (change.title !== undefined && change.title !== issue.title) {
    validateTitle(change.title);
    changes.title = { from: issue.title };
    issue.title = change.title;
  }
  if (change.body !== undefined && change.body !== issue.body) {
    validateBody(change.body, 'Issue');
    changes.body = { from: issue.body };
    issue.body = change.body;
  }
  const pull = issue.pull;
  if (pull && change.base !== undefined && change.base !== pull.base.ref) {
    const sha = repository.refs.get(`refs/heads/${change.base}`);
    if (!sha) throw validationError('PullRequest', 'base', 'invalid');
    changes.base = { ref: { from: pull.base.ref }, sha: { from: pull.base.sha } };
    pull.base = { ref: change.base, sha };
    pull.stats = await computePullRequestStats(repository, pull);
  }
  if (Object.keys(changes).length > 0) {
    issue.updatedAt = world.clock.now();
    emitIssueEvent(world, repository, issue, 'edited', actor, { changes });
  }
  if (change.state === undefined || change.state === issue.state) return;
  if (change.state === 'open') reopenIssue(world, repository, issue, actor);
  else closeIssue(world, repository, issue, actor, change.stateReason ?? null);
}

export function closeIssue(world: World, repository: HostedRepository, issue: Issue, actor: Actor, reason: string | null): void {
  issue.state = 'closed';
  issue.stateReason = issue.pull ? null : (reason ?? 'completed');
  issue.closedAt = world.clock.now();
  issue.closedBy = actor.account;
  issue.updatedAt = issue.closedAt;
  emitIssueEvent(world, repository, issue, 'closed', actor);
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
  emitIssueEvent(world, repository, issue, 'reopened', actor);
}

/** `issues` for an issue, `pull_request` for a pull request. */
export function emitIssueEvent(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  action: string,
  actor: Actor,
  extraPayload: Record<string, unknown> = {},
): void {
  const sender = actor.account;
  if (!issue.pull) {
    const payload = { ...extraPayload, issue: serializeIssue(world, repository, issue) };
    world.emit({ event: 'issues', action, repository, sender, payload });
    return;
  }
  const pull_request = serializeFullPullRequest(world, repository, issue, null);
  world.emit({
    event: 'pull_request',
    action,
    repository,
    sender,
    payload: { ...extraPayload, number: issue.number, pull_request },
  });
}

export function addComment(world: World, repository: HostedRepository, issue: Issue, author: Actor, body: string): Comment {
  assertNotArchived(repository);
  if (issue.locked) throw new ApiError(403, 'Unable to create comment because issue is locked.');
  if (body.trim() === '') throw validationError('IssueComment', 'body', 'missing_field', 'Body cannot be blank');
  validateBody(body, 'IssueComment');
  const now = world.clock.now();
  const comment: Comment = { id: world.nextId(), author, body, createdAt: now, updatedAt: now, reactions: [] };
  issue.comments.push(comment);
  issue.updatedAt = now;
  emitCommentEvent(world, repository, issue, comment, 'created', author);
  return comment;
}

export function editComment(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  comment: Comment,
  body: string,
  actor: Actor,
): void {
  assertNotArchived(repository);
  if (body.trim() === '') throw validationError('IssueComment', 'body', 'missing_field', 'Body cannot be blank');
  validateBody(body, 'IssueComment');
  const from = comment.body;
  comment.body = body;
  comment.updatedAt = world.clock.now();
  emitCommentEvent(world, repository, issue, comment, 'edited', actor, { changes: { body: { from } } });
}

export function emitCommentEvent(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  comment: Comment,
  action: string,
  actor: Actor,
  extraPayload: Record<string, unknown> = {},
): void {
  const payload = {
    ...extraPayload,
    issue: serializeIssue(world, repository, issue),
    comment: serializeComment(world, repository, issue, comment),
  };
  world.emit({ event: 'issue_comment', action, repository, sender: actor.account, payload });
}

/** The label of this name; made, as GitHub makes one that an issue is given and that is not there yet. */
export function findOrCreateLabel(world: World, repository: HostedRepository, name: string): Label {
  const existing = repository.labels.get(name.toLowerCase());
  if (existing) return existing;
  return createLabel(world, repository, { name, color: 'ededed', description: null });
}

export function createLabel(world: World, repository: HostedRepository, label: Omit<Label, 'id'>): Label {
  if (repository.labels.has(label.name.toLowerCase())) throw validationError('Label', 'name', 'already_exists');
  if (label.name.length > 50) throw validationError('Label', 'name', 'custom', 'name is too long (maximum is 50 characters)');
  if ((label.description ?? '').length > 100) {
    throw validationError('Label', 'description', 'custom', 'description is too long (maximum is 100 characters)');
  }
  const created = { id: world.nextId(), ...label };
  repository.labels.set(label.name.toLowerCase(), created);
  return created;
}

export function setLabels(world: World, repository: HostedRepository, issue: Issue, names: string[], actor: Actor): void {
  assertNotArchived(repository);
  const wanted = [...new Set(names.map((name) => findOrCreateLabel(world, repository, name).name.toLowerCase()))];
  const before = issue.labels;
  issue.labels = wanted;
  const emitLabelEvent = (action: string, name: string) => {
    const label = repository.labels.get(name);
    if (label) emitIssueEvent(world, repository, issue, action, actor, { label: serializeLabel(world, repository, label) });
  };
  for (const name of wanted) if (!before.includes(name)) emitLabelEvent('labeled', name);
  for (const name of before) if (!wanted.includes(name)) emitLabelEvent('unlabeled', name);
}

/** A second time is the same reaction, as on GitHub. @returns the reaction, and whether it is new. */
export function addReaction(
  world: World,
  reactions: Reaction[],
  author: Account,
  content: Reaction['content'],
): { reaction: Reaction; isNew: boolean } {
  const existing = reactions.find((reaction) => reaction.author.id === author.id && reaction.content === content);
  if (existing) return { reaction: existing, isNew: false };
  const reaction = { id: world.nextId(), author, content, createdAt: world.clock.now() };
  reactions.push(reaction);
  return { reaction, isNew: true };
}
