import type { Nodes, Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { encodeLinkUrl, formatCodeBlock } from '../../text/escape/escape-markdown.ts';
import { redactUserinfo } from '../../text/escape/redact-userinfo.ts';
import { zeroWidthSpace } from '../../text/invisible-characters.ts';
import { applySplices, type TextSplice } from '../../text/splice.ts';

/**
 * An entry as the README will show it, safe to post as the bot. `list/render` escapes what people
 * wrote. This is the second line of defence: anything but the usual parts of an entry is shown as
 * source, and nobody is mentioned.
 */

const markdown = remark().use(remarkGfm);

const allowedNodeTypes: ReadonlySet<string> = new Set([
  'root',
  'heading',
  'paragraph',
  'text',
  'strong',
  'emphasis',
  'delete',
  'inlineCode',
  'link',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'break',
]);

/** What becomes a mention or a reference on GitHub after rendering. An emoji harms nobody. */
const mentionPattern = /@(?=[\w-])|#(?=\d)|GH-(?=\d)/gi;

const maxPreviewLength = 6000;

/**
 * @param entry Markdown of one entry, from the renderer.
 * @returns Markdown that shows it. Headings become bold lines, so that they do not look like those
 * of the comment. A text with anything but an entry's parts is returned as a block of source.
 * @example sanitizeEntryPreview('### A Primer') // '**A Primer**'
 */
export function sanitizeEntryPreview(entry: string): string {
  const text = redactUserinfo(entry);
  if (text.length > maxPreviewLength) return formatCodeBlock(text, 'markdown', maxPreviewLength);
  const tree = markdown.parse(text);
  if (!isSafeMarkdown(tree)) return formatCodeBlock(text, 'markdown', maxPreviewLength);
  const splices: TextSplice[] = [];
  visit(tree, (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    if (node.type === 'text') {
      for (const hit of text.slice(start, end).matchAll(mentionPattern)) {
        const after = start + hit.index + hit[0].length;
        splices.push({ start: after, end: after, text: zeroWidthSpace });
      }
    }
    if (node.type === 'heading') splices.push(...convertHeadingToBold(node, start, end));
  });
  return applySplices(text, splices)?.trim() ?? formatCodeBlock(text, 'markdown', maxPreviewLength);
}

function isSafeMarkdown(tree: Root): boolean {
  let harmless = true;
  visit(tree, (node) => {
    // Lines within a cell of a table.
    if (node.type === 'html' && /^<br>$/.test(node.value)) return;
    if (!allowedNodeTypes.has(node.type) || (node.type === 'link' && encodeLinkUrl(node.url) === undefined)) harmless = false;
  });
  return harmless;
}

/** `### Name` becomes `**Name**`. A heading with bold words only loses its marks. */
function convertHeadingToBold(node: Nodes & { type: 'heading' }, start: number, end: number): TextSplice[] {
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return [{ start, end, text: '' }];
  const mark = node.children.some((child) => child.type === 'strong') ? '' : '**';
  return [
    { start, end: first, text: mark },
    { start: last, end, text: mark },
  ];
}
