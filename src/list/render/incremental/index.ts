/**
 * Renders again what has changed, and takes the Markdown of the other entries from the text that
 * stands there. Hashes say that both are as they were: `docs/decisions/incremental-rendering.md`.
 */

export { requireWholeEntries, WholeListNeededError } from './entry-summary.ts';
export type { OutputBlocks } from './output-blocks.ts';
export { canRenderIncrementally, serializeRenderCache } from './render-cache.ts';
export { RenderMemo } from './render-memo.ts';
