import type { Actor, HostedRepository, Issue, PullRequestDetails, World } from '../model/index.ts';
import { emitIssueEvent } from './issue-events.ts';
import { closeIssue } from './issues.ts';
import { computePullRequestStats } from './pull-request-diff.ts';

interface Push {
  /** The SHA before it, and after it: undefined for a deleted branch. */
  before: string;
  after: string | undefined;
  actor: Actor;
}

export function listOpenPullRequests(repository: HostedRepository): { issue: Issue; pull: PullRequestDetails }[] {
  return [...repository.issues.values()].flatMap((issue) =>
    issue.pull && issue.state === 'open' ? [{ issue, pull: issue.pull }] : [],
  );
}

/**
 * Updates pull requests after a push: new heads, deleted heads, and bases that now contain the
 * head.
 */
export async function updatePullRequestsAfterPush(
  world: World,
  repository: HostedRepository,
  branch: string,
  push: Push,
): Promise<void> {
  for (const target of world.hosted.values()) {
    if (target.store !== repository.store) continue;
    for (const { issue, pull } of listOpenPullRequests(target)) {
      if (pull.head.repository === repository && pull.head.ref === branch)
        await synchronizePullRequest(world, target, { issue, pull, push });
      else if (target === repository && pull.base.ref === branch && push.after) {
        const base = await repository.store.mergeBase(push.after, pull.head.sha);
        if (base === pull.head.sha) markMerged(world, target, issue, { pull, sha: push.after, actor: push.actor });
      }
    }
  }
}

async function synchronizePullRequest(
  world: World,
  target: HostedRepository,
  { issue, pull, push }: { issue: Issue; pull: PullRequestDetails; push: Push },
): Promise<void> {
  if (push.after === undefined) {
    closeIssue(world, target, issue, { actor: push.actor, reason: null });
    return;
  }
  pull.head.sha = push.after;
  pull.base.sha = target.refs.get(`refs/heads/${pull.base.ref}`) ?? pull.base.sha;
  pull.stats = await computePullRequestStats(target, pull);
  issue.updatedAt = world.clock.now();
  emitIssueEvent(world, target, issue, {
    action: 'synchronize',
    actor: push.actor,
    payload: { before: push.before, after: push.after },
  });
}

export function markMerged(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  { pull, sha, actor }: { pull: PullRequestDetails; sha: string; actor: Actor },
): void {
  pull.mergedAt = world.clock.now();
  pull.mergedBy = actor.account;
  pull.mergeCommitSha = sha;
  closeIssue(world, repository, issue, { actor, reason: null });
}
