import type { Definition, FootnoteDefinition, InlineCode, Node, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { linksInText } from '../../links/extract.ts';
import { meant } from '../../links/identify/mistyped.ts';
import { identify } from '../../links/identify.ts';
import { readHtml } from './html.ts';
import { type Line, type LineWriter, lineWriter } from './line-writer.ts';
import type { Reporter } from './report.ts';

/** What reading pieces needs to know of the whole source. */
export interface Reading {
  source: string;
  definitions: ReadonlyMap<string, Definition>;
  footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** Footnotes that an entry or a section has taken. */
  taken: Set<string>;
  /** True for addresses that lead to a heading of this very page. */
  isAnchor(url: string): boolean;
  report: Reporter;
}

/** Services whose shares have extraction codes. */
export const shares: ReadonlySet<string> = new Set(['baidu-pan', 'aliyun-drive', 'quark', '123pan', '115']);

/** Reads the phrasing content of a node as lines without empty ones. Images and comments go to the report. */
export function linesOf(node: Nodes, reading: Reading): Line[] {
  const writer = lineWriter();
  readNode(writer, node, reading);
  return writer.lines();
}

function readNode(writer: LineWriter, node: Nodes, reading: Reading): void {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'text':
      readText(writer, node.value, line);
      break;
    case 'inlineCode':
      if (isShare(node)) writer.link(node.value, '', line);
      else writer.text(isCode(node.value) && !writer.isInLink() ? `\`${node.value}\`` : node.value, line);
      break;
    case 'break':
      writer.newLine();
      break;
    case 'link':
      readLink(writer, node.url, node.title, node, reading);
      break;
    case 'linkReference': {
      const definition = reading.definitions.get(node.identifier.toLowerCase());
      if (definition) readLink(writer, definition.url, definition.title, node, reading);
      else readChildren(writer, node, reading);
      break;
    }
    case 'image':
    case 'imageReference':
      reading.report.tell(line, 'image', rawImage(node, reading), 'image');
      break;
    case 'footnoteReference':
      readFootnote(writer, node.identifier.toLowerCase(), line, reading);
      break;
    case 'html':
      readHtml(writer, node.value, line, reading);
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
      readChildren(writer, node, reading);
  }
}

const separate = new Set(['paragraph', 'listItem', 'heading', 'tableRow', 'blockquote', 'list', 'table']);

function readChildren(writer: LineWriter, node: Nodes | Node, reading: Reading): void {
  const children = 'children' in node ? (node.children as Nodes[]) : [];
  for (const child of children) {
    if (separate.has(child.type)) writer.newLine();
    if (child.type === 'tableCell' && child !== children[0]) writer.text(' | ', child.position?.start.line ?? 1);
    readNode(writer, child, reading);
  }
  if (separate.has(node.type)) writer.newLine();
}

/** What can stand as code again. */
const isCode = (value: string) => !/[`\n]|:\/\//.test(value);
const isShare = ({ value }: InlineCode) => /^https?:\/\/\S+$/.test(value) && shares.has(identify(value).service);

/** A footnote stands where it is first referred to. */
function readFootnote(writer: LineWriter, name: string, line: number, reading: Reading): void {
  const note = reading.footnotes.get(name);
  if (note === undefined || reading.taken.has(name)) return;
  reading.taken.add(name);
  writer.text(' ', line);
  readChildren(writer, note, reading);
}

/** The image as Markdown with its address, also when the address stands in a definition. */
function rawImage(node: Nodes, { source, definitions }: Reading): string {
  const raw = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (node.type !== 'imageReference') return raw;
  const definition = definitions.get(node.identifier.toLowerCase());
  return definition ? `![${node.alt ?? ''}](<${definition.url}>)` : raw;
}

/** Words of a text, with addresses that stand in it without markup. */
export function readText(writer: LineWriter, value: string, line: number): void {
  const lineAt = (offset: number) => line + (value.slice(0, offset).match(/\n/g)?.length ?? 0);
  let at = 0;
  for (const { url } of /:\/\/|baidu\.com/i.test(value) ? linksInText(value) : []) {
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

function readLink(writer: LineWriter, url: string, title: string | null | undefined, node: Nodes, reading: Reading): void {
  const line = node.position?.start.line ?? 1;
  const raw = reading.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  if (node.type === 'link' && !/^[[<]/.test(raw)) {
    readLiteral(writer, url, raw, line);
    return;
  }
  if (title) reading.report.tell(line, 'text', title, 'link-title');
  for (const image of imagesIn(node)) reading.report.tell(line, 'image', rawImage(image, reading), 'image');
  placeLink(writer, url.trim(), textOf(node, { includeHtml: false }), line, reading);
}

/** An address that GitHub links by itself; where it ends is for `linksInText` to say, which knows Chinese. */
function readLiteral(writer: LineWriter, url: string, raw: string, line: number): void {
  if (/^mailto:|^xmpp:/i.test(url)) writer.text(raw, line);
  else if (linksInText(raw).length === 0) writer.link(url, '', line);
  else readText(writer, raw, line);
}

/** Puts a link where it belongs: an address, an anchor of the page, or something that no entry can hold. */
function placeLink(writer: LineWriter, url: string, text: string, line: number, { isAnchor, report }: Reading): void {
  const host = meant(url) ?? hostLike(url);
  if (url === '') writer.text(text, line);
  else if (isAnchor(url)) writer.anchor(url, text, line);
  else if (/^(?:https?:)?\/\/[^/\s]/i.test(url)) writer.link(url.startsWith('//') ? `https:${url}` : url, text, line);
  else if (host) {
    report.tell(line, 'address', url, 'scheme-added', host);
    writer.link(host, text, line);
  } else {
    writer.text(text, line);
    report.tell(line, 'address', url, /^[a-z][a-z0-9+.-]*:/i.test(url) ? 'not-http' : 'relative-address');
  }
}

const files =
  /\.(?:md|markdown|txt|json|pdf|html?|py|js|ts|csv|tsv|zip|gz|png|jpe?g|gif|svg|ya?ml|ipynb|sh|rst|xml|docx?|xlsx?)$/i;

/** `arxiv.org/abs/…` with its scheme; undefined for what is a path of the repository. */
function hostLike(url: string): string | undefined {
  const host = /^([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?::\d+)?(?:[/?#].*)?$/i.exec(url)?.[1];
  return host && !files.test(host) && !/\s/.test(url) ? `https://${url}` : undefined;
}

function imagesIn(node: Nodes): Nodes[] {
  const children = 'children' in node ? (node.children as Nodes[]) : [];
  return children.flatMap((child) => (child.type === 'image' || child.type === 'imageReference' ? [child] : imagesIn(child)));
}

/** All definitions and footnotes of a source; the first of a name counts. */
export function namedIn(root: Root): Pick<Reading, 'definitions' | 'footnotes'> {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const look = (nodes: readonly RootContent[]) => {
    for (const node of nodes) {
      if (node.type === 'definition') keepFirst(definitions, node.identifier, node);
      if (node.type === 'footnoteDefinition') keepFirst(footnotes, node.identifier, node);
      if ('children' in node) look(node.children as RootContent[]);
    }
  };
  look(root.children);
  return { definitions, footnotes };
}

function keepFirst<T>(named: Map<string, T>, identifier: string, node: T): void {
  const name = identifier.toLowerCase();
  if (!named.has(name)) named.set(name, node);
}
