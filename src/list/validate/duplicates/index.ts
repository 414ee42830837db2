export { findDuplicates } from './find-duplicates.ts';
export { normalizeTitles } from './same-titles.ts';
