import * as git from 'isomorphic-git';
import { memoryFiles } from './memory-files.ts';

/**
 * The object database of one network of repositories: a repository and its forks share it, as on GitHub, so that a fork's commits
 * are readable from the repository that it was made from. Refs are not here; each repository holds its own.
 */
export interface GitStore {
  writeBlob(body: Uint8Array): Promise<string>;
  /** @returns undefined when there is no such blob. */
  readBlob(sha: string): Promise<Uint8Array | undefined>;
  /** Direct children of a tree. @returns undefined when there is no such tree. */
  readTree(sha: string): Promise<TreeChild[] | undefined>;
  writeTree(children: TreeChild[]): Promise<string>;
  writeCommit(commit: CommitToWrite): Promise<string>;
  readCommit(sha: string): Promise<Commit | undefined>;
  /** `commit`, `tree`, `blob`, or undefined when there is no such object. */
  typeOf(sha: string): Promise<string | undefined>;
  /** All blobs under a tree, by path. */
  flatten(tree: string): Promise<Map<string, FlatFile>>;
  /** The tree that holds these files. */
  unflatten(files: ReadonlyMap<string, FlatFile>): Promise<string>;
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** Commits from `tip` backwards, newest first, without those that `exclude` reaches. */
  log(tip: string, options?: { exclude?: string; limit?: number }): Promise<Commit[]>;
  /** A real three-way merge. Writes the merged tree; makes no commit. */
  mergeTrees(ours: string, theirs: string): Promise<{ tree: string } | { conflict: true }>;
  /** Files of the git directory as they would stand on a disk: loose objects, as git itself writes them. */
  looseFiles(): ReadonlyMap<string, Uint8Array>;
}

export interface TreeChild {
  /** `100644`, `100755`, `120000`, `040000`, `160000`. */
  mode: string;
  path: string;
  oid: string;
  type: 'blob' | 'tree' | 'commit';
}

export interface FlatFile {
  mode: string;
  sha: string;
}

export interface Person {
  name: string;
  email: string;
  /** Seconds since 1970. */
  timestamp: number;
}

export interface CommitToWrite {
  message: string;
  tree: string;
  parents: string[];
  author: Person;
  committer: Person;
}

export interface Commit extends CommitToWrite {
  sha: string;
}

