import type { SourceFile } from '../../model/finding.ts';
import { applySplices, type TextSplice } from '../../text/splice.ts';
import type { LinkEdit, LinkEditResult } from '../authoring/index.ts';
import { readMarkdownEntries } from '../import/index.ts';
import type { LocatedEntry } from '../read-list.ts';
import { type LocatedLink, locateMarkdownLinks } from './locate-links.ts';
import { readMarkdownList } from './read-markdown-list.ts';

/**
 * Edits single links of a Markdown list by replacing as few characters as possible: `url` and
 * `archived` replace the address, `remove` removes the lines of the item.
 *
 * Refused are an address that stands elsewhere (a reference), an item with other links or with
 * items under it, and whatever changes how other items are read.
 */
export function editMarkdownLinks(file: SourceFile, edits: readonly LinkEdit[]): LinkEditResult {
  const read = readMarkdownEntries(file);
  if (read === undefined) return { text: file.text, refused: [...edits] };
  const { entries } = readMarkdownList(file.path, file);
  const links = locateMarkdownLinks(file.text, read.tree);
  const source: MarkdownSource = { text: file.text, starts: findLineStarts(file.text), entries, links };
  const splices: TextSplice[] = [];
  const refused: LinkEdit[] = [];
  const removed = new Set<LocatedEntry>();
  for (const edit of edits) {
    const splice = edit.type === 'remove' ? removeItem(edit, source, removed) : replaceAddress(edit, source);
    if (splice === undefined) refused.push(edit);
    else if (!splices.some(({ start, end }) => start === splice.start && end === splice.end)) splices.push(splice);
  }
  const text = applySplices(file.text, splices);
  return text !== undefined && keepsOtherEntries(file, text, entries, removed)
    ? { text, refused }
    : { text: file.text, refused: [...edits] };
}

interface MarkdownSource {
  text: string;
  /** Where the lines begin. */
  starts: readonly number[];
  entries: readonly LocatedEntry[];
  links: readonly LocatedLink[];
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function replaceAddress(edit: LinkEdit, { links, starts }: MarkdownSource): TextSplice | undefined {
  if (edit.type !== 'set' || edit.field === 'gone') return undefined;
  const { line, column } = edit.position;
  const link = links.find((each) => each.line === line && each.column === column);
  if (link?.endColumn === undefined || /[\s<>]/.test(edit.value)) return undefined;
  const start = (starts[line - 1] ?? 0) + column - 1;
  // A bracket in an address would end the link in which it stands.
  const value = edit.value.replaceAll('(', '%28').replaceAll(')', '%29');
  return { start, end: start + link.url.length, text: value };
}

function removeItem(
  { position }: LinkEdit,
  { text, starts, entries, links }: MarkdownSource,
  removed: Set<LocatedEntry>,
): TextSplice | undefined {
  const index = entries.findIndex(({ line, endLine }) => position.line >= line && position.line <= endLine);
  const located = entries[index];
  const urls = new Set(
    links.flatMap(({ line, url }) => (located && line >= located.line && line <= located.endLine ? [url] : [])),
  );
  if (located === undefined || urls.size > 1 || hasItemsBelow(located, entries[index + 1])) return undefined;
  // Other markup, such as a heading with its lines, is not a line that can be taken out.
  if (!/^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s|^\s*\|/.test(located.markdown?.text ?? '')) return undefined;
  removed.add(located);
  return { start: starts[located.line - 1] ?? 0, end: starts[located.endLine] ?? text.length, text: '' };
}

function hasItemsBelow({ endLine, markdown }: LocatedEntry, next: LocatedEntry | undefined): boolean {
  return next !== undefined && next.line <= endLine + 1 && getIndent(next.markdown?.text) > getIndent(markdown?.text);
}

const getIndent = (line = ''): number => /^[\s>]*/.exec(line)?.[0].length ?? 0;

/** Whether all other entries are still there, with the same names and as many links. */
function keepsOtherEntries(
  file: SourceFile,
  text: string,
  before: readonly LocatedEntry[],
  removed: ReadonlySet<LocatedEntry>,
): boolean {
  const describe = ({ entry }: LocatedEntry) => JSON.stringify([entry.name, entry.links.length]);
  const expected = before.filter((located) => !removed.has(located)).map(describe);
  const after = readMarkdownList(file.path, { ...file, text }).entries.map(describe);
  return JSON.stringify(expected) === JSON.stringify(after);
}
