import { diffTrees, emptyTreeSha, type FileDiff } from '../git/index.ts';
import type { HostedRepository, PullRequestDetails, PullRequestStats } from '../model/index.ts';

/** What a pull request changes, computed from the git objects. */

type PullRequestSides = Pick<PullRequestDetails, 'head' | 'base'> & { mergedAt?: number };

/** The tip of the base now; for a merged pull request, as it was just before. */
const findBaseTip = (repository: HostedRepository, pull: PullRequestSides): string =>
  (pull.mergedAt === undefined ? repository.refs.get(`refs/heads/${pull.base.ref}`) : undefined) ?? pull.base.sha;

/** The changed files from the merge base to the head, as GitHub shows them. */
export async function listPullRequestFiles(repository: HostedRepository, pull: PullRequestSides): Promise<FileDiff[]> {
  const { store } = repository;
  const from = await store.mergeBase(findBaseTip(repository, pull), pull.head.sha);
  const before = from ? await readTreeSha(repository, from) : emptyTreeSha;
  return diffTrees(store, before, await readTreeSha(repository, pull.head.sha));
}

/** The commits of a pull request, oldest first. */
export async function listPullRequestCommits(repository: HostedRepository, pull: PullRequestSides) {
  return (await repository.store.log(pull.head.sha, { exclude: findBaseTip(repository, pull) })).reverse();
}

export async function computePullRequestStats(repository: HostedRepository, pull: PullRequestSides): Promise<PullRequestStats> {
  const files = await listPullRequestFiles(repository, pull);
  let additions = 0;
  let deletions = 0;
  for (const file of files) {
    additions += file.additions;
    deletions += file.deletions;
  }
  return { commits: (await listPullRequestCommits(repository, pull)).length, additions, deletions, changedFiles: files.length };
}

/** @returns whether the head can be merged into the present base; null once it has been. */
export async function isMergeable(repository: HostedRepository, pull: PullRequestSides): Promise<boolean | null> {
  if (pull.mergedAt !== undefined) return null;
  return 'tree' in (await mergeToTree(repository, findBaseTip(repository, pull), pull.head.sha));
}

/** The tree of a three-way merge of two commits, or that they conflict. */
export async function mergeToTree(
  repository: HostedRepository,
  ours: string,
  theirs: string,
): Promise<{ tree: string } | { conflict: true }> {
  const base = await repository.store.mergeBase(ours, theirs);
  if (base === ours) return { tree: await readTreeSha(repository, theirs) };
  if (base === theirs) return { tree: await readTreeSha(repository, ours) };
  return repository.store.mergeCommits(ours, theirs);
}

async function readTreeSha(repository: HostedRepository, sha: string): Promise<string> {
  const commit = await repository.store.readCommit(sha);
  if (!commit) throw new Error(`No commit ${sha} in ${repository.name}`);
  return commit.tree;
}
