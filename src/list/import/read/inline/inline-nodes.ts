import type { Definition, FootnoteDefinition, InlineCode, Node, Nodes, Resource, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { identify } from '../../../../links/identify/index.ts';
import { acceptsAccessCode } from '../../../../links/services/index.ts';
import { correctMistypedUrl } from '../../../../links/url/index.ts';
import type { ReadContext } from '../read-context.ts';
import { addMissingScheme, readAutolink, readText } from './bare-addresses.ts';
import { readHtml } from './inline-html.ts';
import { type InlineLine, LineWriter } from './line-writer.ts';

/**
 * Reads the phrasing content of a node as lines without empty ones. Images and comments go to the
 * report.
 */
export function readLines(node: Nodes, context: ReadContext): InlineLine[] {
  const writer = new LineWriter();
  readNode(writer, node, context);
  return writer.lines();
}

function readNode(writer: LineWriter, node: Nodes, context: ReadContext): void {
  // Text that the parser has split at a bare address has no position.
  const line = node.position?.start.line ?? writer.line;
  writer.line = line;
  switch (node.type) {
    case 'text':
      readText(writer, node.value, line);
      break;
    case 'inlineCode':
      if (isFileShare(node)) writer.link(node.value, '', line);
      else writer.text(isInlineCode(node.value) && !writer.isInLink() ? `\`${node.value}\`` : node.value, line);
      break;
    case 'break':
      writer.newLine();
      break;
    case 'link':
      readLink(writer, node, node, context);
      break;
    case 'linkReference': {
      const definition = context.definitions.get(node.identifier.toLowerCase());
      if (definition) readLink(writer, definition, node, context);
      else readChildren(writer, node, context);
      break;
    }
    case 'image':
    case 'imageReference':
      context.report.add({ line, what: 'image', text: getImageMarkdown(node, context), why: 'image' });
      break;
    case 'strong':
      // A name that its author has wrapped is one name.
      readChildren(writer, joinLines(node), context);
      writer.noteStrong(textOf(node, { includeHtml: false }).replaceAll('\n', ' ').trim());
      break;
    case 'delete':
      readChildren(writer, node, context);
      writer.noteStruck();
      break;
    case 'footnoteReference':
      readFootnote(writer, node.identifier.toLowerCase(), line, context);
      break;
    case 'html':
      readHtml(writer, node.value, line, context);
      break;
    case 'code':
      writer.newLine();
      writer.text([[node.lang, node.meta].filter(Boolean).join(' '), node.value].filter(Boolean).join('\n'), line);
      writer.newLine();
      break;
    case 'definition':
    case 'thematicBreak':
    case 'footnoteDefinition':
    case 'yaml':
      break;
    default:
      readChildren(writer, node, context);
  }
}

/** The same node with its words on one line, except where a line break is meant. */
function joinLines(node: Nodes): Nodes {
  if (node.type === 'text') return { ...node, value: node.value.replaceAll('\n', ' ') };
  return 'children' in node ? ({ ...node, children: node.children.map(joinLines) } as Nodes) : node;
}

const blockNodeTypes = new Set(['paragraph', 'listItem', 'heading', 'tableRow', 'blockquote', 'list', 'table']);

function readChildren(writer: LineWriter, node: Nodes | Node, context: ReadContext): void {
  const children = 'children' in node ? (node.children as Nodes[]) : [];
  for (const child of children) {
    if (blockNodeTypes.has(child.type)) writer.newLine();
    if (child.type === 'tableCell' && child !== children[0]) writer.text(' | ', child.position?.start.line ?? 1);
    readNode(writer, child, context);
  }
  if (blockNodeTypes.has(node.type)) writer.newLine();
}

/** Code that the README can show as code again. */
const isInlineCode = (value: string) => !/[`\n]|:\/\//.test(value);
const isFileShare = ({ value }: InlineCode) => /^https?:\/\/\S+$/.test(value) && acceptsAccessCode(identify(value).service);

/** Writes a footnote where it is first referred to. */
function readFootnote(writer: LineWriter, identifier: string, line: number, context: ReadContext): void {
  const note = context.footnotes.get(identifier);
  if (note === undefined || context.usedFootnotes.has(identifier)) return;
  context.usedFootnotes.add(identifier);
  writer.text(' ', line);
  readChildren(writer, note, context);
}

/** The image as Markdown with its address, also when a definition has the address. */
function getImageMarkdown(node: Nodes, { source, definitions }: ReadContext): string {
  const raw = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (node.type !== 'imageReference') return raw;
  const definition = definitions.get(node.identifier.toLowerCase());
  return definition ? `![${node.alt ?? ''}](<${definition.url}>)` : raw;
}

function readLink(writer: LineWriter, { url, title }: Resource, node: Nodes, context: ReadContext): void {
  const { line } = writer;
  const raw = context.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (node.type === 'link' && !/^[[<]/.test(raw)) {
    readAutolink(writer, url, raw, line);
    return;
  }
  if (title) context.report.add({ line, what: 'text', text: title, why: 'link-title' });
  const images = findImages(node);
  for (const image of images) context.report.add({ line, what: 'image', text: getImageMarkdown(image, context), why: 'image' });
  const words = textOf(node, { includeHtml: false, includeImageAlt: false });
  const isPicture = images.length > 0 && !/[\p{L}\p{N}]/u.test(words);
  writeLink(writer, { url: url.trim(), text: textOf(node, { includeHtml: false }), line, isPicture }, context);
}

/**
 * Writes a link as an address, as an anchor of the page, or as plain words if no entry can hold the
 * address.
 */
function writeLink(
  writer: LineWriter,
  { url, text, line, isPicture }: { url: string; text: string; line: number; isPicture: boolean },
  { isAnchor, report }: ReadContext,
): void {
  const correctedUrl = correctMistypedUrl(url) ?? addMissingScheme(url);
  if (url === '') writer.text(text, line);
  else if (isAnchor(url)) writer.anchor(url, text, line);
  else if (/^(?:https?:)?\/\/[^/\s]/i.test(url)) writer.link(url.startsWith('//') ? `https:${url}` : url, text, line, isPicture);
  else if (correctedUrl) {
    report.add({ line, what: 'address', text: url, why: 'scheme-added', other: correctedUrl });
    writer.link(correctedUrl, text, line, isPicture);
  } else {
    writer.text(text, line);
    report.add({ line, what: 'address', text: url, why: /^[a-z][a-z0-9+.-]*:/i.test(url) ? 'not-http' : 'relative-address' });
  }
}

function findImages(node: Nodes): Nodes[] {
  const children = 'children' in node ? (node.children as Nodes[]) : [];
  return children.flatMap((child) => (child.type === 'image' || child.type === 'imageReference' ? [child] : findImages(child)));
}

/** All definitions and footnotes of a source; the first of a name counts. */
export function collectDefinitions(root: Root): Pick<ReadContext, 'definitions' | 'footnotes'> {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const visit = (nodes: readonly RootContent[]) => {
    for (const node of nodes) {
      if (node.type === 'definition') setIfAbsent(definitions, node.identifier, node);
      if (node.type === 'footnoteDefinition') setIfAbsent(footnotes, node.identifier, node);
      if ('children' in node) visit(node.children as RootContent[]);
    }
  };
  visit(root.children);
  return { definitions, footnotes };
}

function setIfAbsent<T>(named: Map<string, T>, identifier: string, node: T): void {
  const name = identifier.toLowerCase();
  if (!named.has(name)) named.set(name, node);
}
