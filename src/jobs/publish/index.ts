/**
 * Generates the README and the other outputs of the default branch, and commits or proposes them;
 * with new facts about repositories, too.
 * Rendering is in `list/render/`.
 */

export { planFacts } from './publish-facts.ts';
export { findPublishBlockers, publishOutputs } from './publish-outputs.ts';
