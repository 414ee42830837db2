import type { Commit, FlatFile, Person } from '../git/store.ts';
import { invalid, Refusal } from '../refusal.ts';
import { simpleCommit } from '../shapes/checks.ts';
import { mailOf, repositoryPage, repositoryShape } from '../shapes/repositories.ts';
import { type Account, type Actor, fullName, type HostedRepository, type World } from '../world.ts';
import { requestSuite } from './checks.ts';
import { afterPush } from './pulls.ts';

/** What happens to branches: commits, pushes, and what they set off. */

export const noCommit = '0'.repeat(40);

/** @returns the commit that a branch, tag, `refs/…`, `HEAD` or hash names, or undefined. */
export async function resolve(repository: HostedRepository, ref: string): Promise<string | undefined> {
  if (ref === 'HEAD') return repository.refs.get(`refs/heads/${repository.defaultBranch}`);
  for (const name of [ref, `refs/${ref}`, `refs/heads/${ref}`, `refs/tags/${ref}`]) {
    const sha = repository.refs.get(name);
    if (sha) return sha;
  }
  const pull = /^(?:refs\/)?pull\/(\d+)\/head$/.exec(ref)?.[1];
  if (pull) return repository.issues.get(Number(pull))?.pull?.head.sha;
  if (!/^[0-9a-f]{40}$/.test(ref)) return undefined;
  return (await repository.store.typeOf(ref)) === 'commit' ? ref : undefined;
}

export function personOf(world: World, account: Account): Person {
  return { name: account.name, email: mailOf(account), timestamp: Math.floor(world.clock.now() / 1000) };
}

/** A commit that changes some files of `parent`; `null` removes one. Moves no branch. */
export async function writeFiles(
  world: World,
  repository: HostedRepository,
  change: { parent: string | undefined; files: Record<string, string | null>; message: string; author: Account },
): Promise<string> {
  const { store } = repository;
  const parent = change.parent ? await store.readCommit(change.parent) : undefined;
  const files = new Map<string, FlatFile>(parent ? await store.flatten(parent.tree) : []);
  for (const [path, text] of Object.entries(change.files)) {
    if (text === null) files.delete(path);
    else files.set(path, { mode: files.get(path)?.mode ?? '100644', sha: await store.writeBlob(Buffer.from(text)) });
  }
  const person = personOf(world, change.author);
  const tree = await store.unflatten(files);
  const parents = parent ? [parent.sha] : [];
  return store.writeCommit({ message: `${change.message}\n`, tree, parents, author: person, committer: person });
}

/**
 * Moves or makes a branch and tells the world: a push, new heads of pull requests, a check suite. Refuses, with 422 and GitHub's own
 * words, what is not a fast-forward unless `force`.
 */
