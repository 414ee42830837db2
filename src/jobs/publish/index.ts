/**
 * Generates the README and the other outputs of the default branch, and commits or proposes them.
 * Rendering is in `list/render/`.
 */

export { findPublishBlockers, publishOutputs } from './publish-outputs.ts';
