/** The three pages of a pull request: conversation, commits, changed files. */

export { renderPullRequestCommitsPage } from './commits.ts';
export { renderConversationPage } from './conversation.ts';
export { renderFilesChangedPage } from './files.ts';
