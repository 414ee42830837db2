import type { PromiseFsClient } from 'isomorphic-git';
import * as git from 'isomorphic-git';
import { createMemoryFileSystem, type MemoryFileSystem } from './memory-file-system.ts';

/**
 * The object database of a repository and its forks. They share it, as on GitHub, so that the
 * commits of a fork are readable from its parent. Each repository has its own refs.
 */
export interface GitObjectStore {
  writeBlob(body: Uint8Array): Promise<string>;
  /** @returns undefined when there is no such blob. */
  readBlob(sha: string): Promise<Uint8Array | undefined>;
  /** Direct children of a tree. @returns undefined when there is no such tree. */
  readTree(sha: string): Promise<GitTreeEntry[] | undefined>;
  writeTree(children: GitTreeEntry[]): Promise<string>;
  writeCommit(commit: CommitInput): Promise<string>;
  readCommit(sha: string): Promise<Commit | undefined>;
  /** `commit`, `tree`, `blob`, or undefined when there is no such object. */
  getObjectType(sha: string): Promise<string | undefined>;
  /** All blobs under a tree, by path. */
  listFiles(tree: string): Promise<Map<string, GitTreeFile>>;
  /** The tree that holds these files. */
  writeFileTree(files: ReadonlyMap<string, GitTreeFile>): Promise<string>;
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** Commits from `tip` backwards, newest first, without those that `exclude` reaches. */
  log(tip: string, options?: { exclude?: string; limit?: number }): Promise<Commit[]>;
  /** A real three-way merge. Writes the merged tree; makes no commit. */
  mergeCommits(ours: string, theirs: string): Promise<{ tree: string } | { conflict: true }>;
  /** Files of the git directory: loose objects, as git writes them. */
  looseObjectFiles(): ReadonlyMap<string, Uint8Array>;
}

export interface GitTreeEntry {
  /** `100644`, `100755`, `120000`, `040000`, `160000`. */
  mode: string;
  path: string;
  oid: string;
  type: 'blob' | 'tree' | 'commit';
}

export interface GitTreeFile {
  mode: string;
  sha: string;
}

export interface CommitIdentity {
  name: string;
  email: string;
  /** Seconds since 1970. */
  timestamp: number;
}

interface CommitInput {
  message: string;
  tree: string;
  parents: string[];
  author: CommitIdentity;
  committer: CommitIdentity;
}

export interface Commit extends CommitInput {
  sha: string;
}

const gitdir = '/git';
const treeMode = '040000';
export const emptyTreeSha = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** @returns a new, empty object database in memory. */
export async function createObjectStore(): Promise<GitObjectStore> {
  const memory = createMemoryFileSystem();
  await git.init({ fs: memory.client, dir: '/', gitdir, bare: true });
  await git.writeTree({ fs: memory.client, gitdir, tree: [] });
  return new MemoryObjectStore(memory);
}

class MemoryObjectStore implements GitObjectStore {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  /** Where isomorphic-git reads and writes. */
  readonly #git: { fs: PromiseFsClient; gitdir: string; cache: object };
  // Objects are immutable, so what was parsed once stays valid.
  readonly #commits = new Map<string, Commit>();
  readonly #fileMaps = new Map<string, Map<string, GitTreeFile>>();

  constructor({ client, files }: MemoryFileSystem) {
    this.#files = files;
    this.#git = { fs: client, gitdir, cache: {} };
  }

