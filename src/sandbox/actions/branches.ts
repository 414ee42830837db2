import type { Commit, CommitIdentity, GitTreeFile } from '../git/index.ts';
import {
  type Account,
  type Actor,
  ApiError,
  getFullName,
  type HostedRepository,
  validationError,
  type World,
} from '../model/index.ts';
import { formatNoreplyEmail, repositoryPageUrl, serializeRepository, serializeSimpleCommit } from '../serializers/index.ts';
import { updatePullRequestsAfterPush } from './after-push.ts';
import { requestCheckSuite } from './checks.ts';

/** Actions on branches: commits, pushes, and their events. */

const zeroSha = '0'.repeat(40);

/** @returns the commit that a branch, tag, `refs/…`, `HEAD` or hash names, or undefined. */
export async function resolveRef(repository: HostedRepository, ref: string): Promise<string | undefined> {
  if (ref === 'HEAD') return repository.refs.get(`refs/heads/${repository.defaultBranch}`);
  for (const name of [ref, `refs/${ref}`, `refs/heads/${ref}`, `refs/tags/${ref}`]) {
    const sha = repository.refs.get(name);
    if (sha) return sha;
  }
  const pull = /^(?:refs\/)?pull\/(\d+)\/head$/.exec(ref)?.[1];
  if (pull) return repository.issues.get(Number(pull))?.pull?.head.sha;
  if (!/^[0-9a-f]{40}$/.test(ref)) return undefined;
  return (await repository.store.getObjectType(ref)) === 'commit' ? ref : undefined;
}

export function createCommitIdentity(world: World, account: Account): CommitIdentity {
  return { name: account.name, email: formatNoreplyEmail(account), timestamp: Math.floor(world.clock.now() / 1000) };
}

/** A commit that changes some files of `parent`; `null` removes one. Moves no branch. */
export async function commitFiles(
  world: World,
  repository: HostedRepository,
  change: { parent: string | undefined; files: Record<string, string | Uint8Array | null>; message: string; author: Account },
): Promise<string> {
  const { store } = repository;
  const parent = change.parent ? await store.readCommit(change.parent) : undefined;
  const files = new Map<string, GitTreeFile>(parent ? await store.listFiles(parent.tree) : []);
  for (const [path, content] of Object.entries(change.files)) {
    if (content === null) files.delete(path);
    else files.set(path, { mode: files.get(path)?.mode ?? '100644', sha: await store.writeBlob(Buffer.from(content)) });
  }
  const identity = createCommitIdentity(world, change.author);
  const tree = await store.writeFileTree(files);
  const parents = parent ? [parent.sha] : [];
  return store.writeCommit({ message: `${change.message}\n`, tree, parents, author: identity, committer: identity });
}

/**
 * Moves or creates a branch or tag, and sends the events: push, pull request, check suite.
 * @throws ApiError 422 for an update that is not a fast-forward, unless `force`.
 */
