import { spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChangedFile, FileTree, Forge, PullRequest } from '../forge.ts';
import { ForgeError } from '../forge-error.ts';
import { decodeUtf8, readLimits } from '../read-limits.ts';

export interface CommitRange {
  /** Branch, tag or commit that the change is meant for. */
  base: string;
  /** Branch, tag or commit that holds the change. */
  head: string;
}

/**
 * Reads a clone by the `git` program: what stands between two commits as if it were pull request 0. Only objects are read, never the
 * working tree. Nothing of the clone's settings is run: no hooks, no file-system monitor, no external diff, no text conversion.
 * Rejects with ForgeError: `not-found` for a folder that is no clone or a name that is no commit.
 */
export function createLocalForge(folder: string, { base, head }: CommitRange): Forge {
  const root = resolve(folder);
  const git = (args: string[], input?: string) => runGit(root, args, input);
  const gitText = async (args: string[]) => (await git(args)).toString('utf8').trim();

  const resolveCommit = async (ref: string): Promise<string> => {
    // The names of git: no option, no range, no white space. `HEAD~2`, `main@{1}` and `v1^{commit}` are fine.
    const named = /^(?!-)[^\s\p{Cc}:?*[\\]+$/u.test(ref) && !ref.includes('..');
    const commit = named
      ? await gitText(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(emptyString)
      : '';
    if (commit) return commit;
    // Says itself when the folder is no clone.
    await git(['rev-parse', '--git-dir']);
    const message = `Could not read ${root}: ${ref.slice(0, 200) || 'an empty name'} is not a commit there`;
    throw new ForgeError('not-found', message, {
      remedy: 'See `git branch --all` for the names; what is not in the clone must be fetched.',
    });
  };

  const readMatchingFiles = async (ref: string, wanted: (path: string) => boolean): Promise<FileTree> => {
    const commit = await resolveCommit(ref);
    const listing = (await git(['ls-tree', '-r', '-z', '-l', '--full-tree', commit])).toString('utf8');
    const tree: FileTree = { commit, files: [], refused: [] };
    const blobs: { path: string; oid: string }[] = [];
    for (const line of listing.split('\0')) {
      const [, mode, type, oid, size, path] = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-|BAD)\t([\s\S]+)$/.exec(line) ?? [];
      if (!mode || !oid || !path || type !== 'blob' || !wanted(path)) continue;
      if (size === 'BAD') throw missingObjectsError();
      if (mode === '120000') tree.refused.push({ path, why: 'symlink' });
      else if (Number(size) > readLimits.maxFileBytes) tree.refused.push({ path, why: 'too-large' });
      else blobs.push({ path, oid });
    }
    const contents = await readObjects(
      git,
      blobs.map(({ oid }) => oid),
    );
    blobs.forEach(({ path }, index) => {
      const content = decodeUtf8(contents[index] ?? new Uint8Array());
      if (content === undefined) tree.refused.push({ path, why: 'binary' });
      else tree.files.push({ path, text: content });
    });
    return tree;
  };

  const repository = async () => {
    await resolveCommit(base);
    const remote = await gitText(['config', '--get', 'remote.origin.url']).catch(emptyString);
    const [, host, owner, name] =
      /^(?:https?:\/\/|ssh:\/\/git@|git@)(?:[^@/]*@)?([^/:]+)[/:]([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(remote) ?? [];
    const url = host && owner && name ? `https://${host}/${owner}/${name}` : pathToFileURL(root).href;
    return {
      owner: owner ?? '',
      name: name ?? basename(root),
      defaultBranch: base,
      private: false,
      archived: false,
      hasIssues: false,
      url,
    };
  };

  const pullRequest = async (): Promise<PullRequest> => {
    const sha = await resolveCommit(head);
    return {
      number: 0,
      title: await gitText(['log', '-1', '--format=%s', sha]),
      author: await gitText(['log', '-1', '--format=%an', sha]),
      draft: false,
      state: 'open',
      head: { sha, ref: head, repository: undefined },
      base: { sha: await resolveCommit(base), ref: base },
      fork: false,
      body: '',
      association: 'MEMBER',
      labels: [],
      url: '',
    };
  };

  const changes = async (pull: PullRequest) => {
    const from = await gitText(['merge-base', pull.base.sha, pull.head.sha]).catch(emptyString);
    if (!from) {
      const message = `Could not compare ${base} and ${head}: they have no commit in common`;
      throw new ForgeError('not-found', message, { remedy: 'In a shallow clone, run `git fetch --unshallow` first.' });
    }
    const options = ['diff', '--name-status', '-z', '-M', '--no-ext-diff', '--no-textconv', '--ignore-submodules'];
    return { files: parseNameStatus((await git([...options, from, pull.head.sha, '--'])).toString('utf8')), truncated: false };
  };

  return {
    readMatchingFiles,
    readFiles: (ref, paths) => {
      const set = new Set(paths);
      return readMatchingFiles(ref, (path) => set.has(path));
    },
    readRepository: repository,
    readPullRequest: pullRequest,
    listChangedFiles: changes,
    listOpenPullRequests: async () => [],
  };
}

const emptyString = () => '';

/** `git diff --name-status -z`: a status, then one path, or two for renames and copies. */
function parseNameStatus(listing: string): ChangedFile[] {
  const parts = listing.split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at < parts.length - 1; ) {
    const status = parts[at]?.charAt(0) ?? '';
    const two = status === 'R' || status === 'C';
    const first = parts[at + 1] ?? '';
    const path = two ? (parts[at + 2] ?? '') : first;
    if (status === 'R') files.push({ path, previousPath: first, status: 'renamed' });
    else if (status === 'A' || status === 'C') files.push({ path, status: 'added' });
    else files.push({ path, status: status === 'D' ? 'removed' : 'modified' });
    at += two ? 3 : 2;
  }
  return files;
}

/** The contents of blobs, in order, by one `git cat-file --batch`: header line, that many bytes, a line feed. */
async function readObjects(git: (args: string[], input: string) => Promise<Buffer>, oids: string[]): Promise<Buffer[]> {
  if (oids.length === 0) return [];
  const out = await git(['cat-file', '--batch'], `${oids.join('\n')}\n`);
  const contents: Buffer[] = [];
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at);
    const size = Number(/ blob (\d+)$/.exec(out.toString('latin1', at, end))?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) throw missingObjectsError();
    contents.push(out.subarray(end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return contents;
}

const gitEnvironment = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
};

/** A partial clone: what it lacks is not fetched here, since the clone's settings say by which program. */
function missingObjectsError(): ForgeError {
  return new ForgeError('unavailable', 'Could not read the clone: git does not have all its objects', {
    remedy: 'In a partial clone, run `git fetch --refetch --no-filter` first.',
  });
}

/**
 * Runs git without a shell and with the clone's own programs turned off: hooks, monitors, what checks signatures, and every way to a
 * server, through which a clone may name programs too. Resolves with what it printed.
 */
function runGit(root: string, args: string[], input = ''): Promise<Buffer> {
  const safeSettings = [
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.quotePath=false',
    'log.showSignature=false',
    'diff.relative=false',
  ];
  const safeOptions = safeSettings.flatMap((setting) => ['-c', setting]);
  return new Promise((done, fail) => {
    const child = spawn('git', ['-C', root, ...safeOptions, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // biome-ignore lint/plugin: git needs the PATH and HOME that the program itself was started with.
      env: { ...process.env, ...gitEnvironment },
    });
    const out: Buffer[] = [];
    let said = '';
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > readLimits.maxTotalBytes * 2) child.kill();
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 500) said += chunk.toString('utf8');
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => fail(new ForgeError('unavailable', 'Could not run git: is it installed?', { cause: error })));
    child.on('close', (code) => {
      if (code === 0) return done(Buffer.concat(out));
      if (size > readLimits.maxTotalBytes * 2)
        return fail(new ForgeError('too-large', `Could not read ${root}: it is too large`));
      const why = said.trim().split('\n')[0] || `git ended with ${code}`;
      fail(new ForgeError('not-found', `Could not read ${root}: ${why}`, { remedy: 'Give the folder of a clone.' }));
    });
    child.stdin.end(input);
  });
}
