import type { Definition, FootnoteDefinition, ListItem, Nodes, Root } from 'mdast';
import { lazyRequire } from '../../../runtime/lazy-require.ts';
import { buildList, type PlainList, readPlainItem } from './plain-lists.ts';
import { splitMarkdown } from './split-markdown.ts';

const loadRemark = lazyRequire<typeof import('remark')>('remark');
const loadRemarkGfm = lazyRequire<typeof import('remark-gfm')>('remark-gfm');

/**
 * Leaves out the second search for addresses of mdast-util-gfm-autolink-literal 2.1.0. It links
 * `www.` after any punctuation mark and after HTML tags, where GitHub does not, and its links have
 * no position. The tokenizer finds the others.
 */
function createParser() {
  const parser = loadRemark().remark().use(loadRemarkGfm().default).freeze();
  for (const extension of (parser.data('fromMarkdownExtensions') ?? []).flat()) extension.transforms = [];
  return parser;
}

/** Reads Markdown as GitHub does. Loaded with the first text, since a list of YAML files has none. */
export const markdownParser = {
  parse(text: string): Root {
    parser ??= createParser();
    return parser.parse(text);
  },
};

let parser: ReturnType<typeof createParser> | undefined;

/** Front matter at the very beginning, of at most 200 lines. */
const frontMatterPattern = /^[ ]?---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/**
 * The syntax tree of a Markdown text. Front matter is read as blank lines, so that offsets stay
 * those of the text.
 *
 * A long text is parsed in parts, because the parser keeps all tokens of a text until its end.
 * Items without markup do not need it. The tree is the same.
 * @param minPartCharacters long enough that a list of many short sections has few parts.
 */
export function parseMarkdown(text: string, minPartCharacters = 16_000): Root {
  // The parser drops a byte order mark, and every offset would be one too small.
  const source = text.replace(/^\ufeff/, ' ');
  const front = frontMatterPattern.exec(source)?.[0] ?? '';
  const body = front.replace(/[^\r\n]/g, ' ') + source.slice(front.length);
  if (body.length < minPartCharacters) return markdownParser.parse(body);
  const { starts, lists } = splitMarkdown(body, minPartCharacters);
  return starts.length === 1 && lists.length === 0 ? markdownParser.parse(body) : parseParts(body, starts, lists);
}

/** A part of a text, and its tree with the places that nodes have in the whole. */
interface Part {
  text: string;
  start: number;
  line: number;
  lists: PlainList[];
  nodes: Root['children'];
}

/**
 * Parses the parts of a text. References depend on definitions anywhere in the text: parts that may
 * have some are parsed first, and pieces that may refer to them are parsed after them.
 */
function parseParts(text: string, starts: readonly number[], lists: readonly PlainList[]): Root {
  const parts: Part[] = [];
  let line = 1;
  for (const [index, start] of starts.entries()) {
    const part = text.slice(start, starts[index + 1]);
    const end = start + part.length;
    const inside = lists.filter((list) => list.start >= start && list.start < end);
    parts.push({ text: part, start, line, lists: inside, nodes: [] });
    line += countLineBreaks(part);
  }
  const first = parts.filter((part) => /^[ \t>*+\d.)-]*\[[^\n]*/m.test(part.text) && part.text.includes(']:'));
  for (const part of first) part.nodes = parsePart(part, new Map());
  const definitions = collectDefinitionTexts(first);
  if (definitions === undefined) return markdownParser.parse(text);
  for (const part of parts) if (definitions.size > 0 || !first.includes(part)) part.nodes = parsePart(part, definitions);
  const end = { line, column: text.length - text.lastIndexOf('\n'), offset: text.length };
  const position = { start: { line: 1, column: 1, offset: 0 }, end };
  return { type: 'root', children: parts.flatMap(({ nodes }) => nodes), position };
}

/** Ends definitions, so that no indented line goes on with a footnote. */
const definitionsEnd = '<!-- -->\n\n';

function parsePart({ text, start, line, lists }: Part, definitions: DefinitionTexts): Root['children'] {
  const nodes: Root['children'] = [];
  let at = 0;
  let atLine = line;
  const parseUpTo = (end: number) => {
    const piece = text.slice(at, end);
    if (piece.trim() !== '') nodes.push(...parsePiece({ text: piece, start: start + at, line: atLine }, definitions));
    atLine += countLineBreaks(piece);
    at = end;
  };
  for (const list of lists) {
    parseUpTo(list.start - start);
    const lines = text.slice(at, list.end - start).split('\n');
    const node = buildList(readItems(lines, list, definitions) ?? []);
    // What is no list of one-line items after all is left to the parser.
    if (node === undefined) parseUpTo(list.end - start);
    else nodes.push(node);
    at = list.end - start;
    atLine = list.line + lines.length - 1;
  }
  parseUpTo(text.length);
  return nodes;
}

