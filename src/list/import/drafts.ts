import type { List, ListItem, RootContent, Table } from 'mdast';
import { withoutOrdinal } from './chapters.ts';
import { isLinkLabel } from './labels.ts';
import type { Line } from './line-writer.ts';
import { formOf, isBlank, linksOf, wordsOf } from './lines.ts';
import { linesOf, type Reading } from './pieces.ts';
import { draftsOfTable } from './tables.ts';

export type Shape = 'bullet' | 'heading' | 'row' | 'line';

/** An entry to be, as the source has it. */
export interface Draft {
  shape: Shape;
  line: number;
  /** The line that names it. */
  head: Line;
  /** All other lines, in their order. */
  body: Line[];
  /** Entries that stand under it as items of their own. */
  parts: Draft[];
}

/** Entries under a name of their own that is no heading: an item without a link, a bold line. */
export interface Group {
  name: string;
  line: number;
  content: Content;
}

/** What stands under a heading: entries in their order, lines that belong to none of them, groups. */
export interface Content {
  drafts: Draft[];
  /** Lines of paragraphs and items, with the forms that they have. */
  lines: Line[];
  groups: Group[];
}

/** Reads blocks in their order. `within` is true inside an item that is itself an entry. */
export function contentOf(blocks: readonly RootContent[], reading: Reading): Content {
  const content: Content = { drafts: [], lines: [], groups: [] };
  for (const block of blocks) {
    if (block.type === 'list') readList(block, content, reading);
    else if (block.type === 'table') readTable(block, content, reading);
    else if (block.type === 'footnoteDefinition') continue;
    else {
      const lines = linesOf(block, reading);
      const [words] = lines.flat();
      if (isStressed(block) && words?.is === 'text' && lines.flat().length === 1) words.isStressed = true;
      for (const line of lines) readLine(line, content, reading);
    }
  }
  return content;
}

const isStressed = (block: RootContent) =>
  block.type === 'paragraph' && block.children.length === 1 && block.children[0]?.type === 'emphasis';

function readLine(line: Line, content: Content, reading: Reading): void {
  const form = formOf(line);
  if (form === 'navigation') {
    for (const piece of line) {
      if (piece.is === 'anchor') reading.report.tell(piece.line, 'anchor', `[${piece.text}](${piece.url})`, 'navigation');
      else if (/[\p{L}\p{N}]/u.test(piece.text)) reading.report.tell(piece.line, 'text', piece.text, 'navigation');
    }
    return;
  }
  content.lines.push(line);
}

function readTable(table: Table, content: Content, reading: Reading): void {
  const { drafts, lines } = draftsOfTable(table, reading);
  content.drafts.push(...drafts);
  content.lines.push(...lines);
}

interface Item {
  head: Line;
  body: Line[];
  nested: Item[];
  line: number;
  isHeading: boolean;
}

function readList(list: List, content: Content, reading: Reading): void {
  const items = list.children.flatMap((item) => itemsOf(item, reading));
  const named = items.some((item) => isNamed(item) || isGroup(item));
  for (const item of items) {
    if (isGroup(item)) content.groups.push(groupOf(item));
    else if (isNamed(item) || (named && standsAlone(item))) content.drafts.push(draftOf(item));
    else for (const line of flat(item)) readLine(line, content, reading);
  }
}

/** An item as its first line and what follows. A line that begins with `-[` was meant as an item of its own. */
function itemsOf(item: ListItem, reading: Reading): Item[] {
  const [first, ...others] = item.children;
  const line = item.position?.start.line ?? 1;
  const lines = first === undefined || first.type === 'list' || first.type === 'table' ? [] : linesOf(first, reading);
  const rest = first !== undefined && (first.type === 'list' || first.type === 'table') ? item.children : others;
  const [head = [], ...body] = lines;
  const made: Item[] = [{ head, body: [], nested: [], line, isHeading: first?.type === 'heading' }];
  for (const each of body) {
    const [start, next] = each;
    if (start?.is === 'text' && /^\s*[-*+]\s?$/.test(start.text) && next?.is === 'link' && next.text !== '') {
      reading.report.tell(next.line, 'entry', wordsOf(each), 'missing-space');
      made.push({ head: each.slice(1), body: [], nested: [], line: next.line, isHeading: false });
    } else made.at(-1)?.body.push(each);
  }
  const owner = made[0];
  for (const block of rest) {
    if (block.type === 'list') owner?.nested.push(...block.children.flatMap((each) => itemsOf(each, reading)));
    else if (block.type !== 'footnoteDefinition') owner?.body.push(...linesOf(block, reading));
  }
  return made;
}

function isNamed(item: Item): boolean {
  if (item.isHeading) return hasLinks(item);
  const form = formOf(item.head);
  if (form === 'named' || form === 'weakly-named') return true;
  const words = wordsOf(item.head);
  // Words with all links below them: one thing, told in several lines.
  if (form === 'prose' && words.trim() !== '' && !isLinkLabel(words)) return hasLinks(item) && [...words].length <= 160;
  return form === 'prose-linked' && linksOf(item.head).some((link) => link.text !== '' && !isLinkLabel(link.text));
}

function hasLinks(item: Item): boolean {
  return [item.head, ...item.body].some((line) => linksOf(line).length > 0) || item.nested.some(hasLinks);
}

/** A name with entries under it, and no link of its own. */
function isGroup(item: Item): boolean {
  if (item.head.length === 0 || [item.head, ...item.body].some((line) => linksOf(line).length > 0)) return false;
  const strong = item.nested.filter((each) => formOf(each.head) === 'named' || isGroup(each));
  const linked = item.nested.filter(hasLinks);
  const name = wordsOf(item.head).trim();
  return strong.length >= 2 && strong.length * 2 > linked.length && name !== '' && [...name].length <= 100;
}

function groupOf(item: Item): Group {
  const content: Content = { drafts: [], lines: [...item.body], groups: [] };
  for (const each of item.nested) {
    if (isGroup(each)) content.groups.push(groupOf(each));
    else if (isNamed(each) || standsAlone(each)) content.drafts.push(draftOf(each));
    else content.lines.push(...flat(each));
  }
  return { name: withoutOrdinal(wordsOf(item.head).replace(/[\s:：]+$/, '')), line: item.line, content };
}

/** A short item without a link, among others that are entries: an entry that lost its address. */
function standsAlone(item: Item): boolean {
  const words = wordsOf(item.head).trim();
  const form = formOf(item.head);
  if (form === 'bare' || form === 'labelled' || form === 'prose-linked') return true;
  return form === 'prose' && /[\p{L}\p{N}]/u.test(words) && [...words].length <= 120;
}

function draftOf(item: Item): Draft {
  const draft: Draft = { shape: 'bullet', line: item.line, head: item.head, body: [...item.body], parts: [] };
  const isEntry = linksOf(item.head).length > 0;
  for (const each of item.nested) {
    if (isEntry && formOf(each.head) === 'named') draft.parts.push(draftOf(each));
    else draft.body.push(...flat(each));
  }
  return draft;
}

function flat(item: Item): Line[] {
  const head = item.head.length > 0 && !item.head.every(isBlank) ? [item.head] : [];
  return [...head, ...item.body, ...item.nested.flatMap(flat)];
}
