export { findDuplicates, normalizeTitles } from './duplicates/index.ts';
export { type FindingExample, type FindingRule, findCurrentAddress, findingRules } from './rules/index.ts';
export { validateList } from './validate-list.ts';