export async function updateRef(
  world: World,
  repository: HostedRepository,
  change: { ref: string; sha: string; force?: boolean; actor: Actor; mustExist?: boolean; mustBeNew?: boolean },
): Promise<void> {
  const { ref, sha, actor } = change;
  const before = repository.refs.get(ref);
  if (repository.archived) throw new Refusal(403, 'Repository was archived so is read-only.');
  if (change.mustExist && !before) throw new Refusal(422, 'Reference does not exist');
  if (change.mustBeNew && before) throw new Refusal(422, 'Reference already exists');
  if (!/^refs\/(heads|tags)\/[^\s~^:?*[\\]+$/.test(ref) || ref.includes('..') || ref.endsWith('/')) {
    throw new Refusal(422, `${ref} is not a valid ref name.`);
  }
  if ((await repository.store.typeOf(sha)) !== 'commit') throw new Refusal(422, 'Object does not exist');
  if (before === sha) return;
  const forward = !before || (await repository.store.mergeBase(before, sha)) === before;
  if (!forward && !change.force) throw new Refusal(422, 'Update is not a fast forward');
  const branch = ref.replace('refs/heads/', '');
  if (before && repository.protectedBranches.has(branch) && actor.app) {
    throw invalid('Reference', 'ref', 'custom', 'Changes must be made through a pull request.');
  }
  repository.refs.set(ref, sha);
  repository.pushedAt = world.clock.now();
  await tellPush(world, repository, { ref, before: before ?? noCommit, after: sha, forced: !forward, actor });
  if (!ref.startsWith('refs/heads/')) return;
  await afterPush(world, repository, branch, { before: before ?? noCommit, after: sha, actor });
  requestSuite(world, repository, branch, await commitAt(repository, sha), actor);
}

export async function deleteRef(world: World, repository: HostedRepository, ref: string, actor: Actor): Promise<void> {
  const before = repository.refs.get(ref);
  if (!before) throw new Refusal(422, 'Reference does not exist');
  const branch = ref.replace('refs/heads/', '');
  if (branch === repository.defaultBranch) throw new Refusal(422, 'Cannot delete the default branch');
  if (repository.protectedBranches.has(branch)) throw new Refusal(422, 'Cannot delete this branch');
  repository.refs.delete(ref);
  await tellPush(world, repository, { ref, before, after: noCommit, forced: false, actor });
  await afterPush(world, repository, branch, { before, after: undefined, actor });
}

/** @throws when the commit is not there: callers have just looked. */
export async function commitAt(repository: HostedRepository, sha: string): Promise<Commit> {
  const commit = await repository.store.readCommit(sha);
  if (!commit) throw new Refusal(404, `No commit found for SHA: ${sha}`);
  return commit;
}

interface Push {
  ref: string;
  before: string;
  after: string;
  forced: boolean;
  actor: Actor;
}

async function tellPush(world: World, repository: HostedRepository, push: Push): Promise<void> {
  const { ref, before, after, forced, actor } = push;
  const page = repositoryPage(world, repository);
  const deleted = after === noCommit;
  const created = before === noCommit;
  const exclude = created ? repository.refs.get(`refs/heads/${repository.defaultBranch}`) : before;
  const options = exclude && exclude !== after ? { exclude, limit: 20 } : { limit: 20 };
  const commits = deleted ? [] : (await repository.store.log(after, options)).reverse();
  const shown = await Promise.all(commits.map((commit) => pushedCommit(world, repository, commit)));
  const head = deleted ? null : await pushedCommit(world, repository, await commitAt(repository, after));
  const seconds = (time: number) => Math.floor(time / 1000);
  world.emit({
    event: 'push',
    repository,
    sender: actor.account,
    payload: {
      ref,
      before,
      after,
      created,
      deleted,
      forced,
      base_ref: null,
      compare: created
        ? `${page}/commit/${after.slice(0, 12)}`
        : `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
      commits: shown,
      head_commit: head,
      pusher: { name: actor.account.login, email: mailOf(actor.account) },
      repository: {
        ...repositoryShape(world, repository),
        created_at: seconds(repository.createdAt),
        pushed_at: seconds(repository.pushedAt),
        stargazers: 0,
        master_branch: repository.defaultBranch,
      },
    },
  });
}

async function pushedCommit(world: World, repository: HostedRepository, commit: Commit) {
  const first = commit.parents[0];
  const old = first ? await repository.store.flatten((await commitAt(repository, first)).tree) : new Map<string, FlatFile>();
  const now = await repository.store.flatten(commit.tree);
  const login = /^\d+\+([^@]+)@/.exec(commit.author.email)?.[1];
  const username = login ? { username: login } : {};
  const seen = simpleCommit(commit);
  return {
    ...seen,
    distinct: true,
    url: `${world.url}/${fullName(repository)}/commit/${commit.sha}`,
    author: { ...seen.author, ...username },
    committer: { ...seen.committer, ...username },
    added: [...now.keys()].filter((path) => !old.has(path)),
    removed: [...old.keys()].filter((path) => !now.has(path)),
    modified: [...now].filter(([path, file]) => old.has(path) && old.get(path)?.sha !== file.sha).map(([path]) => path),
  };
}
