import type { Html, List, ListItem, RootContent, Table } from 'mdast';
import {
  classifyLine,
  filterLinks,
  getLineText,
  hasOwnWords,
  type InlineLine,
  isBlank,
  isLinkLabel,
  normalizeLabel,
  type ReadContext,
  readLines,
  removeOrdinal,
} from '../read/index.ts';
import type { DraftGroup, EntryDraft, SectionContent } from './draft-types.ts';
import { parseHtmlTable } from './html-table-drafts.ts';
import { parseTable } from './table-drafts.ts';

/** Reads blocks in order. */
export function collectContent(blocks: readonly RootContent[], context: ReadContext): SectionContent {
  const content: SectionContent = { drafts: [], lines: [], groups: [] };
  for (const block of blocks) {
    if (block.type === 'list') readList(block, content, context);
    else if (block.type === 'table') readTable(block, content, context);
    else if (isHtmlTable(block)) content.drafts.push(...(parseHtmlTable(block, context) ?? []));
    else if (block.type === 'footnoteDefinition') continue;
    else {
      const lines = readLines(block, context);
      const [words] = lines.flat();
      if (isEmphasizedParagraph(block) && words?.type === 'text') words.isEmphasized = true;
      for (const line of lines) readLine(line, content, context);
    }
  }
  return content;
}

const isHtmlTable = (block: RootContent): block is Html => block.type === 'html' && /^\s*<table\b/i.test(block.value);

const isEmphasizedParagraph = (block: RootContent) =>
  block.type === 'paragraph' && block.children.length === 1 && block.children[0]?.type === 'emphasis';

function readLine(line: InlineLine, content: SectionContent, context: ReadContext): void {
  if (classifyLine(line) !== 'navigation') {
    content.lines.push(line);
    return;
  }
  for (const node of line) {
    if (node.type === 'anchor')
      context.report.add({ line: node.line, what: 'anchor', text: `[${node.text}](${node.url})`, why: 'navigation' });
    else if (/[\p{L}\p{N}]/u.test(node.text))
      context.report.add({ line: node.line, what: 'text', text: node.text, why: 'navigation' });
  }
}

function readTable(table: Table, content: SectionContent, context: ReadContext): void {
  const { drafts, lines } = parseTable(table, context);
  content.drafts.push(...drafts);
  content.lines.push(...lines);
}

interface ParsedListItem {
  head: InlineLine;
  body: InlineLine[];
  nested: ParsedListItem[];
  line: number;
  endLine: number;
  isHeading: boolean;
}

function readList(list: List, content: SectionContent, context: ReadContext): void {
  const items = list.children.flatMap((item) => parseListItem(item, context));
  const named = items.some((item) => isEntry(item) || isDraftGroup(item)) || haveSameLabels(items);
  for (const item of items) {
    if (isDraftGroup(item)) content.groups.push(buildGroup(item));
    else if (isEntry(item) || (named && isUnlinkedEntry(item))) content.drafts.push(buildDraft(item));
    else for (const line of flattenItem(item)) readLine(line, content, context);
  }
}

/**
 * Splits an item into its first line and the rest. A line that begins with `-[` is an item whose
 * space is missing.
 */
function parseListItem(item: ListItem, context: ReadContext): ParsedListItem[] {
  const [first, ...others] = item.children;
  const line = item.position?.start.line ?? 1;
  const endLine = item.position?.end.line ?? line;
  const lines = first === undefined || first.type === 'list' || first.type === 'table' ? [] : readLines(first, context);
  const rest = first !== undefined && (first.type === 'list' || first.type === 'table') ? item.children : others;
  const [head = [], ...body] = lines;
  const parsed: ParsedListItem[] = [{ head, body: [], nested: [], line, endLine, isHeading: first?.type === 'heading' }];
  for (const each of body) {
    const [start, next] = each;
    if (start?.type === 'text' && /^\s*[-*+]\s?$/.test(start.text) && next?.type === 'link' && next.text !== '') {
      context.report.add({ line: next.line, what: 'entry', text: getLineText(each), why: 'missing-space' });
      parsed.push({ head: each.slice(1), body: [], nested: [], line: next.line, endLine, isHeading: false });
    } else parsed.at(-1)?.body.push(each);
  }
  const owner = parsed[0];
  for (const block of rest) {
    if (block.type === 'list') owner?.nested.push(...block.children.flatMap((each) => parseListItem(each, context)));
    else if (block.type !== 'footnoteDefinition') owner?.body.push(...readLines(block, context));
  }
  return parsed;
}

function isEntry(item: ParsedListItem): boolean {
  if (item.isHeading) return hasLinks(item);
  const kind = classifyLine(item.head);
  if (kind === 'named' || kind === 'weakly-named' || hasOwnWords(item.head)) return true;
  const words = getLineText(item.head);
  // Words followed by links on lines below are one entry of several lines.
  if (kind === 'prose' && words.trim() !== '' && !isLinkLabel(words)) return hasLinks(item) && [...words].length <= 160;
  return kind === 'prose-linked' && filterLinks(item.head).some((link) => link.text !== '' && !isLinkLabel(link.text));
}

