/**
 * The schemas of entries, `list.yml` and the settings, in zod. Types, the JSON Schema for editors,
 * the reference pages and the issue form are made from them.
 *
 * `checkAgainstSchema` turns each problem into a finding at its exact position, with the likely
 * correction.
 */

export { type AcceptanceRule, acceptanceRule } from './acceptance-schema.ts';
export { type LinkRole, linkRoles, modalities } from './entry-parts.ts';
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
} from './entry-schema.ts';
export { findNearest } from './errors/did-you-mean.ts';
export { findPlaceholder } from './errors/placeholder-text.ts';
export { checkAgainstSchema } from './errors/schema-errors.ts';
export { slugify } from './errors/suggest-correction.ts';
export { extractIdentifiers } from './extract-identifiers.ts';
export {
  accessCodePattern,
  datePattern,
  isCalendarDate,
  licensePattern,
  parameterCountPattern,
  slugPattern,
  urlPattern,
  withoutLaterVersions,
} from './field-patterns.ts';
export { exportDefinitions, exportJsonSchema, type JsonSchema, serializeJsonSchema } from './json-schema.ts';
export { resolveIdentifiers } from './resolve-identifiers.ts';
export { indexSectionPaths, isInScope } from './section-paths.ts';
export {
  defaultSettings,
  detectOutputFormat,
  fillsWholeFile,
  getSiteFolder,
  hasUnknownFormat,
  linePlaceholders,
  listDescribedTables,
  type Output,
  type Settings,
  settingsPath,
  settingsSchema,
} from './settings-schema.ts';
export { splitAuthors } from './split-authors.ts';
export { staleSchema } from './upkeep-schema.ts';
export { walkSections } from './walk-sections.ts';
