import { compareCodeUnits } from '../../text/compare.ts';
import { createPatch, splitLines, type TextPatch } from './line-diff.ts';
import { emptyTreeSha, type GitObjectStore, type GitTreeFile } from './object-store.ts';

/** What differs between two trees, file by file. */
export interface FileDiff {
  path: string;
  previousPath?: string;
  status: 'added' | 'removed' | 'modified' | 'renamed';
  /** The blob of the new side; of the old side when the file is removed. */
  sha: string;
  mode: string;
  additions: number;
  deletions: number;
  /** Undefined for binary files, for exact renames, and for diffs that GitHub would not show. */
  patch?: string;
}

// GitHub leaves out a patch of more than 20,000 lines or about a megabyte.
const maxPatchLength = 1_000_000;
// Renames are looked for among this many pairs at most, as git's own rename limit does.
const maxRenamePairs = 10_000;

/**
 * @returns the changed files, sorted by path. Trees are given by hash; undefined is the empty tree.
 */
export async function diffTrees(store: GitObjectStore, before: string | undefined, after: string): Promise<FileDiff[]> {
  const old = await store.listFiles(before ?? emptyTreeSha);
  const now = await store.listFiles(after);
  const removed = new Map<string, GitTreeFile>();
  const added = new Map<string, GitTreeFile>();
  const found: FileDiff[] = [];
  for (const [path, file] of old) if (!now.has(path)) removed.set(path, file);
  for (const [path, file] of now) {
    const was = old.get(path);
    if (!was) added.set(path, file);
    else if (was.sha !== file.sha || was.mode !== file.mode) {
      found.push({ path, status: 'modified', ...file, ...(await diffBlobs(store, was.sha, file.sha)) });
    }
  }
  for (const [previousPath, path] of await detectRenames(store, removed, added)) {
    const was = removed.get(previousPath);
    const file = added.get(path);
    if (!was || !file) continue;
    removed.delete(previousPath);
    added.delete(path);
    found.push({ path, previousPath, status: 'renamed', ...file, ...(await diffBlobs(store, was.sha, file.sha)) });
  }
  for (const [path, file] of removed) {
    found.push({ path, status: 'removed', ...file, ...(await diffBlobs(store, file.sha, undefined)) });
  }
  for (const [path, file] of added)
    found.push({ path, status: 'added', ...file, ...(await diffBlobs(store, undefined, file.sha)) });
  return found.sort((a, b) => compareCodeUnits(a.path, b.path));
}

type LineStats = Pick<FileDiff, 'additions' | 'deletions' | 'patch'>;

async function diffBlobs(store: GitObjectStore, before: string | undefined, after: string | undefined): Promise<LineStats> {
  if (before === after) return { additions: 0, deletions: 0 };
  const old = await readText(store, before);
  const now = await readText(store, after);
  if (old === undefined || now === undefined) return { additions: 0, deletions: 0 };
  const { text, additions, deletions }: TextPatch = createPatch(old, now);
  if (text === '' || text.length > maxPatchLength) return { additions, deletions };
  return { additions, deletions, patch: text };
}

/** @returns undefined for a binary file: one with a zero byte near its start, as in git. */
async function readText(store: GitObjectStore, sha: string | undefined): Promise<string | undefined> {
  if (sha === undefined) return '';
  const body = await store.readBlob(sha);
  if (!body || isBinary(body)) return undefined;
  return Buffer.from(body).toString('utf8');
}

export const isBinary = (body: Uint8Array): boolean => body.subarray(0, 8000).includes(0);

/**
 * Renames, old path to new path: equal contents first, then the most similar with at least half the
 * bytes in common.
 */
async function detectRenames(
  store: GitObjectStore,
  removed: ReadonlyMap<string, GitTreeFile>,
  added: ReadonlyMap<string, GitTreeFile>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const matched = new Set<string>();
  for (const [from, was] of removed) {
    for (const [to, file] of added) {
      if (file.sha !== was.sha || matched.has(to)) continue;
      found.set(from, to);
      matched.add(to);
      break;
    }
  }
  const froms = [...removed].filter(([path]) => !found.has(path));
  const tos = [...added].filter(([path]) => !matched.has(path));
  if (froms.length * tos.length > maxRenamePairs) return found;
  const candidates: { from: string; to: string; like: number }[] = [];
  for (const [from, was] of froms) {
    const old = await readText(store, was.sha);
    for (const [to, file] of tos) {
      const now = await readText(store, file.sha);
      const like = old === undefined || now === undefined ? 0 : computeSimilarity(old, now);
      if (like >= 0.5) candidates.push({ from, to, like });
    }
  }
  for (const { from, to } of candidates.sort((a, b) => b.like - a.like)) {
    if (found.has(from) || matched.has(to)) continue;
    found.set(from, to);
    matched.add(to);
  }
  return found;
}

/** Share of bytes, in whole lines, that the larger text has in common with the other. */
function computeSimilarity(one: string, other: string): number {
  const most = Math.max(one.length, other.length);
  if (most === 0 || Math.min(one.length, other.length) < most / 2) return 0;
  const counts = new Map<string, number>();
  for (const line of splitLines(one)) counts.set(line, (counts.get(line) ?? 0) + 1);
  let same = 0;
  for (const line of splitLines(other)) {
    const left = counts.get(line) ?? 0;
    if (left === 0) continue;
    counts.set(line, left - 1);
    same += line.length;
  }
  return same / most;
}
