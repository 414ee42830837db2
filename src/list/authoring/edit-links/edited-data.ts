import type { LinkEdit } from './link-edit.ts';
import { formatPositionKey, type ParsedLink } from './parsed-links.ts';

/** The same edits in the data of the file, to compare the text with. */

type DataFields = Record<string, unknown>;

function getEntryData(data: unknown, root: readonly (string | number)[]): DataFields {
  return (root.length === 0 ? data : (data as unknown[])[Number(root[0])]) as DataFields;
}

export function applyEditToData(
  data: unknown,
  { root, index, url }: ParsedLink,
  edit: Exclude<LinkEdit, { type: 'remove' | 'delete' }>,
): void {
  const entry = getEntryData(data, root);
  if (edit.type === 'section' || edit.type === 'added') {
    entry[edit.type] = edit.value;
    return;
  }
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

export function removeLinksFromData(data: unknown, edits: readonly LinkEdit[], links: Map<string, ParsedLink>): void {
  const gone = new Set(
    edits.filter((edit) => edit.type === 'remove').map(({ position }) => links.get(formatPositionKey(position))),
  );
  for (const found of [...gone].sort((a, b) => (b?.index ?? 0) - (a?.index ?? 0))) {
    if (found) (getEntryData(data, found.root).links as unknown[]).splice(found.index, 1);
  }
}

export function removeEntriesFromData(data: unknown, edits: readonly LinkEdit[], links: Map<string, ParsedLink>): void {
  const indexes = edits.flatMap((edit) =>
    edit.type === 'delete' ? Number(links.get(formatPositionKey(edit.position))?.root[0]) : [],
  );
  for (const index of [...new Set(indexes)].sort((a, b) => b - a)) (data as unknown[]).splice(index, 1);
}
