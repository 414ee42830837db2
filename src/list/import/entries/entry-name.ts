import type { ImportedEntry } from '../imported-list.ts';

/** The name of an entry for the report; the title of a paper. */
export function getEntryName({ entry }: ImportedEntry): string {
  return entry.kind === 'paper' ? entry.title : (entry.name.zh ?? entry.name.en ?? entry.id);
}
