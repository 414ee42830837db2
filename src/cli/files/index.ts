/**
 * Files of the user: bounded reading, and writing that never leaves the repository.
 */

export { findAncestor } from './find-ancestor.ts';
export {
  explainUnreadableFile,
  findFiles,
  readEncodedTextFile,
  readOptionalFile,
  readTextFile,
  toDisplayPath,
  toPosixPath,
} from './read-files.ts';
export { removeRepositoryFile, writeRepositoryFile } from './write-file.ts';
