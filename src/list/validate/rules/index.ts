export { findCurrentAddress, linkRules, resolveIdentifiers } from './link-rules.ts';
export {
  checkListInfo,
  findDuplicateIds,
  maxSuggestions,
  referenceRules,
  suggestNearest,
  walkSections,
} from './reference-rules.ts';
export type { Rule, RuleContext } from './rule-context.ts';
export { checkTexts } from './text-rules.ts';
export { valueRules } from './value-rules.ts';
