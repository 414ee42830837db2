/**
 * One file a finding: code, severity, messages, an example and, for most, the check.
 * `docs/findings.md` and a test are made from these files. `docs/development/adding-a-finding.md`
 * explains how to add one.
 */

export { detectVolatileAddress, findAddressProblem, findCurrentAddress } from './addresses/index.ts';
export { isDiscontinued } from './discontinued.ts';
export { foldPath } from './file-name.ts';
export { findingRules } from './finding-rules.ts';
export type { IdentifiedLink, RuleContext } from './rule.ts';
export { createIdSuggester } from './suggest-nearest.ts';
