/**
 * A finding in words of the reader's language. The codes and their wording are in
 * `list/validate/rules/`.
 */

export { findExampleFinding } from './example-finding.ts';
export { explainFinding, findingMessages } from './explain.ts';
