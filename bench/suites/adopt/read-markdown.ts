import { Parser } from 'htmlparser2';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

/** What a reader of a rendered README sees. */
export interface VisibleContent {
  /** `2 Tools`: level and words. */
  headings: string[];
  /** `words → address`. */
  links: string[];
  addresses: string[];
  words: string[];
}

const reader = remark().use(remarkGfm).freeze();

/** Reads Markdown by a walk of its own: nothing of the importer takes part. */
export function readVisibleContent(markdown: string): VisibleContent {
  const root = reader.parse(markdown.replace(/^\ufeff/, ''));
  const content: VisibleContent = { headings: [], links: [], addresses: [], words: [] };
  const definitions = collectDefinitions(root);
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') content.headings.push(`${node.depth} ${collapse(textOf(node, { includeHtml: false }))}`);
    if (node.type === 'link') addLink(content, textOf(node), node.url);
    if (node.type === 'linkReference') addLink(content, textOf(node), definitions.get(node.identifier));
    if (node.type === 'image') content.addresses.push(node.url);
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') addWords(content, node.value);
    if (node.type === 'html') readHtml(content, node.value);
    if ('children' in node) for (const child of node.children as Nodes[]) visit(child);
  };
  visit(root);
  return content;
}

function addLink(content: VisibleContent, text: string, url: string | undefined): void {
  if (url === undefined) return;
  content.addresses.push(url);
  content.links.push(`${collapse(text)} → ${url}`);
}

function addWords(content: VisibleContent, text: string): void {
  content.words.push(...(text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []));
}

/** Headings, links and words of a piece of HTML. An inline piece is one tag only. */
function readHtml(content: VisibleContent, html: string): void {
  let link: { url: string; text: string } | undefined;
  let heading: { level: string; text: string } | undefined;
  const parser = new Parser({
    onopentag(name, { href, src }) {
      if (name === 'a' && href) link = { url: href, text: '' };
      if (/^h[1-6]$/.test(name)) heading = { level: name.slice(1), text: '' };
      if (src) content.addresses.push(src);
    },
    ontext(text) {
      addWords(content, text);
      if (link) link.text += text;
      if (heading) heading.text += text;
    },
    onclosetag(name) {
      if (name === 'a' && link) addLink(content, link.text, link.url);
      if (name === 'a') link = undefined;
      if (heading && name === `h${heading.level}`) {
        content.headings.push(`${heading.level} ${collapse(heading.text)}`);
        heading = undefined;
      }
    },
  });
  parser.end(html);
}

function collectDefinitions(root: Root): Map<string, string> {
  const definitions = new Map<string, string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
    if ('children' in node) for (const child of node.children as Nodes[]) visit(child);
  };
  visit(root);
  return definitions;
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** How many of the items are missing in the others, as often as they occur. */
export function countMissing(items: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const item of others) left.set(item, (left.get(item) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  }).length;
}
