import type { Definition, FootnoteDefinition, InlineCode, Node, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { extractTextLinks } from '../../../links/extract/index.ts';
import { identify } from '../../../links/identify/index.ts';
import { acceptsAccessCode } from '../../../links/services/index.ts';
import { correctMistypedUrl } from '../../../links/url/index.ts';
import type { ImportReporter } from '../import-report.ts';
import { readHtml } from './inline-html.ts';
import { createLineWriter, type InlineLine, type LineWriter } from './line-writer.ts';

/** What reading pieces needs to know of the whole source. */
export interface ReadContext {
  source: string;
  definitions: ReadonlyMap<string, Definition>;
  footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** Footnotes that an entry or a section has taken. */
  usedFootnotes: Set<string>;
  /** True for addresses that lead to a heading of this very page. */
  isAnchor(url: string): boolean;
  report: ImportReporter;
}

/** Reads the phrasing content of a node as lines without empty ones. Images and comments go to the report. */
export function readLines(node: Nodes, context: ReadContext): InlineLine[] {
  const writer = createLineWriter();
  readNode(writer, node, context);
  return writer.lines();
}

function readNode(writer: LineWriter, node: Nodes, context: ReadContext): void {
  const line = node.position?.start.line ?? 1;
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
      readLink(writer, node.url, node.title, node, context);
      break;
    case 'linkReference': {
      const definition = context.definitions.get(node.identifier.toLowerCase());
      if (definition) readLink(writer, definition.url, definition.title, node, context);
      else readChildren(writer, node, context);
      break;
    }
    case 'image':
    case 'imageReference':
      context.report.add(line, 'image', getImageMarkdown(node, context), 'image');
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

/** What can stand as code again. */
const isInlineCode = (value: string) => !/[`\n]|:\/\//.test(value);
const isFileShare = ({ value }: InlineCode) => /^https?:\/\/\S+$/.test(value) && acceptsAccessCode(identify(value).service);

/** A footnote stands where it is first referred to. */
function readFootnote(writer: LineWriter, identifier: string, line: number, context: ReadContext): void {
  const note = context.footnotes.get(identifier);
  if (note === undefined || context.usedFootnotes.has(identifier)) return;
  context.usedFootnotes.add(identifier);
  writer.text(' ', line);
  readChildren(writer, note, context);
}

/** The image as Markdown with its address, also when the address stands in a definition. */
function getImageMarkdown(node: Nodes, { source, definitions }: ReadContext): string {
  const raw = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (node.type !== 'imageReference') return raw;
  const definition = definitions.get(node.identifier.toLowerCase());
  return definition ? `![${node.alt ?? ''}](<${definition.url}>)` : raw;
}

/** Words of a text, with addresses that stand in it without markup. */
export function readText(writer: LineWriter, value: string, line: number): void {
  const lineAt = (offset: number) => line + (value.slice(0, offset).match(/\n/g)?.length ?? 0);
  let at = 0;
  for (const { url } of /:\/\/|baidu\.com/i.test(value) ? extractTextLinks(value) : []) {
    const bare = url.replace(/^https?:\/\//i, '');
    const whole = value.indexOf(url, at);
    const from = whole >= 0 ? whole : value.indexOf(bare, at);
    if (from < 0) continue;
    writer.text(value.slice(at, from), lineAt(at));
    if (writer.isInLink()) writer.text(url, lineAt(from));
    else writer.link(url, '', lineAt(from));
    at = from + (whole >= 0 ? url.length : bare.length);
  }
  writer.text(value.slice(at), lineAt(at));
}

function readLink(writer: LineWriter, url: string, title: string | null | undefined, node: Nodes, context: ReadContext): void {
  const line = node.position?.start.line ?? 1;
  const raw = context.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (node.type === 'link' && !/^[[<]/.test(raw)) {
    readAutolink(writer, url, raw, line);
    return;
  }
  if (title) context.report.add(line, 'text', title, 'link-title');
  for (const image of findImages(node)) context.report.add(line, 'image', getImageMarkdown(image, context), 'image');
  addLink(writer, url.trim(), textOf(node, { includeHtml: false }), line, context);
}

/** An address that GitHub links by itself; where it ends is for `linksInText` to say, which knows Chinese. */
function readAutolink(writer: LineWriter, url: string, raw: string, line: number): void {
  if (/^mailto:|^xmpp:/i.test(url)) writer.text(raw, line);
  else if (extractTextLinks(raw).length === 0) writer.link(url, '', line);
  else readText(writer, raw, line);
}

/** Puts a link where it belongs: an address, an anchor of the page, or something that no entry can hold. */
function addLink(writer: LineWriter, url: string, text: string, line: number, { isAnchor, report }: ReadContext): void {
  const correctedUrl = correctMistypedUrl(url) ?? addMissingScheme(url);
  if (url === '') writer.text(text, line);
  else if (isAnchor(url)) writer.anchor(url, text, line);
  else if (/^(?:https?:)?\/\/[^/\s]/i.test(url)) writer.link(url.startsWith('//') ? `https:${url}` : url, text, line);
  else if (correctedUrl) {
    report.add(line, 'address', url, 'scheme-added', correctedUrl);
    writer.link(correctedUrl, text, line);
  } else {
    writer.text(text, line);
    report.add(line, 'address', url, /^[a-z][a-z0-9+.-]*:/i.test(url) ? 'not-http' : 'relative-address');
  }
}

const fileExtensionPattern =
  /\.(?:md|markdown|txt|json|pdf|html?|py|js|ts|csv|tsv|zip|gz|png|jpe?g|gif|svg|ya?ml|ipynb|sh|rst|xml|docx?|xlsx?)$/i;

/** `arxiv.org/abs/…` with its scheme; undefined for what is a path of the repository. */
function addMissingScheme(url: string): string | undefined {
  const host = /^([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?::\d+)?(?:[/?#].*)?$/i.exec(url)?.[1];
  return host && !fileExtensionPattern.test(host) && !/\s/.test(url) ? `https://${url}` : undefined;
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
