export {
  classifyLine,
  filterLinks,
  findLabel,
  getLineText,
  isBlank,
  isGenericLinkText,
  type LineKind,
} from './classify-lines.ts';
export { buildOutline, type Chapter, collectAnchors, parseMarkdown, removeOrdinal } from './document-outline.ts';
export { collectDefinitions, type ReadContext, readLines } from './inline-nodes.ts';
export type { InlineLine, InlineNode, LinkNode } from './line-writer.ts';
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
export {
  createAnchorTest,
  isBoilerplate,
  isTableOfContents,
  isTableOfContentsBlock,
  reportBrokenAnchors,
} from './table-of-contents.ts';
