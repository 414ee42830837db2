import { invalid, Refusal } from '../refusal.ts';
import { commentShape, fullPullShape, issueShape, labelShape } from '../shapes/issues.ts';
import type { Account, Actor, Comment, HostedRepository, Issue, Label, Reaction, World } from '../world.ts';
import { sizeOf } from './pull-files.ts';

/** What happens to issues, comments and labels; pull requests are issues in this. */

/** GitHub's own limits, in characters. */
export const longestBody = 65_536;
const longestTitle = 256;

export function checkBody(body: string, resource: string): void {
  if (body.length > longestBody) {
    throw invalid(resource, 'body', 'custom', `body is too long (maximum is ${longestBody} characters)`);
  }
}

export function checkTitle(title: string): void {
  if (title.trim() === '') throw invalid('Issue', 'title', 'missing_field');
  if (title.length > longestTitle) {
    throw invalid('Issue', 'title', 'custom', `title is too long (maximum is ${longestTitle} characters)`);
  }
}

/** An issue that nobody has heard of yet. */
export function newIssue(world: World, repository: HostedRepository, author: Actor, title: string, body: string): Issue {
  checkTitle(title);
  checkBody(body, 'Issue');
  const now = world.clock.now();
  const issue: Issue = {
    id: world.nextId(),
    number: repository.nextNumber++,
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
  act: { author: Actor; title: string; body: string; labels?: string[] },
): Issue {
  if (!repository.hasIssues) throw new Refusal(410, 'Issues has been disabled in this repository.');
  refuseArchived(repository);
  const issue = newIssue(world, repository, act.author, act.title, act.body);
  issue.labels = (act.labels ?? []).map((name) => labelNamed(world, repository, name).name.toLowerCase());
  tellIssue(world, repository, issue, 'opened', act.author);
  return issue;
}

export function refuseArchived(repository: HostedRepository): void {
  if (repository.archived) throw new Refusal(403, 'Repository was archived so is read-only.');
}

/** What is given changes; one event for the text, one for the state, as GitHub sends them. */
export async function editIssue(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  change: { title?: string; body?: string; state?: 'open' | 'closed'; stateReason?: string | null; base?: string },
  actor: Actor,
): Promise<void> {
  refuseArchived(repository);
  const changes: Record<string, unknown> = {};
  if (change.title !== undefined && change.title !== issue.title) {
    checkTitle(change.title);
    changes.title = { from: issue.title };
    issue.title = change.title;
  }
  if (change.body !== undefined && change.body !== issue.body) {
    checkBody(change.body, 'Issue');
    changes.body = { from: issue.body };
    issue.body = change.body;
  }
  const pull = issue.pull;
  if (pull && change.base !== undefined && change.base !== pull.base.ref) {
    const sha = repository.refs.get(`refs/heads/${change.base}`);
    if (!sha) throw invalid('PullRequest', 'base', 'invalid');
    changes.base = { ref: { from: pull.base.ref }, sha: { from: pull.base.sha } };
    pull.base = { ref: change.base, sha };
    pull.size = await sizeOf(repository, pull);
  }
  if (Object.keys(changes).length > 0) {
    issue.updatedAt = world.clock.now();
    tellIssue(world, repository, issue, 'edited', actor, { changes });
  }
  if (change.state === undefined || change.state === issue.state) return;
  if (change.state === 'open') reopen(world, repository, issue, actor);
  else close(world, repository, issue, actor, change.stateReason ?? null);
}

export function close(world: World, repository: HostedRepository, issue: Issue, actor: Actor, reason: string | null): void {
  issue.state = 'closed';
  issue.stateReason = issue.pull ? null : (reason ?? 'completed');
  issue.closedAt = world.clock.now();
  issue.closedBy = actor.account;
  issue.updatedAt = issue.closedAt;
  tellIssue(world, repository, issue, 'closed', actor);
}

function reopen(world: World, repository: HostedRepository, issue: Issue, actor: Actor): void {
  if (issue.pull?.mergedAt !== undefined) throw invalid('PullRequest', 'state', 'invalid');
  const head = issue.pull?.head;
  if (head && !head.repository?.refs.has(`refs/heads/${head.ref}`)) throw invalid('PullRequest', 'state', 'invalid');
  issue.state = 'open';
  issue.stateReason = issue.pull ? null : 'reopened';
  delete issue.closedAt;
  delete issue.closedBy;
  issue.updatedAt = world.clock.now();
  tellIssue(world, repository, issue, 'reopened', actor);
}

/** `issues` for an issue, `pull_request` for a pull request. */
export function tellIssue(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  action: string,
  actor: Actor,
  more: Record<string, unknown> = {},
): void {
  const sender = actor.account;
  if (!issue.pull) {
    const payload = { ...more, issue: issueShape(world, repository, issue) };
    world.emit({ event: 'issues', action, repository, sender, payload });
    return;
  }
  const pull_request = fullPullShape(world, repository, issue, null);
  world.emit({ event: 'pull_request', action, repository, sender, payload: { ...more, number: issue.number, pull_request } });
}

export function addComment(world: World, repository: HostedRepository, issue: Issue, author: Actor, body: string): Comment {
  refuseArchived(repository);
  if (issue.locked) throw new Refusal(403, 'Unable to create comment because issue is locked.');
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field', 'Body cannot be blank');
  checkBody(body, 'IssueComment');
  const now = world.clock.now();
  const comment: Comment = { id: world.nextId(), author, body, createdAt: now, updatedAt: now, reactions: [] };
  issue.comments.push(comment);
  issue.updatedAt = now;
  tellComment(world, repository, issue, comment, 'created', author);
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
  refuseArchived(repository);
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field', 'Body cannot be blank');
  checkBody(body, 'IssueComment');
  const from = comment.body;
  comment.body = body;
  comment.updatedAt = world.clock.now();
  tellComment(world, repository, issue, comment, 'edited', actor, { changes: { body: { from } } });
}

export function tellComment(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  comment: Comment,
  action: string,
  actor: Actor,
  more: Record<string, unknown> = {},
): void {
  const payload = {
    ...more,
    issue: issueShape(world, repository, issue),
    comment: commentShape(world, repository, issue, comment),
  };
  world.emit({ event: 'issue_comment', action, repository, sender: actor.account, payload });
}

/** The label of this name; made, as GitHub makes one that an issue is given and that is not there yet. */
export function labelNamed(world: World, repository: HostedRepository, name: string): Label {
  const known = repository.labels.get(name.toLowerCase());
  if (known) return known;
  return createLabel(world, repository, { name, color: 'ededed', description: null });
}

export function createLabel(world: World, repository: HostedRepository, label: Omit<Label, 'id'>): Label {
  if (repository.labels.has(label.name.toLowerCase())) throw invalid('Label', 'name', 'already_exists');
  if (label.name.length > 50) throw invalid('Label', 'name', 'custom', 'name is too long (maximum is 50 characters)');
  if ((label.description ?? '').length > 100) {
    throw invalid('Label', 'description', 'custom', 'description is too long (maximum is 100 characters)');
  }
  const made = { id: world.nextId(), ...label };
  repository.labels.set(label.name.toLowerCase(), made);
  return made;
}

export function setLabels(world: World, repository: HostedRepository, issue: Issue, names: string[], actor: Actor): void {
  refuseArchived(repository);
  const wanted = [...new Set(names.map((name) => labelNamed(world, repository, name).name.toLowerCase()))];
  const before = issue.labels;
  issue.labels = wanted;
  const tell = (action: string, name: string) => {
    const label = repository.labels.get(name);
    if (label) tellIssue(world, repository, issue, action, actor, { label: labelShape(world, repository, label) });
  };
  for (const name of wanted) if (!before.includes(name)) tell('labeled', name);
  for (const name of before) if (!wanted.includes(name)) tell('unlabeled', name);
}

/** A second time is the same reaction, as on GitHub. @returns the reaction, and whether it is new. */
export function react(
  world: World,
  reactions: Reaction[],
  author: Account,
  content: Reaction['content'],
): { reaction: Reaction; isNew: boolean } {
  const known = reactions.find((reaction) => reaction.author.id === author.id && reaction.content === content);
  if (known) return { reaction: known, isNew: false };
  const reaction = { id: world.nextId(), author, content, createdAt: world.clock.now() };
  reactions.push(reaction);
  return { reaction, isNew: true };
}
