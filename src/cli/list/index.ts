/**
 * A list in a folder of this machine: finds the repository, the settings and the data folder around
 * a path.
 */

export { findRepositoryRoot, type ListFolder, openListFolder } from './list-folder.ts';
export { readRepositoryFiles } from './repository-files.ts';
