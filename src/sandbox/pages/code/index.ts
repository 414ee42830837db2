/** Pages of files, folders and commits. */

export { getFirstLine, renderCommitPage, renderCommitRow, renderCommitsPage } from './commits.ts';
export { rawFileResponse, renderFilePage } from './file.ts';
export { renderFolderPage } from './folder.ts';
