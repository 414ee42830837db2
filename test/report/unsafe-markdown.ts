import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';

const markdown = remark().use(remarkGfm);

const forbiddenNodeTypes = new Set([
  'image',
  'imageReference',
  'linkReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'thematicBreak',
]);

/** Our own HTML: folds and small print. */
const ourHtml = /^<\/?(?:details|sub)>(?:<summary>(?:[^<>]*|<code>[^<>]*<\/code>)<\/summary>)?$/;

/** Blocks that we write on purpose: a chart, data to paste, a line to commit. */
const ourBlocks = new Set(['mermaid', 'yaml', 'suggestion']);

/**
 * What in a page of ours a stranger's text could have brought about, in words; nothing when all is
 * as it should be.
 * @param ours beginnings of the addresses that links may lead to; any address when left out.
 */
export function findUnsafeMarkdown(body: string, ours?: readonly string[]): string[] {
  const harm: string[] = [];
  visit(markdown.parse(body), (node: Nodes) => {
    if (forbiddenNodeTypes.has(node.type)) harm.push(node.type);
    if (node.type === 'heading' && node.depth !== 3 && node.depth !== 4) harm.push(`a heading of depth ${node.depth}`);
    if (node.type === 'code' && !ourBlocks.has(node.lang ?? '')) harm.push(`a block of ${node.lang}`);
    if (node.type === 'html' && !ourHtml.test(node.value)) harm.push(`html ${node.value}`);
    if (node.type === 'link' && ours && !ours.some((start) => node.url.startsWith(start))) harm.push(`a link to ${node.url}`);
    if (node.type === 'text' && /@[a-z\d]|#\d|https?:\/\//i.test(node.value)) harm.push(`text ${node.value}`);
  });
  return harm;
}
