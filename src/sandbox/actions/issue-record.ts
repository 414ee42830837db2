import { type Actor, ApiError, type HostedRepository, type Issue, validationError, type World } from '../model/index.ts';

/** GitHub's own limits, in characters. */
const maxBodyLength = 65_536;

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

/** Creates an issue without sending an event. */
export function createIssueRecord(
  world: World,
  repository: HostedRepository,
  { author, title, body }: { author: Actor; title: string; body: string },
): Issue {
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

export function assertNotArchived(repository: HostedRepository): void {
  if (repository.archived) throw new ApiError(403, 'Repository was archived so is read-only.');
}
