/** From drafts to entries: name, kind, links, identifiers, facts, ids and sections. */

export { buildList } from './build-list.ts';
export { getEntryName } from './entry-name.ts';
export { fieldLimits } from './field-limits.ts';
export { toLocalizedName } from './localized-text.ts';
