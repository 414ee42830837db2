import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { exceedsMarkdownLimits, parseGfm } from '../../links/extract/index.ts';
import { extractHtmlHeadings, type MarkdownHeading, scanHeadings } from './scan-headings.ts';

/**
 * The longest text that is parsed with remark, in characters. Parsing takes some milliseconds per
 * thousand, and the text may be hostile.
 */
const maxParsedCharacters = 20_000;

/**
 * Headings of a Markdown text with the anchors that GitHub gives them, in order, HTML headings
 * included. A text that is too long or complex to parse is scanned line by line, without headings
 * in quotes and lists.
 * @param maxParsed the longest text to parse, for callers that may take seconds over a text.
 */
export function extractHeadings(text: string, maxParsed = maxParsedCharacters): MarkdownHeading[] {
  if (text.length > maxParsed || exceedsMarkdownLimits(text)) return scanHeadings(text, maxParsed);
  const headings: MarkdownHeading[] = [];
  visit(parseGfm(text), (node) => {
    if (node.type === 'heading')
      headings.push({ text: textOf(node, { includeImageAlt: false, includeHtml: false }), level: node.depth });
    if (node.type === 'html') headings.push(...extractHtmlHeadings(node.value));
  });
  return headings;
}

/** Generates anchors as GitHub does, numbered where earlier headings have the same one. */
export function createAnchorGenerator(precedingHeadings: readonly { text: string }[]): (heading: string) => string {
  const slugger = new GithubSlugger();
  for (const { text } of precedingHeadings) slugger.slug(text);
  return (heading) => slugger.slug(heading);
}
