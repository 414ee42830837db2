export { findAddressProblem, findCurrentAddress } from './addresses/index.ts';
export { isDiscontinued } from './discontinued.ts';
export { findingRules } from './finding-rules.ts';
export type { IdentifiedLink, RuleContext } from './rule.ts';
export { createIdSuggester } from './suggest-nearest.ts';
