/**
 * Findings: the problems of a list. `validateList` runs every rule of `rules/` and the search for
 * duplicates. It gives codes and values; the sentences are made in `report/findings/`.
 */

export { type EntriesByIdentity, findDuplicates, findEntriesByIdentity, normalizeTitles } from './duplicates/index.ts';
export { detectVolatileAddress, findCurrentAddress, findingRules, foldPath } from './rules/index.ts';
export { findLostEntries, validateList } from './validate-list.ts';
