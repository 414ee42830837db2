import type { SourceFile } from '../../model/finding.ts';
import type { FileChange } from '../../model/plan.ts';
import { ForgeError, isForgeError, toForgeError } from '../forge-error.ts';
import type { ActionContext } from './action-context.ts';

/** Longer texts are uploaded as separate blobs, so that no single request grows without bound. */
const maxInlineBytes = 256 * 1024;

/** The tip of a branch, or '' when there is no such branch. */
export async function readBranchTip({ octokit, here }: ActionContext, branch: string): Promise<string> {
  try {
    return (await octokit.rest.git.getRef({ ...here, ref: `heads/${branch}` })).data.object.sha;
  } catch (error) {
    if (isForgeError(toForgeError(error, { name: 'read-branch', subject: branch }), 'not-found')) return '';
    throw error;
  }
}

export async function readCommit(
  { octokit, here }: ActionContext,
  sha: string,
): Promise<{ tree: string; message: string; parents: string[] }> {
  const { data } = await octokit.rest.git.getCommit({ ...here, commit_sha: sha });
  return { tree: data.tree.sha, message: data.message, parents: data.parents.map((parent) => parent.sha) };
}

/** The texts of some files at a commit. Missing files are left out. */
export async function readFilesAtCommit(
  context: ActionContext,
  sha: string,
  wanted: readonly { path: string }[],
): Promise<SourceFile[]> {
  const { octokit, here } = context;
  const { tree } = await readCommit(context, sha);
  const { data } = await octokit.rest.git.getTree({ ...here, tree_sha: tree, recursive: 'true' });
  const paths = new Set(wanted.map(({ path }) => path));
  const files: SourceFile[] = [];
  for (const { path, sha: blob, type } of data.tree) {
    if (type !== 'blob' || !paths.has(path)) continue;
    const { content } = (await octokit.rest.git.getBlob({ ...here, file_sha: blob })).data;
    files.push({ path, text: Buffer.from(content, 'base64').toString('utf8') });
  }
  return files;
}

/**
 * The tree that `files` make of `base` (a tree, or '' for none). Equal to `base` when nothing
 * differs. A file that is executable stays so.
 * @throws ForgeError `refused` where a link, a folder or a submodule is in the place of a file.
 */
export async function createTreeWithFiles(context: ActionContext, base: string, files: FileChange[]): Promise<string> {
  if (files.length === 0 && base) return base;
  const { octokit, here } = context;
  const present = await readTreeMembers(context, base);
  const wanted = dropRedundantDeletes(present, files);
  refuseFilesInTheWay(present, wanted);
  const entries = [];
  for (const file of wanted) {
    const { path } = file;
    const mode = present.modes.get(path) === executableMode ? executableMode : fileMode;
    const blob = { path, mode, type: 'blob' } as const;
    if ('delete' in file) entries.push({ ...blob, sha: null });
    else if (Buffer.byteLength(file.text) <= maxInlineBytes) entries.push({ ...blob, content: file.text });
    else {
      const content = Buffer.from(file.text).toString('base64');
      entries.push({ ...blob, sha: (await octokit.rest.git.createBlob({ ...here, content, encoding: 'base64' })).data.sha });
    }
  }
  if (entries.length === 0 && base) return base;
  const { data } = await octokit.rest.git.createTree({ ...here, tree: entries, ...(base ? { base_tree: base } : {}) });
  return data.sha;
}

const fileMode = '100644';
const executableMode = '100755';
const folderMode = '040000';
const kindsByMode = new Map([
  ['120000', 'symlink'],
  ['160000', 'submodule'],
  [folderMode, 'folder'],
] as const) as ReadonlyMap<string, 'symlink' | 'submodule' | 'folder'>;

interface TreeMembers {
  /** git's mode of each path. */
  modes: Map<string, string>;
  /** GitHub lists no more than 100,000. */
  truncated: boolean;
}

async function readTreeMembers({ octokit, here }: ActionContext, tree: string): Promise<TreeMembers> {
  if (tree === '') return { modes: new Map(), truncated: false };
  const { data } = await octokit.rest.git.getTree({ ...here, tree_sha: tree, recursive: 'true' });
  return { modes: new Map(data.tree.map(({ path, mode }) => [path, mode])), truncated: data.truncated };
}

/** GitHub refuses a tree that deletes a missing file. */
function dropRedundantDeletes({ modes, truncated }: TreeMembers, files: FileChange[]): FileChange[] {
  return files.filter((file) => !('delete' in file) || truncated || modes.has(file.path));
}

/**
 * GitHub would replace whatever has the path of a file, or of one of its folders. Nobody asked for
 * that: what a link points to may be what is meant, and a folder may hold all of a project.
 */
function refuseFilesInTheWay({ modes }: TreeMembers, files: readonly FileChange[]): void {
  const deleted = new Set(files.flatMap((file) => ('delete' in file ? [file.path] : [])));
  for (const file of files) {
    if ('delete' in file) continue;
    const parts = file.path.split('/');
    const folders = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
    const blocking = folders.find((path) => !deleted.has(path) && (modes.get(path) ?? folderMode) !== folderMode);
    const mode = modes.get(file.path) ?? fileMode;
    if (blocking === undefined && (mode === fileMode || mode === executableMode)) continue;
    const operation = { name: 'write-file', subject: file.path } as const;
    const path = blocking ?? file.path;
    const reason = { kind: 'in-the-way', path, what: kindsByMode.get(modes.get(path) ?? '') ?? 'file' } as const;
    throw new ForgeError('refused', { operation, reason }, { code: 'path-in-the-way' });
  }
}

export async function createCommit(
  { octokit, here }: ActionContext,
  tree: string,
  parents: string[],
  message: string,
): Promise<string> {
  return (await octokit.rest.git.createCommit({ ...here, message, tree, parents })).data.sha;
}

/**
 * Points a branch to a commit: creates it when `from` is '', and fast-forwards it otherwise.
 * @param force also moves it backwards. Only for branches of our own.
 * @throws ForgeError `moved` when somebody was faster, `protected-branch` when a rule forbids it.
 */
export async function updateBranch(
  { octokit, here }: ActionContext,
  branch: string,
  { from, to, force = false }: { from: string; to: string; force?: boolean },
): Promise<void> {
  try {
    if (from) await octokit.rest.git.updateRef({ ...here, ref: `heads/${branch}`, sha: to, force });
    else await octokit.rest.git.createRef({ ...here, ref: `refs/heads/${branch}`, sha: to });
  } catch (error) {
    const known = toForgeError(error, { name: 'update-branch', subject: branch });
    // With commits that were just created, 422 and 409 mean that the branch has moved.
    if (isForgeError(known, 'refused') || isForgeError(known, 'not-found')) {
      throw new ForgeError('moved', known.values, { cause: error });
    }
    throw known;
  }
}
