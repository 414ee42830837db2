import type { SortableEntry } from '../sort-entries.ts';
import type { EntriesPart, EntrySlot } from './template-syntax.ts';

/** An entry at its place in a template. */
export interface PlacedEntry {
  located: SortableEntry;
  slot: EntrySlot;
  /** The Markdown that the template has for it; undefined for a new entry. */
  pattern: string | undefined;
  /** Its neighbours' pattern, by which a new entry is indented. */
  part: EntriesPart;
}

/** The entries of each part, in order. */
export type Placement = ReadonlyMap<EntriesPart, readonly PlacedEntry[]>;

/**
 * Gives the entries of a section their places. Entries that the template has keep theirs, unless
 * the order of the data is another one; new ones follow the entry before them.
 * @param parts of the section, in the order of the template.
 * @param entries of the section, in the order of the data.
 */
export function placeEntries(parts: readonly EntriesPart[], entries: readonly SortableEntry[]): Placement {
  const byId = new Map(entries.map((located) => [located.id, located]));
  const placement = new Map<EntriesPart, PlacedEntry[]>();
  const known: PlacedEntry[] = [];
  for (const part of parts) {
    const placed = part.slots.flatMap((slot): PlacedEntry[] => {
      const located = byId.get(slot.id);
      return located === undefined ? [] : [{ located, slot, pattern: part.pattern, part }];
    });
    placement.set(part, placed);
    known.push(...placed);
  }
  reorder(placement, known, entries);
  insertNewEntries(placement, parts, entries);
  return placement;
}

/** Fills the places again in the order of the data. Without a change of order nothing moves. */
function reorder(placement: Map<EntriesPart, PlacedEntry[]>, known: readonly PlacedEntry[], entries: readonly SortableEntry[]) {
  const byId = new Map(known.map((placed) => [placed.located.id, placed]));
  const wanted = entries.flatMap(({ id }) => byId.get(id) ?? []);
  let at = 0;
  for (const [part, placed] of placement) {
    placement.set(part, wanted.slice(at, at + placed.length));
    at += placed.length;
  }
}

function insertNewEntries(
  placement: Map<EntriesPart, PlacedEntry[]>,
  parts: readonly EntriesPart[],
  entries: readonly SortableEntry[],
): void {
  const home = new Map<string, EntriesPart>();
  for (const [part, placed] of placement) for (const { located } of placed) home.set(located.id, part);
  let before: SortableEntry | undefined;
  for (const located of entries) {
    const known = home.has(located.id);
    const part = home.get(located.id) ?? (before && home.get(before.id)) ?? findFirstPart(placement, parts);
    if (part === undefined) return;
    if (!known) {
      const placed = placement.get(part) ?? [];
      const index = before === undefined ? -1 : placed.findIndex((each) => each.located.id === before?.id);
      placed.splice(skipNested(placed, index), 0, { located, slot: { id: located.id }, pattern: undefined, part });
      placement.set(part, placed);
      home.set(located.id, part);
    }
    before = located;
  }
}

const findFirstPart = (placement: Placement, parts: readonly EntriesPart[]): EntriesPart | undefined =>
  parts.find((part) => (placement.get(part)?.length ?? 0) > 0) ?? parts[0];

/** The index after an entry and the entries that are nested below it. */
function skipNested(placed: readonly PlacedEntry[], index: number): number {
  if (index < 0) return 0;
  const indent = getIndent(placed[index]?.pattern);
  let next = index + 1;
  while (next < placed.length && getIndent(placed[next]?.pattern) > indent) next += 1;
  return next;
}

const getIndent = (pattern: string | undefined): number => /^[ \t]*/.exec(pattern ?? '')?.[0].length ?? 0;
