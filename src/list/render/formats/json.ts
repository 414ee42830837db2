import type { ListExport } from './list-export.ts';

/**
 * The list as one JSON object: the content of `list.yml`, and all entries with the fields of the
 * data. Facts about repositories are beside them, by id, since a list may have a field of any name.
 * Ends with a line break.
 */
export function formatJson({ info, sections, entries, facts }: ListExport): string {
  const { title, description, languages, license } = info;
  const written = entries.map(({ entry: { id, kind, section, ...rest } }) => ({ id, kind, section, ...rest }));
  const known = entries.flatMap(({ entry, facts: of }) => (of === undefined ? [] : [[entry.id, of] as const]));
  const repositories = facts === undefined ? undefined : Object.fromEntries(known);
  const document = { title, description, languages, license, sections, entries: written, repositories };
  return `${JSON.stringify(document, null, 2)}\n`;
}
