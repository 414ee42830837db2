/**
 * Markdown as the import needs it: an outline of chapters, and lines of words and links with their
 * places in the source.
 */

export { collectAnchors, createAnchorTest, findLinkNodes, reportBrokenAnchors } from './anchors.ts';
export {
  classifyLine,
  filterLinks,
  findLabel,
  getLineText,
  hasOwnWords,
  isBlank,
  isGenericLinkText,
  isPlainSentence,
  type LineKind,
} from './classify-lines.ts';
export { buildOutline, type Chapter, findHtmlTitle, removeOrdinal } from './document-outline.ts';
export { type HtmlRow, readHtmlTable } from './html-table.ts';
export { addMissingScheme } from './inline/bare-addresses.ts';
export { collectDefinitions, readLines } from './inline/inline-nodes.ts';
export type { InlineLine, InlineNode, LinkNode } from './inline/line-writer.ts';
export { identifyLink, rememberIdentity } from './link-identity.ts';
export {
  codeLabelPattern,
  descriptionLabelPattern,
  detectRequirement,
  inferRole,
  isLinkLabel,
  isRedundantLabel,
  normalizeLabel,
  titleLabelPattern,
} from './link-labels.ts';
export { parseMarkdown } from './parse-markdown.ts';
export type { ReadContext } from './read-context.ts';
export { isBoilerplate, isTableOfContents, separateContents } from './table-of-contents.ts';
