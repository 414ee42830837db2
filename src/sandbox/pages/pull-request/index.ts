export { renderPullRequestCommitsPage } from './commits.ts';
export { renderConversationPage } from './conversation.ts';
export { renderFilesChangedPage } from './files.ts';
