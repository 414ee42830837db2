import { isDeepStrictEqual } from 'node:util';
import type { SourceFile } from '../../../model/finding.ts';
import { applySplices, type TextSplice } from '../../../text/splice.ts';
import { readYaml } from '../../yaml/index.ts';
import { applyEditToData, removeEntriesFromData, removeLinksFromData } from './edited-data.ts';
import type { LinkEdit, LinkEditResult } from './link-edit.ts';
import { createSplices } from './link-splices.ts';
import { formatPositionKey, type ParsedLink, parseLinks } from './parsed-links.ts';

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
  if (removesAllEntries(edits, before.data, links)) return { text: '', refused: [] };
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

/** Whether nothing is left of a file, so that it goes as a whole. */
function removesAllEntries(edits: readonly LinkEdit[], data: unknown, links: Map<string, ParsedLink>): boolean {
  const removed = new Set(
    edits.flatMap((edit) => (edit.type === 'delete' ? (links.get(formatPositionKey(edit.position))?.root.join() ?? []) : [])),
  );
  return removed.size > 0 && removed.size >= (Array.isArray(data) ? data.length : 1);
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
  const findLink = ({ position }: LinkEdit) => links.get(formatPositionKey(position));
  const removedEntries = new Set(edits.flatMap((edit) => (edit.type === 'delete' ? (findLink(edit)?.entry ?? []) : [])));
  // What else was asked for about an entry that goes has nothing left to change.
  const others = edits.filter((edit) => edit.type !== 'delete' && !removedEntries.has(findLink(edit)?.entry as never));
  const removed = new Set(others.filter((edit) => edit.type === 'remove').map(({ position }) => formatPositionKey(position)));
  const kept = others.filter((edit) => !(edit.type === 'set' && removed.has(formatPositionKey(edit.position))));
  const splices: TextSplice[] = [];
  const expected = structuredClone(data);
  const removedItems = new Set<unknown>([...removedEntries, ...[...removed].map((key) => links.get(key)?.link)]);
  for (const edit of [...kept, ...edits.filter(({ type }) => type === 'delete')]) {
    const found = findLink(edit);
    const made = found && createSplices(file.text, edit, found, removedItems);
    if (!found || !made) return undefined;
    splices.push(...made.filter((one) => !splices.some((other) => isDeepStrictEqual(one, other))));
    if (edit.type !== 'remove' && edit.type !== 'delete') applyEditToData(expected, found, edit);
  }
  removeLinksFromData(expected, kept, links);
  removeEntriesFromData(expected, edits, links);
  const text = applySplices(file.text, splices);
  const after = text === undefined ? undefined : readYaml({ path: file.path, text });
  return after && after.findings.length === 0 && isDeepStrictEqual(after.data, expected) ? text : undefined;
}
