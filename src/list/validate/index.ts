export { findDuplicates, normalizeTitles } from './find-duplicates.ts';
export { validateList } from './validate-list.ts';