  writeBlob(body: Uint8Array): Promise<string> {
    return git.writeBlob({ ...this.#git, blob: body });
  }

  async readBlob(sha: string): Promise<Uint8Array | undefined> {
    const found = await this.#readObject(sha);
    return found?.type === 'blob' && found.object instanceof Uint8Array ? found.object : undefined;
  }

  async readTree(sha: string): Promise<GitTreeEntry[] | undefined> {
    if (sha === emptyTreeSha) return [];
    const found = await git.readTree({ ...this.#git, oid: sha }).catch(ignoreNotFound);
    return found?.oid === sha ? found.tree : undefined;
  }

  async writeTree(children: GitTreeEntry[]): Promise<string> {
    return children.length === 0 ? emptyTreeSha : git.writeTree({ ...this.#git, tree: children });
  }

  writeCommit({ message, tree, parents, author, committer }: CommitInput): Promise<string> {
    const zone = { timezoneOffset: 0 };
    const commit = { message, tree, parent: parents, author: { ...author, ...zone }, committer: { ...committer, ...zone } };
    return git.writeCommit({ ...this.#git, commit });
  }

  async readCommit(sha: string): Promise<Commit | undefined> {
    const known = this.#commits.get(sha);
    if (known) return known;
    const found = await git.readCommit({ ...this.#git, oid: sha }).catch(ignoreNotFound);
    if (!found || found.oid !== sha) return undefined;
    const { message, tree, parent, author, committer } = found.commit;
    const commit = { sha, message, tree, parents: parent, author, committer };
    this.#commits.set(sha, commit);
    return commit;
  }

  async getObjectType(sha: string): Promise<string | undefined> {
    return sha === emptyTreeSha ? 'tree' : (await this.#readObject(sha))?.type;
  }

  async listFiles(tree: string): Promise<Map<string, GitTreeFile>> {
    const known = this.#fileMaps.get(tree);
    if (known) return known;
    const files = new Map<string, GitTreeFile>();
    await collectFiles(this, tree, '', files);
    this.#fileMaps.set(tree, files);
    return files;
  }

  writeFileTree(files: ReadonlyMap<string, GitTreeFile>): Promise<string> {
    return writeNestedTrees(this, files);
  }

  async mergeBase(one: string, other: string): Promise<string | undefined> {
    const [base] = await git.findMergeBase({ ...this.#git, oids: [one, other] });
    return typeof base === 'string' ? base : undefined;
  }

  log(tip: string, options: { exclude?: string; limit?: number } = {}): Promise<Commit[]> {
    return walkHistory(this, tip, options);
  }

  async mergeCommits(ours: string, theirs: string): Promise<{ tree: string } | { conflict: true }> {
    const author = { name: 'merge', email: 'merge@localhost', timestamp: 0, timezoneOffset: 0 };
    const merged = await git
      .merge({ ...this.#git, ours, theirs, author, fastForward: false, noUpdateBranch: true, message: 'merge' })
      .catch((error: Error) => {
        if (error.name === 'MergeConflictError' || error.name === 'MergeNotSupportedError') return undefined;
        throw error;
      });
    const commit = merged?.oid ? await this.readCommit(merged.oid) : undefined;
    return commit ? { tree: commit.tree } : { conflict: true };
  }

  looseObjectFiles(): ReadonlyMap<string, Uint8Array> {
    return this.#files;
  }

  #readObject(oid: string) {
    return git.readObject({ ...this.#git, oid, format: 'parsed' }).catch(ignoreNotFound);
  }
}

function ignoreNotFound(error: Error): undefined {
  if (['NotFoundError', 'ObjectTypeError', 'InvalidOidError'].includes(error.name)) return undefined;
  throw error;
}

async function collectFiles(store: GitObjectStore, tree: string, prefix: string, into: Map<string, GitTreeFile>): Promise<void> {
  for (const child of (await store.readTree(tree)) ?? []) {
    if (child.type === 'tree') await collectFiles(store, child.oid, `${prefix}${child.path}/`, into);
    else into.set(prefix + child.path, { mode: child.mode, sha: child.oid });
  }
}

async function writeNestedTrees(store: GitObjectStore, files: ReadonlyMap<string, GitTreeFile>): Promise<string> {
  const children: GitTreeEntry[] = [];
  const folders = new Map<string, Map<string, GitTreeFile>>();
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      children.push({ mode: file.mode, path, oid: file.sha, type: file.mode === '160000' ? 'commit' : 'blob' });
      continue;
    }
    const name = path.slice(0, slash);
    const inside = folders.get(name) ?? new Map<string, GitTreeFile>();
    inside.set(path.slice(slash + 1), file);
    folders.set(name, inside);
  }
  for (const [name, inside] of folders) {
    children.push({ mode: treeMode, path: name, oid: await writeNestedTrees(store, inside), type: 'tree' });
  }
  return store.writeTree(children);
}

async function walkHistory(store: GitObjectStore, tip: string, options: { exclude?: string; limit?: number }): Promise<Commit[]> {
  const excluded = new Set<string>();
  if (options.exclude) for (const commit of await walkHistory(store, options.exclude, {})) excluded.add(commit.sha);
  const seen = new Set<string>();
  const queue = [tip];
  const found: Commit[] = [];
  while (queue.length > 0) {
    const sha = queue.shift();
    if (sha === undefined || seen.has(sha) || excluded.has(sha)) continue;
    seen.add(sha);
    const commit = await store.readCommit(sha);
    if (!commit) continue;
    found.push(commit);
    queue.push(...commit.parents);
  }
  // Stable: commits of one second keep the order in which their children named them.
  found.sort((a, b) => b.committer.timestamp - a.committer.timestamp);
  return found.slice(0, options.limit ?? found.length);
}