export async function updateRef(
  world: World,
  repository: HostedRepository,
  change: { ref: string; sha: string; force?: boolean; actor: Actor; mustExist?: boolean; mustBeNew?: boolean },
): Promise<void> {
  const { ref, sha, actor } = change;
  const before = repository.refs.get(ref);
  if (repository.archived) throw new ApiError(403, 'Repository was archived so is read-only.');
  if (change.mustExist && !before) throw new ApiError(422, 'Reference does not exist');
  if (change.mustBeNew && before) throw new ApiError(422, 'Reference already exists');
  if (!/^refs\/(heads|tags)\/[^\s~^:?*[\\]+$/.test(ref) || ref.includes('..') || ref.endsWith('/')) {
    throw new ApiError(422, `${ref} is not a valid ref name.`);
  }
  if ((await repository.store.getObjectType(sha)) !== 'commit') throw new ApiError(422, 'Object does not exist');
  if (before === sha) return;
  const isFastForward = !before || (await repository.store.mergeBase(before, sha)) === before;
  if (!isFastForward && !change.force) throw new ApiError(422, 'Update is not a fast forward');
  const branch = ref.replace('refs/heads/', '');
  if (before && repository.protectedBranches.has(branch) && actor.app) {
    throw validationError('Reference', 'ref', 'custom', 'Changes must be made through a pull request.');
  }
  repository.refs.set(ref, sha);
  repository.pushedAt = world.clock.now();
  await emitPushEvent(world, repository, { ref, before: before ?? zeroSha, after: sha, forced: !isFastForward, actor });
  if (!ref.startsWith('refs/heads/')) return;
  await updatePullRequestsAfterPush(world, repository, branch, { before: before ?? zeroSha, after: sha, actor });
  requestCheckSuite(world, repository, { branch, commit: await requireCommit(repository, sha), actor });
}

export async function deleteRef(world: World, repository: HostedRepository, ref: string, actor: Actor): Promise<void> {
  const before = repository.refs.get(ref);
  if (!before) throw new ApiError(422, 'Reference does not exist');
  const branch = ref.replace('refs/heads/', '');
  if (branch === repository.defaultBranch) throw new ApiError(422, 'Cannot delete the default branch');
  if (repository.protectedBranches.has(branch)) throw new ApiError(422, 'Cannot delete this branch');
  repository.refs.delete(ref);
  await emitPushEvent(world, repository, { ref, before, after: zeroSha, forced: false, actor });
  await updatePullRequestsAfterPush(world, repository, branch, { before, after: undefined, actor });
}

/** @throws when there is no such commit. Callers have just found it. */
export async function requireCommit(repository: HostedRepository, sha: string): Promise<Commit> {
  const commit = await repository.store.readCommit(sha);
  if (!commit) throw new ApiError(404, `No commit found for SHA: ${sha}`);
  return commit;
}

interface PushEventDetails {
  ref: string;
  before: string;
  after: string;
  forced: boolean;
  actor: Actor;
}

async function emitPushEvent(world: World, repository: HostedRepository, push: PushEventDetails): Promise<void> {
  const { ref, before, after, forced, actor } = push;
  const page = repositoryPageUrl(world, repository);
  const deleted = after === zeroSha;
  const created = before === zeroSha;
  const exclude = created ? repository.refs.get(`refs/heads/${repository.defaultBranch}`) : before;
  const options = exclude && exclude !== after ? { exclude, limit: 20 } : { limit: 20 };
  const commits = deleted ? [] : (await repository.store.log(after, options)).reverse();
  const shown = await Promise.all(commits.map((commit) => serializePushedCommit(world, repository, commit)));
  const head = deleted ? null : await serializePushedCommit(world, repository, await requireCommit(repository, after));
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
      pusher: { name: actor.account.login, email: formatNoreplyEmail(actor.account) },
      repository: {
        ...serializeRepository(world, repository),
        created_at: seconds(repository.createdAt),
        pushed_at: seconds(repository.pushedAt),
        stargazers: 0,
        master_branch: repository.defaultBranch,
      },
    },
  });
}

async function serializePushedCommit(world: World, repository: HostedRepository, commit: Commit) {
  const first = commit.parents[0];
  const old = first
    ? await repository.store.listFiles((await requireCommit(repository, first)).tree)
    : new Map<string, GitTreeFile>();
  const now = await repository.store.listFiles(commit.tree);
  const login = /^\d+\+([^@]+)@/.exec(commit.author.email)?.[1];
  const username = login ? { username: login } : {};
  const seen = serializeSimpleCommit(commit);
  return {
    ...seen,
    distinct: true,
    url: `${world.url}/${getFullName(repository)}/commit/${commit.sha}`,
    author: { ...seen.author, ...username },
    committer: { ...seen.committer, ...username },
    added: [...now.keys()].filter((path) => !old.has(path)),
    removed: [...old.keys()].filter((path) => !now.has(path)),
    modified: [...now].filter(([path, file]) => old.has(path) && old.get(path)?.sha !== file.sha).map(([path]) => path),
  };
}