const gitdir = '/git';
const folderMode = '040000';
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** @returns a new, empty object database in memory. */
export async function openStore(): Promise<GitStore> {
  const memory = memoryFiles();
  const at = { fs: memory.client, gitdir, cache: {} };
  await git.init({ fs: memory.client, dir: '/', gitdir, bare: true });
  await git.writeTree({ ...at, tree: [] });
  // Objects never change, so what was once parsed stays right.
  const commits = new Map<string, Commit>();
  const flats = new Map<string, Map<string, FlatFile>>();

  const object = async (oid: string, want: 'blob' | 'tree' | 'commit') => {
    const found = await git.readObject({ ...at, oid, format: 'parsed' }).catch(nothingThere);
    return found?.type === want ? found.object : undefined;
  };

  const store: GitStore = {
    writeBlob: (body) => git.writeBlob({ ...at, blob: body }),
    async readBlob(sha) {
      const found = await object(sha, 'blob');
      return found instanceof Uint8Array ? found : undefined;
    },
    async readTree(sha) {
      if (sha === emptyTree) return [];
      const found = await git.readTree({ ...at, oid: sha }).catch(nothingThere);
      return found?.oid === sha ? found.tree : undefined;
    },
    async writeTree(children) {
      return children.length === 0 ? emptyTree : git.writeTree({ ...at, tree: children });
    },
    writeCommit({ message, tree, parents, author, committer }) {
      const zone = { timezoneOffset: 0 };
      const commit = { message, tree, parent: parents, author: { ...author, ...zone }, committer: { ...committer, ...zone } };
      return git.writeCommit({ ...at, commit });
    },
    async readCommit(sha) {
      const known = commits.get(sha);
      if (known) return known;
      const found = await git.readCommit({ ...at, oid: sha }).catch(nothingThere);
      if (!found || found.oid !== sha) return undefined;
      const { message, tree, parent, author, committer } = found.commit;
      const commit = { sha, message, tree, parents: parent, author, committer };
      commits.set(sha, commit);
      return commit;
    },
    async typeOf(sha) {
      if (sha === emptyTree) return 'tree';
      const found = await git.readObject({ ...at, oid: sha, format: 'parsed' }).catch(nothingThere);
      return found?.type;
    },
    async flatten(tree) {
      const known = flats.get(tree);
      if (known) return known;
      const files = new Map<string, FlatFile>();
      await flattenInto(store, tree, '', files);
      flats.set(tree, files);
      return files;
    },
    unflatten: (files) => unflatten(store, files),
    async mergeBase(one, other) {
      const [base] = await git.findMergeBase({ ...at, oids: [one, other] });
      return typeof base === 'string' ? base : undefined;
    },
    log: (tip, options = {}) => log(store, tip, options),
    async mergeTrees(ours, theirs) {
      const author = { name: 'merge', email: 'merge@localhost', timestamp: 0, timezoneOffset: 0 };
      const merged = await git
        .merge({ ...at, ours, theirs, author, fastForward: false, noUpdateBranch: true, message: 'merge' })
        .catch((error: Error) => {
          if (error.name === 'MergeConflictError' || error.name === 'MergeNotSupportedError') return undefined;
          throw error;
        });
      const commit = merged?.oid ? await store.readCommit(merged.oid) : undefined;
      return commit ? { tree: commit.tree } : { conflict: true };
    },
    looseFiles: () => memory.files,
  };
  return store;
}

function nothingThere(error: Error): undefined {
  if (['NotFoundError', 'ObjectTypeError', 'InvalidOidError'].includes(error.name)) return undefined;
  throw error;
}

async function flattenInto(store: GitStore, tree: string, prefix: string, into: Map<string, FlatFile>): Promise<void> {
  for (const child of (await store.readTree(tree)) ?? []) {
    if (child.type === 'tree') await flattenInto(store, child.oid, `${prefix}${child.path}/`, into);
    else into.set(prefix + child.path, { mode: child.mode, sha: child.oid });
  }
}

async function unflatten(store: GitStore, files: ReadonlyMap<string, FlatFile>): Promise<string> {
  const children: TreeChild[] = [];
  const folders = new Map<string, Map<string, FlatFile>>();
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      children.push({ mode: file.mode, path, oid: file.sha, type: file.mode === '160000' ? 'commit' : 'blob' });
      continue;
    }
    const name = path.slice(0, slash);
    const inside = folders.get(name) ?? new Map<string, FlatFile>();
    inside.set(path.slice(slash + 1), file);
    folders.set(name, inside);
  }
  for (const [name, inside] of folders) {
    children.push({ mode: folderMode, path: name, oid: await unflatten(store, inside), type: 'tree' });
  }
  return store.writeTree(children);
}

async function log(store: GitStore, tip: string, options: { exclude?: string; limit?: number }): Promise<Commit[]> {
  const hidden = new Set<string>();
  if (options.exclude) for (const commit of await log(store, options.exclude, {})) hidden.add(commit.sha);
  const seen = new Set<string>();
  const waiting = [tip];
  const found: Commit[] = [];
  while (waiting.length > 0) {
    const sha = waiting.shift();
    if (sha === undefined || seen.has(sha) || hidden.has(sha)) continue;
    seen.add(sha);
    const commit = await store.readCommit(sha);
    if (!commit) continue;
    found.push(commit);
    waiting.push(...commit.parents);
  }
  // Stable: commits of one second keep the order in which their children named them.
  found.sort((a, b) => b.committer.timestamp - a.committer.timestamp);
  return found.slice(0, options.limit ?? found.length);
}
