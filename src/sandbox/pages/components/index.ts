export { findAsset } from './assets.ts';
export { createDescriptionItem, renderComments, renderConversationItem, renderLabel, renderSidebar } from './conversation.ts';
export { type LineNote, renderAnnotation, renderDiffTable, renderFileHeader } from './diff-table.ts';
export {
  formatCheckState,
  formatLogin,
  getCheckIcon,
  isAwaitingCheck,
  notFoundResponse,
  pageResponse,
  renderTime,
  renderUser,
} from './layout.ts';
