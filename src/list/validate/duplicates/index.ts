/**
 * Two entries for one resource. They are compared by the identity of their links (a DOI, a
 * repository, a share) and by title, not by spelling. `find-duplicates.ts` has the rules.
 */

export { type EntriesByIdentity, findEntriesByIdentity } from './entries-by-identity.ts';
export { findDuplicates } from './find-duplicates.ts';
export { normalizeTitles } from './same-titles.ts';
