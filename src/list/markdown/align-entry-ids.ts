import { identify } from '../../links/identify/index.ts';
import type { LocatedEntry, ParsedList } from '../read-list.ts';

/**
 * Gives the entries of a changed Markdown list the ids that they have in the list before. An id
 * comes from a name, with a number where names repeat, so one more item could give its id to
 * another. Entries are the same, in this order, where all is equal, the address, or the name.
 */
export function alignEntryIds(before: ParsedList, after: ParsedList): ParsedList {
  const ids = new Map<LocatedEntry, string>();
  const taken = new Set<string>();
  for (const describe of descriptions) {
    const open = Map.groupBy(
      before.entries.filter(({ id }) => !taken.has(id)),
      describe,
    );
    for (const located of after.entries) {
      if (ids.has(located)) continue;
      const key = describe(located);
      const same = key === undefined ? undefined : open.get(key)?.shift();
      if (same === undefined) continue;
      ids.set(located, same.id);
      taken.add(same.id);
    }
  }
  const used = new Set(before.entries.map(({ id }) => id));
  return { ...after, entries: after.entries.map((located) => withId(located, ids.get(located) ?? allocate(located.id, used))) };
}

/** What two entries share that are one, from the strictest on; undefined where it says nothing. */
const descriptions: readonly ((located: LocatedEntry) => string | undefined)[] = [
  ({ entry, markdown }) => JSON.stringify([entry.section, markdown?.text]),
  ({ markdown }) => markdown?.text,
  ({ entry }) => entry.links[0] && JSON.stringify([entry.section, entry.name, identify(entry.links[0].url).key]),
  ({ entry }) => entry.links[0] && JSON.stringify([entry.section, identify(entry.links[0].url).key]),
  ({ entry }) => JSON.stringify([entry.section, entry.name]),
];

function allocate(id: string, used: Set<string>): string {
  let free = id;
  for (let number = 2; used.has(free); number += 1) free = `${id}-${number}`;
  used.add(free);
  return free;
}

function withId(located: LocatedEntry, id: string): LocatedEntry {
  const { entry, sourceMap } = located;
  return { ...located, id, entry: { ...entry, id }, sourceMap: { ...sourceMap, entry: id } };
}