/**
 * Whether items are words with the same labels behind them: `FastSAM [[paper](…)] [[code](…)]`. The
 * labels of one thing differ.
 */
function haveSameLabels(items: readonly ParsedListItem[]): boolean {
  const labels = items.flatMap(({ head }) =>
    nameBeforeLabels(head) === '' ? [] : [new Set(filterLinks(head).map(({ text }) => normalizeLabel(text)))],
  );
  const [first, ...others] = labels;
  return first !== undefined && others.some((other) => [...other].some((label) => first.has(label)));
}

/** The words before the labelled links of a line, where they name something. */
function nameBeforeLabels(head: InlineLine): string {
  if (classifyLine(head) !== 'labelled') return '';
  const words = getLineText(
    head.slice(
      0,
      head.findIndex(({ type }) => type === 'link'),
    ),
  );
  return isLinkLabel(words) || isLinkLabel(words.replace(/[\s\d:：([（【]+$/u, '')) ? '' : words;
}

function hasLinks(item: ParsedListItem): boolean {
  return [item.head, ...item.body].some((line) => filterLinks(line).length > 0) || item.nested.some(hasLinks);
}

/** A name with entries under it, and no link of its own. */
function isDraftGroup(item: ParsedListItem): boolean {
  if (item.head.length === 0 || [item.head, ...item.body].some((line) => filterLinks(line).length > 0)) return false;
  const strong = item.nested.filter(
    (each) => classifyLine(each.head) === 'named' || hasOwnWords(each.head) || isDraftGroup(each),
  );
  const linked = item.nested.filter(hasLinks);
  const name = getLineText(item.head).trim();
  const isMostly = strong.length >= 2 ? strong.length * 2 > linked.length : strong.length === 1 && linked.length === 1;
  // `PDF` over several things is what they are about; over one it is the label of a link.
  return isMostly && name !== '' && (strong.length >= 2 || !isLinkLabel(name)) && [...name].length <= 100;
}

function buildGroup(item: ParsedListItem): DraftGroup {
  const content: SectionContent = { drafts: [], lines: [...item.body], groups: [] };
  for (const each of item.nested) {
    if (isDraftGroup(each)) content.groups.push(buildGroup(each));
    else if (isEntry(each) || isUnlinkedEntry(each)) content.drafts.push(buildDraft(each));
    else content.lines.push(...flattenItem(each));
  }
  return { name: removeOrdinal(getLineText(item.head).replace(/[\s:：]+$/, '')), line: item.line, content };
}

/** A short item without a link, among others that are entries: an entry that lost its address. */
function isUnlinkedEntry(item: ParsedListItem): boolean {
  const words = getLineText(item.head).trim();
  const kind = classifyLine(item.head);
  if (kind === 'bare' || kind === 'labelled' || kind === 'prose-linked') return true;
  return kind === 'prose' && /[\p{L}\p{N}]/u.test(words) && [...words].length <= 120;
}

function buildDraft(item: ParsedListItem): EntryDraft {
  const draft: EntryDraft = {
    markup: 'bullet',
    line: item.line,
    endLine: item.endLine,
    ...(isStruckOut(item.head) ? { isStruck: true } : {}),
    head: item.head,
    body: [...item.body],
    parts: [],
  };
  if (filterLinks(item.head).length > 0) addParts(draft, item.nested);
  else draft.body.push(...item.nested.flatMap(flattenItem));
  return draft;
}

/** Nested items that name things are parts. So are those under a name without a link. */
function addParts(draft: EntryDraft, nested: readonly ParsedListItem[]): void {
  for (const each of nested) {
    if (isPart(each)) draft.parts.push(buildDraft(each));
    else if (isDraftGroup(each)) addParts(draft, each.nested);
    else draft.body.push(...flattenItem(each));
  }
}

/** Also `Mongo [[mongo](…)]` with parts of its own. */
function isPart({ head, nested }: ParsedListItem): boolean {
  if (classifyLine(head) === 'named' || hasOwnWords(head)) return true;
  return classifyLine(head) === 'prose-linked' && nested.some(isPart);
}

/** Whether the first words of a line are struck out, with its link. */
function isStruckOut(head: InlineLine): boolean {
  const first = head.find((node) => !isBlank(node));
  return first !== undefined && first.type !== 'anchor' && first.isStruck === true;
}

function flattenItem(item: ParsedListItem): InlineLine[] {
  const head = item.head.length > 0 && !item.head.every(isBlank) ? [item.head] : [];
  return [...head, ...item.body, ...item.nested.flatMap(flattenItem)];
}
