/**
 * Finds links in Markdown, HTML and notebooks, with their places, labels and access codes.
 *
 * Every text is bounded before it is parsed (`markdown/markdown-limits.ts`).
 * `docs/decisions/markdown-readers.md` says why simple Markdown is read without a parser.
 */

export { findAccessCode, isAccessCodeLine, unstatedCodePattern } from './access-codes.ts';
export { extractTextLinks, extractTreeLinks } from './extract-links.ts';
export { findIgnoredLines } from './ignore-comments.ts';
export { exceedsMarkdownLimits } from './markdown/markdown-limits.ts';
export { parseGfm } from './markdown/parse-gfm.ts';
export { extractHtmlPageLinks, extractNotebookLinks, extractWrittenLinks, type WrittenLink } from './written-links.ts';
