export { findDuplicates, normalizeTitles } from './duplicates/index.ts';
export { findCurrentAddress, findingRules } from './rules/index.ts';
export { validateList } from './validate-list.ts';
