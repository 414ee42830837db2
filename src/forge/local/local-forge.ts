import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChangedFile, ContentFilter, FileTree, Forge, PullRequest, Repository } from '../forge.ts';
import { ForgeError } from '../forge-error.ts';
import { decodeUtf8, isTooLarge } from '../read-limits.ts';
import { createMissingObjectsError, readLocalBlobs, runGit } from './git.ts';

export interface CommitRange {
  /** Branch, tag or commit to compare with. */
  base: string;
  /** Branch, tag or commit that holds the change. */
  head: string;
}

/**
 * Reads a clone with git, and shows the change between two commits as pull request 0. Reads only
 * objects, never the working tree, and runs no program that the clone's settings name. All methods
 * reject with ForgeError.
 */
export function createLocalForge(folder: string, range: CommitRange): Forge {
  return new LocalForge(resolve(folder), range);
}

class LocalForge implements Forge {
  readonly #root: string;
  readonly #range: CommitRange;

  constructor(root: string, range: CommitRange) {
    this.#root = root;
    this.#range = range;
  }

  async readMatchingFiles(
    ref: string,
    isWanted: (path: string) => boolean,
    { isKept = () => true, isKnown }: ContentFilter = {},
  ): Promise<FileTree> {
    const commit = await this.#resolveCommit(ref);
    const listing = (await this.#git(['ls-tree', '-r', '-z', '-l', '--full-tree', commit])).toString('utf8');
    const tree: FileTree = { commit, files: [], refused: [] };
    const blobs: { path: string; oid: string }[] = [];
    for (const line of listing.split('\0')) {
      const [, mode, type, oid, size, path] = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-|BAD)\t([\s\S]+)$/.exec(line) ?? [];
      if (!mode || !oid || !path || !isWanted(path)) continue;
      if (type === 'commit') tree.refused.push({ path, why: 'submodule' });
      if (type !== 'blob') continue;
      if (size === 'BAD') throw createMissingObjectsError(this.#root);
      if (mode === '120000') tree.refused.push({ path, why: 'symlink' });
      else if (isTooLarge(path, Number(size))) tree.refused.push({ path, why: 'too-large' });
      else blobs.push({ path, oid });
    }
    const oids = blobs.map(({ oid }) => oid);
    const contents = await readLocalBlobs(this.#root, oids);
    for (const [index, { path }] of blobs.entries()) {
      const content = contents[index] ?? new Uint8Array();
      if (isKnown?.(path, content)) continue;
      const text = decodeUtf8(content);
      if (text === undefined) tree.refused.push({ path, why: 'binary' });
      else if (isKept({ path, text })) tree.files.push({ path, text });
    }
    return tree;
  }

  readFiles(ref: string, paths: string[]): Promise<FileTree> {
    const wanted = new Set(paths);
    return this.readMatchingFiles(ref, (path) => wanted.has(path));
  }

  async readRepository(): Promise<Repository> {
    const { base } = this.#range;
    await this.#resolveCommit(base);
    const remote = await this.#tryGitText(['config', '--get', 'remote.origin.url']);
    const [, host, owner, name] =
      /^(?:https?:\/\/|ssh:\/\/git@|git@)(?:[^@/]*@)?([^/:]+)[/:]([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(remote) ?? [];
    return {
      owner: owner ?? '',
      name: name ?? basename(this.#root),
      defaultBranch: base,
      private: false,
      archived: false,
      hasIssues: false,
      url: host && owner && name ? `https://${host}/${owner}/${name}` : pathToFileURL(this.#root).href,
    };
  }

  async readPullRequest(): Promise<PullRequest> {
    const { base, head } = this.#range;
    const sha = await this.#resolveCommit(head);
    return {
      number: 0,
      title: await this.#gitText(['log', '-1', '--format=%s', sha]),
      author: await this.#gitText(['log', '-1', '--format=%an', sha]),
      draft: false,
      state: 'open',
      head: { sha, ref: head, repository: undefined },
      base: { sha: await this.#resolveCommit(base), ref: base },
      fork: false,
      body: '',
      association: 'MEMBER',
      labels: [],
      url: '',
    };
  }

  async listChangedFiles(pull: PullRequest): Promise<{ files: ChangedFile[]; truncated: boolean }> {
    const { base, head } = this.#range;
    const mergeBase = await this.#tryGitText(['merge-base', pull.base.sha, pull.head.sha]);
    if (!mergeBase) {
      const operation = { name: 'compare-commits', subject: `${base}...${head}` } as const;
      throw new ForgeError('not-found', { operation, reason: { kind: 'no-common-commit' } }, { code: 'no-common-commit' });
    }
    const options = ['--name-status', '-z', '-M', '--no-ext-diff', '--no-textconv', '--ignore-submodules'];
    const diff = await this.#git(['diff', ...options, mergeBase, pull.head.sha, '--']);
    return { files: parseNameStatus(diff.toString('utf8')), truncated: false };
  }

  async listOpenPullRequests(): Promise<PullRequest[]> {
    return [];
  }

  async #resolveCommit(ref: string): Promise<string> {
    // A name of git: no option, range or white space. `HEAD~2`, `main@{1}` and `v1^{commit}` are
    // allowed.
    const isName = /^(?!-)[^\s\p{Cc}:?*[\\]+$/u.test(ref) && !ref.includes('..');
    const parse = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const commit = isName ? await this.#tryGitText(parse) : '';
    if (commit) return commit;
    // Rejects when the folder is not a clone.
    await this.#git(['rev-parse', '--git-dir']);
    const operation = { name: 'read-clone', subject: this.#root } as const;
    const reason = { kind: 'no-such-ref', ref: ref.slice(0, 200) } as const;
    throw new ForgeError('not-found', { operation, reason }, { code: 'no-such-commit' });
  }

  #git(args: string[]): Promise<Buffer> {
    return runGit(this.#root, args);
  }

  async #gitText(args: string[]): Promise<string> {
    return (await this.#git(args)).toString('utf8').trim();
  }

  /** What git printed, or '' when it failed. */
  #tryGitText(args: string[]): Promise<string> {
    return this.#gitText(args).catch(() => '');
  }
}

/** Parses `git diff --name-status -z`: a status, then one path, or two for renames and copies. */
function parseNameStatus(listing: string): ChangedFile[] {
  const parts = listing.split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at < parts.length - 1; ) {
    const status = parts[at]?.charAt(0) ?? '';
    const hasTwoPaths = status === 'R' || status === 'C';
    const first = parts[at + 1] ?? '';
    const path = hasTwoPaths ? (parts[at + 2] ?? '') : first;
    if (status === 'R') files.push({ path, previousPath: first, status: 'renamed' });
    else if (status === 'A' || status === 'C') files.push({ path, status: 'added' });
    else files.push({ path, status: status === 'D' ? 'removed' : 'modified' });
    at += hasTwoPaths ? 3 : 2;
  }
  return files;
}
