/** What several pages share: the frame, conversations, diffs, and the files that pages load. */

export { findAsset } from './assets.ts';
export { createDescriptionItem, renderComments, renderConversationItem, renderLabel, renderSidebar } from './conversation.ts';
export { type LineNote, renderAnnotation, renderDiffTable, renderFileHeader } from './diff-table.ts';
export {
  createNotFoundResponse,
  createPageResponse,
  formatCheckState,
  formatLogin,
  getCheckIcon,
  isAwaitingCheck,
  renderTime,
  renderUser,
} from './layout.ts';
