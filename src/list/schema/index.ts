/**
 * The schemas of entries, `list.yml` and the settings, in zod. Types, the JSON Schema for editors,
 * the reference pages and the issue form are made from them.
 *
 * `checkAgainstSchema` turns each problem into a finding at its exact position, with the likely
 * correction.
 */

export { type LinkRole, linkRoles, modalities } from './entry/entry-parts.ts';
export {
  buildEntrySchema,
  buildEntrySchemas,
  builtInFields,
  type Entry,
  type EntryInput,
  type EntryKind,
  entryKinds,
  type Link,
  type ListInfo,
  listFieldsOfKind,
  listSchema,
  type Paper,
  type Section,
} from './entry/entry-schema.ts';
export { extractIdentifiers } from './entry/extract-identifiers.ts';
export { resolveIdentifiers } from './entry/resolve-identifiers.ts';
export { splitAuthors } from './entry/split-authors.ts';
export { findNearest } from './errors/did-you-mean.ts';
export { findPlaceholder } from './errors/placeholder-text.ts';
export { checkAgainstSchema } from './errors/schema-errors.ts';
export { slugify } from './errors/suggest-correction.ts';
export {
  accessCodePattern,
  datePattern,
  idPattern,
  isCalendarDate,
  licensePattern,
  parameterCountPattern,
  slugPattern,
  toFreeId,
  urlPattern,
  withoutLaterVersions,
} from './field-patterns.ts';
export { exportDefinitions, exportJsonSchema, type JsonSchema, serializeJsonSchema } from './json-schema.ts';
export { indexSectionPaths, isInScope } from './section-paths.ts';
export { type AcceptanceRule, acceptanceRule } from './settings/acceptance-schema.ts';
export {
  type FactColumn,
  type FactMark,
  factColumns,
  factSorts,
  type TableColumn,
  tableColumns,
} from './settings/facts-schema.ts';
export {
  defaultSettings,
  detectOutputFormat,
  fillsWholeFile,
  getLayout,
  getSiteFolder,
  hasUnknownFormat,
  linePlaceholders,
  listDescribedTables,
  type Output,
  type Settings,
  settingsPath,
  settingsSchema,
} from './settings/settings-schema.ts';
export { staleSchema } from './settings/upkeep-schema.ts';
export { walkSections } from './walk-sections.ts';
