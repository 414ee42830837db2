import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, type Pair, parseDocument, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { SourceFile } from '../../model/finding.ts';
import { applySplices, type TextSplice } from '../../text/splice.ts';
import { readYaml } from '../yaml/index.ts';
import { entryFieldOrder } from './format-entry.ts';

/** The position of a link's address, as `readList` reports it. Line and column count from 1. */
interface SourcePosition {
  line: number;
  column: number;
}

/**
 * `set` changes a field of the link, `remove` deletes the link, `status` marks the whole entry as
 * gone.
 */
export type LinkEdit = { position: SourcePosition } & (
  | { type: 'set'; field: 'url' | 'archived' | 'gone'; value: string }
  | { type: 'remove' }
  | { type: 'status'; state: 'gone'; since: string }
);

export interface LinkEditResult {
  /** The text with all edits except the refused ones. */
  text: string;
  /**
   * Edits that cannot be made safely: the link does not exist or is the last one, or other data
   * would change.
   */
  refused: LinkEdit[];
}

/** A link in the parsed document. */
interface ParsedLink {
  /** Path of the entry in the data of the file: an index where the file is a sequence. */
  root: (string | number)[];
  index: number;
  url: Scalar;
  link: YAMLMap;
  links: YAMLSeq;
  entry: YAMLMap;
}

/**
 * Edits single links of a data file by replacing as few characters as possible. Comments, order,
 * quotes and line ends stay.
 *
 * The result is read again. If it is not the old data with exactly these changes, the edit is
 * refused.
 * @example
 * editLinks(
 *   { path: 'x.yml', text: 'links:\n  - url: https://a.org/\n  - url: https://b.org/\n' },
 *   [{ type: 'remove', position: { line: 2, column: 10 } }],
 * ).text // 'links:\n  - url: https://b.org/\n'
 */
export function editLinks(file: SourceFile, edits: readonly LinkEdit[]): LinkEditResult {
  const before = readYaml(file);
  if (before.findings.length > 0 || before.data === undefined) return { text: file.text, refused: [...edits] };
  const links = parseLinks(file.text);
  const possible = edits.filter((edit) => links.has(formatPositionKey(edit.position)) && !removesLastLink(edit, edits, links));
  const all = applyLinkEdits(file, before.data, possible, links);
  if (all !== undefined) return { text: all, refused: edits.filter((edit) => !possible.includes(edit)) };
  // At least one edit fails: apply those that succeed one after another.
  const good: LinkEdit[] = [];
  let text = file.text;
  for (const edit of possible) {
    const more = applyLinkEdits(file, before.data, [...good, edit], links);
    if (more === undefined) continue;
    good.push(edit);
    text = more;
  }
  return { text, refused: edits.filter((edit) => !good.includes(edit)) };
}

const formatPositionKey = ({ line, column }: SourcePosition): string => `${line}:${column}`;

/** All links of the file by the position of their address. */
function parseLinks(text: string): Map<string, ParsedLink> {
  const { contents } = parseDocument(text, { schema: 'core', merge: false, uniqueKeys: false, logLevel: 'silent' });
  const found = new Map<string, ParsedLink>();
  const entries: [(string | number)[], unknown][] = isSeq(contents)
    ? contents.items.map((item, index) => [[index], item])
    : [[[], contents]];
  for (const [root, entry] of entries) {
    if (!isMap(entry)) continue;
    const links = findPairByKey(entry, 'links')?.value;
    if (!isSeq(links)) continue;
    for (const [index, link] of links.items.entries()) {
      const url = isMap(link) ? findPairByKey(link, 'url')?.value : undefined;
      if (!isMap(link) || !isScalar(url) || !url.range) continue;
      found.set(formatPositionKey(toPosition(text, url.range[0])), { root, index, url, link, links, entry });
    }
  }
  return found;
}

function findPairByKey(map: YAMLMap, key: string): Pair | undefined {
  return map.items.findLast((pair) => isScalar(pair.key) && pair.key.value === key);
}

function toPosition(text: string, offset: number): SourcePosition {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return { line: text.slice(0, start).split('\n').length, column: offset - start + 1 };
}

