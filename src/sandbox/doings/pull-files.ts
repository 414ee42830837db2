import { differences, type FileDifference } from '../git/changes.ts';
import { emptyTree } from '../git/store.ts';
import type { HostedRepository, PullDetails, PullSize } from '../world.ts';

/** What a pull request changes, computed from the git objects. */

type Sides = Pick<PullDetails, 'head' | 'base'> & { mergedAt?: number };

/** The tip of the base now; for a merged pull request, as it was just before. */
const baseTip = (repository: HostedRepository, pull: Sides): string =>
  (pull.mergedAt === undefined ? repository.refs.get(`refs/heads/${pull.base.ref}`) : undefined) ?? pull.base.sha;

/** The files of a pull request: from where its branch left the base to its head, as GitHub shows them. */
export async function pullFiles(repository: HostedRepository, pull: Sides): Promise<FileDifference[]> {
  const { store } = repository;
  const from = await store.mergeBase(baseTip(repository, pull), pull.head.sha);
  const before = from ? await treeOf(repository, from) : emptyTree;
  return differences(store, before, await treeOf(repository, pull.head.sha));
}

/** The commits of a pull request, oldest first. */
export async function pullCommits(repository: HostedRepository, pull: Sides) {
  return (await repository.store.log(pull.head.sha, { exclude: baseTip(repository, pull) })).reverse();
}

export async function sizeOf(repository: HostedRepository, pull: Sides): Promise<PullSize> {
  const files = await pullFiles(repository, pull);
  let additions = 0;
  let deletions = 0;
  for (const file of files) {
    additions += file.additions;
    deletions += file.deletions;
  }
  return { commits: (await pullCommits(repository, pull)).length, additions, deletions, changedFiles: files.length };
}

/** @returns whether the head can be merged into the base as it is now; null once it has been. */
export async function mergeableNow(repository: HostedRepository, pull: Sides): Promise<boolean | null> {
  if (pull.mergedAt !== undefined) return null;
  return 'tree' in (await mergedTree(repository, baseTip(repository, pull), pull.head.sha));
}

/** The tree of a three-way merge of two commits, or that they conflict. */
export async function mergedTree(
  repository: HostedRepository,
  ours: string,
  theirs: string,
): Promise<{ tree: string } | { conflict: true }> {
  const base = await repository.store.mergeBase(ours, theirs);
  if (base === ours) return { tree: await treeOf(repository, theirs) };
  if (base === theirs) return { tree: await treeOf(repository, ours) };
  return repository.store.mergeTrees(ours, theirs);
}

async function treeOf(repository: HostedRepository, sha: string): Promise<string> {
  const commit = await repository.store.readCommit(sha);
  if (!commit) throw new Error(`No commit ${sha} in ${repository.name}`);
  return commit.tree;
}
