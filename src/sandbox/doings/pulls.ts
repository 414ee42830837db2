import { invalid, Refusal } from '../refusal.ts';
import { type Actor, accountNamed, canWrite, type HostedRepository, type Issue, type PullDetails, type World } from '../world.ts';
import { personOf, resolve, updateRef } from './branches.ts';
import { close, newIssue, refuseArchived, tellIssue } from './issues.ts';
import { mergedTree, sizeOf } from './pull-files.ts';

/** What happens to pull requests. */

export interface PullToOpen {
  author: Actor;
  title: string;
  body: string;
  base: string;
  head: { repository: HostedRepository; ref: string };
  draft: boolean;
  maintainerCanModify: boolean;
}

export async function openPull(world: World, repository: HostedRepository, act: PullToOpen): Promise<Issue> {
  refuseArchived(repository);
  const baseSha = repository.refs.get(`refs/heads/${act.base}`);
  if (!baseSha) throw invalid('PullRequest', 'base', 'invalid');
  const headSha = act.head.repository.refs.get(`refs/heads/${act.head.ref}`);
  if (!headSha) throw invalid('PullRequest', 'head', 'invalid');
  const label = `${act.head.repository.owner.login}:${act.head.ref}`;
  const same = openPulls(repository).find(({ pull }) => {
    return pull.head.repository === act.head.repository && pull.head.ref === act.head.ref && pull.base.ref === act.base;
  });
  if (same) throw already(`A pull request already exists for ${label}.`);
  const mergeBase = await repository.store.mergeBase(baseSha, headSha);
  if (mergeBase === headSha) throw already(`No commits between ${act.base} and ${label}`);
  if (!mergeBase) throw already(`The ${act.head.ref} branch has no history in common with ${act.base}`);
  const head = { ...act.head, sha: headSha };
  const base = { ref: act.base, sha: baseSha };
  const size = await sizeOf(repository, { head, base });
  const issue = newIssue(world, repository, act.author, act.title, act.body);
  issue.pull = {
    id: world.nextId(),
    head,
    base,
    size,
    draft: act.draft,
    maintainerCanModify: act.maintainerCanModify,
    reviews: [],
  };
  tellIssue(world, repository, issue, 'opened', act.author);
  return issue;
}

const already = (message: string) =>
  new Refusal(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', code: 'custom', message }] });

function openPulls(repository: HostedRepository): { issue: Issue; pull: PullDetails }[] {
  return [...repository.issues.values()].flatMap((issue) =>
    issue.pull && issue.state === 'open' ? [{ issue, pull: issue.pull }] : [],
  );
}

/** Pull requests follow the branches that they are made of: new heads, heads that are gone, bases that have taken the head in. */
export async function afterPush(
  world: World,
  repository: HostedRepository,
  branch: string,
  push: { before: string; after: string | undefined; actor: Actor },
): Promise<void> {
  for (const target of world.hosted.values()) {
    if (target.store !== repository.store) continue;
    for (const { issue, pull } of openPulls(target)) {
      if (pull.head.repository === repository && pull.head.ref === branch) await follow(world, target, issue, pull, push);
      else if (target === repository && pull.base.ref === branch && push.after) {
        const base = await repository.store.mergeBase(push.after, pull.head.sha);
        if (base === pull.head.sha) markMerged(world, target, issue, pull, push.after, push.actor);
      }
    }
  }
}

async function follow(
  world: World,
  target: HostedRepository,
  issue: Issue,
  pull: PullDetails,
  push: { before: string; after: string | undefined; actor: Actor },
): Promise<void> {
  if (push.after === undefined) {
    close(world, target, issue, push.actor, null);
    return;
  }
  pull.head.sha = push.after;
  pull.base.sha = target.refs.get(`refs/heads/${pull.base.ref}`) ?? pull.base.sha;
  pull.size = await sizeOf(target, pull);
  issue.updatedAt = world.clock.now();
  tellIssue(world, target, issue, 'synchronize', push.actor, { before: push.before, after: push.after });
}

function markMerged(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  pull: PullDetails,
  sha: string,
  actor: Actor,
): void {
  pull.mergedAt = world.clock.now();
  pull.mergedBy = actor.account;
  pull.mergeCommit = sha;
  close(world, repository, issue, actor, null);
}

/** Makes the merge commit or the squashed one, moves the base, closes the pull request. @returns the commit that came onto the base. */
export async function mergePull(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  act: { actor: Actor; method: 'merge' | 'squash'; title?: string; message?: string; sha?: string },
): Promise<string> {
  const pull = issue.pull;
  if (!pull || issue.state !== 'open') throw new Refusal(405, 'Pull Request is not mergeable');
  if (!act.actor.app && !canWrite(repository, act.actor.account)) throw new Refusal(403, 'Resource not accessible');
  if (pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (act.sha !== undefined && act.sha !== pull.head.sha) {
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  }
  const tip = await resolve(repository, `refs/heads/${pull.base.ref}`);
  if (!tip) throw new Refusal(404, 'Base does not exist');
  const result = await mergedTree(repository, tip, pull.head.sha);
  if ('conflict' in result) throw new Refusal(405, 'Pull Request is not mergeable');
  const owner = pull.head.repository?.owner.login ?? 'unknown';
  const squash = act.method === 'squash';
  const plain = squash
    ? `${issue.title} (#${issue.number})`
    : `Merge pull request #${issue.number} from ${owner}/${pull.head.ref}`;
  const person = personOf(world, act.actor.account);
  const sha = await repository.store.writeCommit({
    message: `${act.title ?? plain}\n\n${act.message ?? (squash ? '' : issue.title)}`.trimEnd().concat('\n'),
    tree: result.tree,
    parents: squash ? [tip] : [tip, pull.head.sha],
    author: squash ? personOf(world, issue.author.account) : person,
    committer: squash ? { ...personOf(world, accountNamed(world, 'web-flow')), name: 'GitHub' } : person,
  });
  // First the state, so that the push, which comes to the same end for a merge commit, finds nothing left to close.
  pull.base.sha = tip;
  markMerged(world, repository, issue, pull, sha, act.actor);
  await updateRef(world, repository, { ref: `refs/heads/${pull.base.ref}`, sha, actor: { account: act.actor.account } });
  return sha;
}
