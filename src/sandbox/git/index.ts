/** Git in memory: objects, trees, diffs and archives. */

export { blameFile } from './blame.ts';
export { splitLines } from './line-diff.ts';
export {
  type Commit,
  type CommitIdentity,
  createObjectStore,
  emptyTreeSha,
  type GitObjectStore,
  type GitTreeEntry,
  type GitTreeFile,
} from './object-store.ts';
export { createTarball } from './tarball.ts';
export { diffTrees, type FileDiff, isBinary } from './tree-diff.ts';
