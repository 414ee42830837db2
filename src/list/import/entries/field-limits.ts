/**
 * Maximum characters of the fields of an entry, and maximum number of links. See
 * `list/schema/entry/entry-schema.ts`.
 */
export const fieldLimits = {
  name: 160,
  shortName: 120,
  sectionName: 120,
  title: 400,
  label: 80,
  text: 4000,
  links: 40,
  url: 2000,
} as const;