/** The items of a list. Those with markup are parsed together, as a list of their own. */
function readItems(lines: readonly string[], { start, line }: PlainList, definitions: DefinitionTexts): ListItem[] | undefined {
  const places: { text: string; offset: number; line: number; item: ListItem | undefined }[] = [];
  let offset = start;
  for (const [index, text] of lines.entries()) {
    places.push({ text, offset, line: line + index, item: readPlainItem(text, offset, line + index) });
    offset += text.length + 1;
  }
  const others = places.filter(({ item }) => item === undefined);
  if (others.length > 0) {
    const piece = `${others.map(({ text }) => text).join('\n')}\n`;
    const nodes = parsePiece({ text: piece, start: 0, line: 1 }, definitions);
    const [list] = nodes;
    if (nodes.length !== 1 || list?.type !== 'list' || list.children.length !== others.length) return undefined;
    let at = 0;
    for (const [index, place] of others.entries()) {
      place.item = list.children[index] as ListItem;
      if (place.item.position?.start.line !== index + 1 || place.item.position.end.line !== index + 1) return undefined;
      moveNodes([place.item], place.offset - at, place.line - index - 1);
      at += place.text.length + 1;
    }
  }
  return places.map(({ item }) => item as ListItem);
}

function parsePiece({ text, start, line }: Pick<Part, 'text' | 'start' | 'line'>, definitions: DefinitionTexts) {
  const needed = findNeededDefinitions(text, definitions);
  const before = needed === '' ? '' : needed + definitionsEnd;
  const { children } = markdownParser.parse(before + text);
  const nodes = before === '' ? children : children.filter(({ position }) => (position?.start.offset ?? 0) >= before.length);
  moveNodes(nodes, start - before.length, line - 1 - countLineBreaks(before));
  return nodes;
}

const countLineBreaks = (text: string): number => text.match(/\n/g)?.length ?? 0;

/** Adds to the places of nodes. Without recursion, since a text may nest thousands of levels. */
function moveNodes(nodes: readonly Nodes[], offset: number, line: number): void {
  if (offset === 0 && line === 0) return;
  const open: Nodes[] = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { position } = node;
    if (position !== undefined) {
      const move = (point: typeof position.start) => ({
        line: point.line + line,
        column: point.column,
        offset: (point.offset ?? 0) + offset,
      });
      node.position = { start: move(position.start), end: move(position.end) };
    }
    if ('children' in node) for (const child of node.children as Nodes[]) open.push(child);
  }
}

/** Identifiers of definitions, as CommonMark compares them, with a short definition of each. */
type DefinitionTexts = Map<string, string>;

const normalizeIdentifier = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
const labelPattern = /\[((?:[^[\]\\]|\\[^\n])*)\]/g;

/** @returns undefined where a label cannot be written on a line of its own. */
function collectDefinitionTexts(parts: readonly Part[]): DefinitionTexts | undefined {
  const texts: DefinitionTexts = new Map();
  for (const { text, start, nodes } of parts)
    for (const node of findDefinitions(nodes)) {
      const source = text.slice((node.position?.start.offset ?? 0) - start);
      const label = /^\[((?:[^[\]\\\n]|\\[^\n])*)\]:/.exec(source)?.[1];
      if (label === undefined) return undefined;
      texts.set(normalizeIdentifier(label), node.type === 'definition' ? `[${label}]: <x>\n` : `[${label}]: x\n\n`);
    }
  return texts;
}

function findDefinitions(nodes: readonly Nodes[]): (Definition | FootnoteDefinition)[] {
  const found: (Definition | FootnoteDefinition)[] = [];
  const open: Nodes[] = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node);
    if ('children' in node) for (const child of node.children as Nodes[]) open.push(child);
  }
  return found;
}

/** The definitions that a text may refer to. */
function findNeededDefinitions(text: string, definitions: DefinitionTexts): string {
  if (definitions.size === 0) return '';
  const labels = new Set([...text.matchAll(labelPattern)].map(([, label = '']) => normalizeIdentifier(label)));
  return [...labels].map((label) => definitions.get(label) ?? '').join('');
}
