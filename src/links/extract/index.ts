export { findAccessCode, isAccessCodeLine, unstatedCodePattern } from './access-codes.ts';
export { extractTextLinks, extractTreeLinks } from './extract-links.ts';
export { exceedsMarkdownLimits } from './markdown-limits.ts';
export { extractHtmlPageLinks, extractNotebookLinks, extractWrittenLinks, type WrittenLink } from './written-links.ts';
