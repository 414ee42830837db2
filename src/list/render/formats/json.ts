import type { ListExport } from './list-export.ts';

/**
 * The list as one JSON object: the content of `list.yml`, and all entries with the fields of the
 * data. Ends with a line break.
 */
export function formatJson({ info, sections, entries }: ListExport): string {
  const { title, description, languages, license } = info;
  const written = entries.map(({ entry: { id, kind, section, ...rest } }) => ({ id, kind, section, ...rest }));
  return `${JSON.stringify({ title, description, languages, license, sections, entries: written }, null, 2)}\n`;
}
