export { findExampleFinding, findingExamples } from './examples.ts';
export { explainFinding } from './explain.ts';
