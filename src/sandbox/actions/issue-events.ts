import type { Actor, HostedRepository, Issue, World } from '../model/index.ts';
import { serializeFullPullRequest, serializeIssue } from '../serializers/index.ts';

/** `issues` for an issue, `pull_request` for a pull request. */
export function emitIssueEvent(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  { action, actor, payload: details = {} }: { action: string; actor: Actor; payload?: Record<string, unknown> },
): void {
  const sender = actor.account;
  if (!issue.pull) {
    const payload = { ...details, issue: serializeIssue(world, repository, issue) };
    world.emit({ event: 'issues', action, repository, sender, payload });
    return;
  }
  const pull_request = serializeFullPullRequest(world, repository, issue, null);
  world.emit({
    event: 'pull_request',
    action,
    repository,
    sender,
    payload: { ...details, number: issue.number, pull_request },
  });
}
