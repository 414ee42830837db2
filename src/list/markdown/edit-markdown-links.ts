import type { SourceFile } from '../../model/finding.ts';
import { applySplices, type TextSplice } from '../../text/splice.ts';
import type { LinkEdit, LinkEditResult } from '../authoring/index.ts';
import { readMarkdownEntries } from '../import/index.ts';
import type { LocatedEntry } from '../read-list.ts';
import { createLinkFinder, type LocatedLink, locateMarkdownLinks } from './locate-links.ts';
import { readMarkdownList } from './read-markdown-list.ts';

/**
 * Edits single links of a Markdown list by replacing as few characters as possible. `url` and
 * `archived` replace the address, `gone` strikes the link out, `remove` removes the lines of the
 * item.
 *
 * These edits are refused:
 * - An item can't be moved to a section, and `remove` is what removes it.
 * - The address stands elsewhere (a reference).
 * - An item would be removed that has other links, or items under it.
 * - The edit would change how other items are read.
 */
export function editMarkdownLinks(file: SourceFile, edits: readonly LinkEdit[]): LinkEditResult {
  const read = readMarkdownEntries(file);
  if (read === undefined) return { text: file.text, refused: [...edits] };
  const { entries } = readMarkdownList(file.path, file, read);
  const source: MarkdownSource = {
    file,
    starts: findLineStarts(file.text),
    entries,
    links: locateMarkdownLinks(file.text, read.tree),
    findLink: createLinkFinder(read.tree),
  };
  const prepared = edits.map((edit) => prepareEdit(edit, source));
  const possible = prepared.filter((each) => each.splice !== undefined);
  const accepted = new Set(selectSafeEdits(possible, source));
  return {
    text: applyEdits([...accepted], source) ?? file.text,
    refused: prepared.filter((each) => !accepted.has(each)).map(({ edit }) => edit),
  };
}

interface MarkdownSource {
  file: SourceFile;
  /** Where the lines begin. */
  starts: readonly number[];
  entries: readonly LocatedEntry[];
  links: readonly LocatedLink[];
  findLink: ReturnType<typeof createLinkFinder>;
}

/** An edit and what it changes: no splice where it can't be made. */
interface PreparedEdit {
  edit: LinkEdit;
  splice: TextSplice | undefined;
  removed?: LocatedEntry;
}

function prepareEdit(edit: LinkEdit, source: MarkdownSource): PreparedEdit {
  if (edit.type === 'remove') return { edit, ...removeItem(edit, source) };
  if (edit.type === 'delete' || edit.type === 'section' || edit.type === 'added') return { edit, splice: undefined };
  if (edit.type === 'set' && edit.field !== 'gone') return { edit, splice: replaceAddress(edit, edit.value, source) };
  return { edit, splice: strikeLink(edit, source) };
}

/** How often a text is read to find out which of many edits can't be made. */
const maxAttempts = 40;

/**
 * The edits after which all other items are read as before. Where that is not so for all of them,
 * the halves are tried apart, so that one edit does not spoil the others.
 */
function selectSafeEdits(edits: readonly PreparedEdit[], source: MarkdownSource): PreparedEdit[] {
  let attempts = 0;
  const select = (some: readonly PreparedEdit[]): readonly PreparedEdit[] => {
    attempts += 1;
    if (some.length === 0 || attempts > maxAttempts) return [];
    if (isSafe(some, source)) return some;
    if (some.length === 1) return [];
    const middle = Math.ceil(some.length / 2);
    return [...select(some.slice(0, middle)), ...select(some.slice(middle))];
  };
  const selected = select(edits);
  return selected.length === edits.length || isSafe(selected, source) ? [...selected] : [];
}

function isSafe(edits: readonly PreparedEdit[], source: MarkdownSource): boolean {
  const text = applyEdits(edits, source);
  const removed = new Set(edits.flatMap((each) => each.removed ?? []));
  return text !== undefined && keepsOtherEntries(source.file, text, source.entries, removed);
}

function applyEdits(edits: readonly PreparedEdit[], { file }: MarkdownSource): string | undefined {
  // Two links of one item are both removed with its lines.
  const splices = new Map(
    edits.flatMap(({ splice }) => (splice ? [[`${splice.start} ${splice.end} ${splice.text}`, splice]] : [])),
  );
  return applySplices(file.text, [...splices.values()]);
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function replaceAddress({ position }: LinkEdit, address: string, { links, starts }: MarkdownSource): TextSplice | undefined {
  const { line, column } = position;
  const link = links.find((each) => each.line === line && each.column === column);
  if (link?.endColumn === undefined || /[\s<>]/.test(address)) return undefined;
  const start = (starts[line - 1] ?? 0) + column - 1;
  // A bracket in an address would end the link in which it stands.
  const value = address.replaceAll('(', '%28').replaceAll(')', '%29');
  return { start, end: start + link.url.length, text: value };
}

/** Puts `~~` around a link, which keeps its words and its address. */
function strikeLink({ position: { line, column } }: LinkEdit, { file, links, findLink }: MarkdownSource): TextSplice | undefined {
  const link = links.find((each) => each.line === line && each.column === column);
  const range = findLink(line, column);
  if (link === undefined || link.isStruck || range === undefined) return undefined;
  const [start, end] = [range.start.offset, range.end.offset];
  return { start, end, text: `~~${file.text.slice(start, end)}~~` };
}

function removeItem(
  { position }: LinkEdit,
  { file, starts, entries, links }: MarkdownSource,
): Pick<PreparedEdit, 'splice' | 'removed'> {
  const index = entries.findIndex(({ line, endLine }) => position.line >= line && position.line <= endLine);
  const located = entries[index];
  const urls = new Set(
    links.flatMap(({ line, url }) => (located && line >= located.line && line <= located.endLine ? [url] : [])),
  );
  const isRefused = located === undefined || urls.size > 1 || hasItemsBelow(located, entries[index + 1]);
  // Other markup, such as a heading with its lines, is not a line that can be taken out.
  if (isRefused || !/^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s|^\s*\|/.test(located.markdown?.text ?? '')) return { splice: undefined };
  const [start, end] = [starts[located.line - 1] ?? 0, starts[located.endLine] ?? file.text.length];
  return { splice: { start, end, text: '' }, removed: located };
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
