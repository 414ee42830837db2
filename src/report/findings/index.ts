export { findExampleFinding } from './example-finding.ts';
export { explainFinding, findingMessages } from './explain.ts';
