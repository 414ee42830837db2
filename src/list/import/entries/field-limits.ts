/**
 * Characters that the fields of an entry hold at most, and how many links it has at most; see
 * `list/schema/entry-schema.ts`.
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