/** An entry without links is an error of its own, so its last link is not removed. */
function removesLastLink(edit: LinkEdit, edits: readonly LinkEdit[], links: Map<string, ParsedLink>): boolean {
  const found = links.get(formatPositionKey(edit.position));
  if (edit.type !== 'remove' || !found) return false;
  const removed = edits.filter(
    (other) => other.type === 'remove' && links.get(formatPositionKey(other.position))?.links === found.links,
  );
  return new Set(removed.map(({ position }) => formatPositionKey(position))).size >= found.links.items.length;
}

function applyLinkEdits(
  file: SourceFile,
  data: unknown,
  edits: readonly LinkEdit[],
  links: Map<string, ParsedLink>,
): string | undefined {
  const removed = new Set(edits.filter((edit) => edit.type === 'remove').map(({ position }) => formatPositionKey(position)));
  const kept = edits.filter(
    (edit) => edit.type === 'remove' || edit.type === 'status' || !removed.has(formatPositionKey(edit.position)),
  );
  const splices: TextSplice[] = [];
  const expected = structuredClone(data);
  const removedLinks = new Set([...removed].map((key) => links.get(key)?.link));
  for (const edit of kept) {
    const found = links.get(formatPositionKey(edit.position));
    const made = found && createSplices(file.text, edit, found, removedLinks);
    if (!found || !made) return undefined;
    splices.push(...made.filter((one) => !splices.some((other) => isDeepStrictEqual(one, other))));
    if (edit.type !== 'remove') applyEditToData(expected, found, edit);
  }
  removeLinksFromData(expected, kept, links);
  const text = applySplices(file.text, splices);
  const after = text === undefined ? undefined : readYaml({ path: file.path, text });
  return after && after.findings.length === 0 && isDeepStrictEqual(after.data, expected) ? text : undefined;
}

function createSplices(text: string, edit: LinkEdit, found: ParsedLink, removed: ReadonlySet<unknown>): TextSplice[] | undefined {
  const { link, links, entry, url, index } = found;
  if (edit.type === 'remove') return createRemovalSplices(text, links, index, removed);
  if (edit.type === 'status') return createStatusSplices(text, entry, edit);
  if (edit.field === 'url') {
    const mirrors = links.items.flatMap((other) => (isMap(other) ? [findPairByKey(other, 'mirror_of')?.value] : []));
    const copies = mirrors.filter((one): one is Scalar => isScalar(one) && one.value === url.value);
    return requireAll([url, ...copies].map((one) => replaceScalarSplice(one, edit.value)));
  }
  const present = findPairByKey(link, edit.field)?.value;
  if (isScalar(present)) return requireAll([replaceScalarSplice(present, edit.value)]);
  if (findPairByKey(link, edit.field)) return undefined;
  // The date comes after the archived copy, where people would write it.
  const after = (edit.field === 'gone' ? findPairByKey(link, 'archived') : undefined) ?? findPairByKey(link, 'url');
  return after && requireAll([insertFieldSplice(text, link, after, { key: edit.field, lines: [formatScalarValue(edit.value)] })]);
}

function createStatusSplices(
  text: string,
  entry: YAMLMap,
  { state, since }: { state: string; since: string },
): TextSplice[] | undefined {
  const present = findPairByKey(entry, 'status');
  if (!present) {
    const before = entryFieldOrder.slice(0, entryFieldOrder.indexOf('status'));
    const last = entry.items.findLast(({ key }) => isScalar(key) && before.includes(String(key.value))) ?? entry.items.at(-1);
    const lines = entry.flow ? [`{state: ${state}, since: ${since}}`] : ['', `  state: ${state}`, `  since: ${since}`];
    return last && requireAll([insertFieldSplice(text, entry, last, { key: 'status', lines })]);
  }
  if (!isMap(present.value)) return undefined;
  const was = findPairByKey(present.value, 'state');
  const day = findPairByKey(present.value, 'since');
  if (!was || !isScalar(was.value)) return undefined;
  if (day && !isScalar(day.value)) return undefined;
  const dated = isScalar(day?.value)
    ? replaceScalarSplice(day.value, since)
    : insertFieldSplice(text, present.value, was, { key: 'since', lines: [formatScalarValue(since)] });
  const splices = [replaceScalarSplice(was.value, state), dated];
  // A reason speaks of the state that it was given for.
  const reason = was.value.value === state ? undefined : findPairByKey(present.value, 'reason');
  if (reason !== undefined) splices.push(removeFieldSplice(text, present.value, reason));
  return requireAll(splices);
}

