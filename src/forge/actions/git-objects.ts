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
 * differs.
 */
export async function createTreeWithFiles(context: ActionContext, base: string, files: FileChange[]): Promise<string> {
  const { octokit, here } = context;
  const entries = [];
  for (const file of await dropRedundantDeletes(context, base, files)) {
    const { path } = file;
    const blob = { path, mode: '100644', type: 'blob' } as const;
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

/** GitHub refuses a tree that deletes a missing file. */
async function dropRedundantDeletes({ octokit, here }: ActionContext, base: string, files: FileChange[]): Promise<FileChange[]> {
  if (!files.some((file) => 'delete' in file)) return files;
  if (!base) return files.filter((file) => !('delete' in file));
  const { data } = await octokit.rest.git.getTree({ ...here, tree_sha: base, recursive: 'true' });
  const present = new Set(data.tree.map(({ path }) => path));
  return files.filter((file) => !('delete' in file) || data.truncated || present.has(file.path));
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
