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
export { writeRepositoryFile } from './write-file.ts';
