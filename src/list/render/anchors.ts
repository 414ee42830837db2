import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { isTangled } from '../../links/tangled.ts';
import { type Heading, headingsByLine, headingsInHtml } from './headings-by-line.ts';

const markdown = remark().use(remarkGfm).freeze();

/** Characters that are parsed at most: some milliseconds a thousand, and the text may be a stranger's. */
const longest = 20_000;

/**
 * Headings of a Markdown text as GitHub gives them anchors: in order, HTML headings too. A long text, and one whose marks are tangled, is not
 * parsed but looked through line by line: then those within quotes and lists are passed over.
 */
export function headingsIn(text: string): Heading[] {
  if (text.length > longest || isTangled(text)) return headingsByLine(text, longest);
  const headings: Heading[] = [];
  visit(markdown.parse(text), (node) => {
    if (node.type === 'heading')
      headings.push({ text: textOf(node, { includeImageAlt: false, includeHtml: false }), level: node.depth });
    if (node.type === 'html') headings.push(...headingsInHtml(node.value));
  });
  return headings;
}

/** Gives anchors as GitHub does, counting those that the headings before have taken. */
export function anchorsAfter(before: readonly { text: string }[]): (heading: string) => string {
  const slugger = new GithubSlugger();
  for (const { text } of before) slugger.slug(text);
  return (heading) => slugger.slug(heading);
}
