export { type ListFolder, openListFolder } from './list-folder.ts';
export { findFiles, readEncodedTextFile, readOptionalFile, readTextFile, toDisplayPath } from './read-files.ts';
export { readRepositoryFiles } from './repository-files.ts';