const requireAll = (splices: (TextSplice | undefined)[]): TextSplice[] | undefined =>
  splices.some((splice) => splice === undefined) ? undefined : splices.filter((splice) => splice !== undefined);

/** Replaces the value of a scalar, quoted as the old one was. */
function replaceScalarSplice({ range, type }: Scalar, value: string): TextSplice | undefined {
  if (!range || type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') return undefined;
  const quoted = { QUOTE_DOUBLE: JSON.stringify(value), QUOTE_SINGLE: `'${value.replaceAll("'", "''")}'` };
  const text = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? quoted[type] : formatScalarValue(value);
  return { start: range[0], end: range[1], text };
}

const formatScalarValue = (value: string): string =>
  /^[A-Za-z0-9][^\s,[\]{}"'`]*[^\s,[\]{}"'`:]$/.test(value) ? value : JSON.stringify(value);

/** Inserts a field after another one: on lines of its own, or in a flow mapping after a comma. */
function insertFieldSplice(
  text: string,
  map: YAMLMap,
  after: Pair,
  { key, lines }: { key: string; lines: readonly string[] },
): TextSplice | undefined {
  const first = map.items[0]?.key;
  const value = after.value;
  const end = isNode(value) && value.range ? findContentEnd(text, value.range) : undefined;
  if (!isNode(first) || !first.range || end === undefined) return undefined;
  const words = `${key}:${lines[0] ? ` ${lines[0]}` : ''}`;
  if (map.flow) return { start: end, end, text: `, ${words}` };
  const indent = ' '.repeat(first.range[0] - (text.lastIndexOf('\n', first.range[0] - 1) + 1));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const block = [words, ...lines.slice(1)].map((line) => `${indent}${line}`).join(newline);
  const stop = text.indexOf('\n', end);
  if (stop === -1) return { start: text.length, end: text.length, text: `${newline}${block}` };
  return { start: stop + 1, end: stop + 1, text: `${block}${newline}` };
}

/** Removes a field with its line, or in a flow mapping with the comma before it. */
function removeFieldSplice(text: string, map: YAMLMap, pair: Pair): TextSplice | undefined {
  const { key, value } = pair;
  if (!isNode(key) || !key.range || !isNode(value) || !value.range) return undefined;
  const end = findContentEnd(text, value.range);
  const index = map.items.indexOf(pair);
  if (map.flow) {
    const before = map.items[index - 1]?.value;
    const next = map.items[index + 1]?.key;
    // A comment between the braces would end beside another field: a person decides.
    const [from, to] = map.range ?? [0, text.length];
    if (/\s#/.test(text.slice(from, to))) return undefined;
    if (isNode(before) && before.range) return { start: findContentEnd(text, before.range), end, text: '' };
    return isNode(next) && next.range ? { start: key.range[0], end: next.range[0], text: '' } : undefined;
  }
  const line = text.lastIndexOf('\n', key.range[0] - 1) + 1;
  if (text.slice(line, key.range[0]).trim() !== '') return undefined;
  const stop = text.indexOf('\n', end);
  return { start: line, end: stop === -1 ? text.length : stop + 1, text: '' };
}

/** Where the content of a node ends. Comments and empty lines after it are not part of it. */
function findContentEnd(text: string, [start, end]: readonly [number, number, number?]): number {
  return start + text.slice(start, end).replace(/(?:\s|\n[ \t]*#[^\n]*)+$/, '').length;
}

/** @param removed All links that go by the same change. */
function createRemovalSplices(
  text: string,
  links: YAMLSeq,
  index: number,
  removed: ReadonlySet<unknown>,
): TextSplice[] | undefined {
  const item = links.items[index];
  if (!isNode(item) || !item.range) return undefined;
  const [start] = item.range;
  const end = findContentEnd(text, item.range);
  const address = isMap(item) ? findPairByKey(item, 'url')?.value : undefined;
  const isCopied = links.items.some((other) => {
    const of = isMap(other) ? findPairByKey(other, 'mirror_of')?.value : undefined;
    return other !== item && isScalar(of) && isScalar(address) && of.value === address.value;
  });
  if (isCopied) return undefined;
  if (links.flow) {
    const [before, next] = [links.items[index - 1], links.items[index + 1]];
    // A comment between the braces would end beside another link: a person decides.
    if (hasCommentAround(text, links, index)) return undefined;
    if (isNode(next) && next.range) return [{ start, end: next.range[0], text: '' }];
    return isNode(before) && before.range ? [{ start: findContentEnd(text, before.range), end, text: '' }] : undefined;
  }
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (!/^[ ]*-[ ]+$/.test(text.slice(line, start))) return undefined;
  const stop = text.indexOf('\n', end);
  const from = isGroupHeading(text, links, index, removed) ? line : includeLeadingComments(text, line, start);
  return [{ start: from, end: stop === -1 ? text.length : stop + 1, text: '' }];
}

/**
 * Whether the comment above a link may be the heading of a group: the links below it that have no
 * comment of their own. It stays while one of them stays.
 */
function isGroupHeading(text: string, links: YAMLSeq, index: number, removed: ReadonlySet<unknown>): boolean {
  for (const item of links.items.slice(index + 1)) {
    if (!isNode(item) || !item.range) return true;
    const [start] = item.range;
    const line = text.lastIndexOf('\n', start - 1) + 1;
    if (includeLeadingComments(text, line, start) !== line) return false;
    if (!removed.has(item)) return true;
  }
  return false;
}

/** Whether a comment stands between a link of a flow sequence and its neighbours. */
function hasCommentAround(text: string, links: YAMLSeq, index: number): boolean {
  const rangeOf = (item: unknown) => (isNode(item) && item.range ? item.range : undefined);
  const own = rangeOf(links.items[index]);
  if (own === undefined || !links.range) return false;
  const from = rangeOf(links.items[index - 1])?.[1] ?? links.range[0];
  const to = rangeOf(links.items[index + 1])?.[0] ?? links.range[1];
  return /(?:^|\s)#/.test(text.slice(from, own[0])) || /(?:^|\s)#/.test(text.slice(own[1], to));
}

/**
 * The start of the comments directly above an item, with the same indent. They belong to it and are
 * removed with it.
 */
function includeLeadingComments(text: string, line: number, dash: number): number {
  let from = line;
  while (from > 0) {
    const before = text.lastIndexOf('\n', from - 2) + 1;
    const indent = /^ *(?=#)/.exec(text.slice(before, from))?.[0].length;
    if (indent === undefined || indent !== text.slice(line, dash).indexOf('-')) return from;
    from = before;
  }
  return from;
}

// The same changes in the data, for comparison.

type DataFields = Record<string, unknown>;

function getEntryData(data: unknown, root: readonly (string | number)[]): DataFields {
  return (root.length === 0 ? data : (data as unknown[])[Number(root[0])]) as DataFields;
}

function applyEditToData(data: unknown, { root, index, url }: ParsedLink, edit: Exclude<LinkEdit, { type: 'remove' }>): void {
  const entry = getEntryData(data, root);
  if (edit.type === 'status') {
    const { reason, ...rest } = (entry.status as DataFields | undefined) ?? {};
    const isKept = reason !== undefined && rest.state === edit.state;
    entry.status = { ...rest, ...(isKept ? { reason } : {}), state: edit.state, since: edit.since };
    return;
  }
  const links = entry.links as DataFields[];
  const link = links[index];
  if (link) link[edit.field] = edit.value;
  if (edit.field === 'url') for (const other of links) if (other?.mirror_of === url.value) other.mirror_of = edit.value;
}

function removeLinksFromData(data: unknown, edits: readonly LinkEdit[], links: Map<string, ParsedLink>): void {
  const gone = new Set(
    edits.filter((edit) => edit.type === 'remove').map(({ position }) => links.get(formatPositionKey(position))),
  );
  for (const found of [...gone].sort((a, b) => (b?.index ?? 0) - (a?.index ?? 0))) {
    if (found) (getEntryData(data, found.root).links as unknown[]).splice(found.index, 1);
  }
}
