export { findRepositoryRoot, type ListFolder, openListFolder } from './list-folder.ts';
export { readRepositoryFiles } from './repository-files.ts';
