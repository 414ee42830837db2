import type { Shelf } from './shelf.ts';

/** The list as one JSON object: what `list.yml` says, and all entries with the fields that the data has. Ends with a line end. */
export function listJson({ info, sections, entries }: Shelf): string {
  const { title, description, languages, license } = info;
  const written = entries.map(({ entry: { id, kind, section, ...rest } }) => ({ id, kind, section, ...rest }));
  return `${JSON.stringify({ title, description, languages, license, sections, entries: written }, null, 2)}\n`;
}
