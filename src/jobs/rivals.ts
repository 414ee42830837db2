import type { OpenChange } from '../forge/forge.ts';
import { findDuplicates } from '../list/duplicates.ts';
import type { SourceFile } from '../list/finding.ts';
import { type PlacedEntry, readList } from '../list/read.ts';
import { nameOf } from '../list/render/sort.ts';
import type { Settings } from '../list/settings.ts';
import type { Rival } from '../report/review.ts';

/**
 * Entries that other open pull requests add too, by identity or by title: whoever merges should know. It is a hint and blocks nobody,
 * since nobody knows which of the two will be merged.
 */
export function rivalsOf(
  added: readonly PlacedEntry[],
  open: readonly OpenChange[],
  listFile: SourceFile | undefined,
  settings: Settings,
): Rival[] {
  const rivals = new Map<string, { change: OpenChange; placed: PlacedEntry }>();
  for (const change of open) {
    for (const placed of readList([...(listFile ? [listFile] : []), ...change.files], settings).entries) {
      // Two pull requests may add files of one name: here each has a name of its own.
      const file = `#${change.number}/${placed.file}`;
      rivals.set(`${file}:${placed.line}`, { change, placed: { ...placed, file, place: { ...placed.place, file } } });
    }
  }
  const others = [...rivals.values()].map(({ placed }) => placed);
  const isOurs = (placed: PlacedEntry) => added.includes(placed);
  return added.flatMap((entry): Rival[] => {
    const found = findDuplicates([...others, entry], isOurs).filter(({ file }) => file === entry.file);
    return found.flatMap(({ twin }) => {
      const rival = [...rivals.values()].find(({ placed }) => placed.file === twin?.file && placed.id === twin.entry);
      if (!rival || !twin) return [];
      const { number, url } = rival.change;
      return [
        { name: nameOf(entry.entry, settings.language), file: entry.file, line: entry.line, pull: number, url, by: twin.by },
      ];
    });
  });
}
