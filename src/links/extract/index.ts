export { findAccessCode, isAccessCodeLine } from './access-codes.ts';
export { type ExtractedLink, extractMarkdownLinks, extractTextLinks, extractTreeLinks } from './extract-links.ts';
export { exceedsMarkdownLimits } from './markdown-limits.ts';
