import { Parser } from 'htmlparser2';
import type { Nodes, Root } from 'mdast';
import { extractTextLinks } from '../../../links/extract/index.ts';
import { removeOrdinal } from '../read/index.ts';

/** Words between links, breaks and ends of blocks, as the reader sees them. */
export interface TextRun {
  text: string;
  line: number;
}

/**
 * All words of a Markdown text, including hidden ones (link titles, comments, alternative texts).
 * Ordinals that repeat the order are left out.
 */
export function extractTextRuns(root: Root, source: string): TextRun[] {
  const runs: TextRun[] = [];
  let open: TextRun | undefined;
  let isFirst = true;
  const flush = () => {
    if (open) runs.push({ ...open, text: isFirst ? removeOrdinal(open.text) : open.text });
    isFirst = false;
    open = undefined;
  };
  const add = (text: string, line: number) => {
    open ??= { text: '', line };
    open.text += text;
  };
  /** Words that do not join those before or after them. */
  const addSeparately = (texts: readonly (string | null | undefined)[], line: number) => {
    for (const text of texts) {
      flush();
      if (text) add(text, line);
    }
    flush();
  };
  const visit = (node: Nodes): void => {
    const line = node.position?.start.line ?? 1;
    const children = () => {
      if ('children' in node) for (const child of node.children as Nodes[]) visit(child);
    };
    if (node.type === 'inlineCode' && /^https?:\/\//.test(node.value)) addSeparately([node.value], line);
    else if (node.type === 'text' || node.type === 'inlineCode') add(node.value, line);
    else if (node.type === 'code') addSeparately([node.lang, node.meta, node.value], line);
    else if (node.type === 'html') addSeparately(extractHtmlTexts(node.value), line);
    else if (node.type === 'image' || node.type === 'imageReference') addSeparately([node.alt], line);
    else if (node.type === 'link') {
      const raw = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
      addSeparately([node.title], line);
      if (/^[[<]/.test(raw)) children();
      else add(removeAddresses(raw), line);
      flush();
    } else if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') children();
    else {
      flush();
      isFirst = !/^(?:linkReference|footnoteReference|break)$/.test(node.type);
      children();
      flush();
    }
  };
  visit(root);
  return runs;
}

function removeAddresses(raw: string): string {
  let rest = raw;
  for (const { url } of extractTextLinks(raw)) rest = rest.replace(url, ' ');
  return /^www\./i.test(rest) ? '' : rest;
}

function extractHtmlTexts(html: string): string[] {
  const texts: string[] = [];
  const parser = new Parser({ ontext: (text) => texts.push(text), oncomment: (text) => texts.push(text) });
  parser.end(html);
  return texts;
}
