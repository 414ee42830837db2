import {
  type Actor,
  ApiError,
  type Comment,
  type HostedRepository,
  type Issue,
  validationError,
  type World,
} from '../model/index.ts';
import { serializeComment, serializeIssue } from '../serializers/index.ts';
import { assertNotArchived, validateBody } from './issue-record.ts';

export function addComment(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  { author, body }: { author: Actor; body: string },
): Comment {
  assertNotArchived(repository);
  if (issue.locked) throw new ApiError(403, 'Unable to create comment because issue is locked.');
  if (body.trim() === '') throw validationError('IssueComment', 'body', 'missing_field', 'Body cannot be blank');
  validateBody(body, 'IssueComment');
  const now = world.clock.now();
  const comment: Comment = { id: world.nextId(), author, body, createdAt: now, updatedAt: now, reactions: [] };
  issue.comments.push(comment);
  issue.updatedAt = now;
  emitCommentEvent(world, repository, issue, { comment, action: 'created', actor: author });
  return comment;
}

export function editComment(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  { comment, body, actor }: { comment: Comment; body: string; actor: Actor },
): void {
  assertNotArchived(repository);
  if (body.trim() === '') throw validationError('IssueComment', 'body', 'missing_field', 'Body cannot be blank');
  validateBody(body, 'IssueComment');
  const from = comment.body;
  comment.body = body;
  comment.updatedAt = world.clock.now();
  emitCommentEvent(world, repository, issue, { comment, action: 'edited', actor, payload: { changes: { body: { from } } } });
}

export function emitCommentEvent(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  event: { comment: Comment; action: string; actor: Actor; payload?: Record<string, unknown> },
): void {
  const payload = {
    ...event.payload,
    issue: serializeIssue(world, repository, issue),
    comment: serializeComment(world, repository, issue, event.comment),
  };
  world.emit({ event: 'issue_comment', action: event.action, repository, sender: event.actor.account, payload });
}
