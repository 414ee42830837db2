/**
 * Renders a list: README or other Markdown, JSON, CSV, BibTeX, an Atom feed, JSON-LD and the issue
 * form.
 *
 * In a file with markers only the zone between them changes. The same data gives the same bytes, so
 * that a new commit means new data.
 */

export { renderEntry } from './entries/entry-markdown.ts';
export { renderEntryPreviews } from './entries/entry-previews.ts';
export { findGeneratedZone, formatStartMarker, generatedEndMarker, hasZoneMarkers, removeZoneMarkers } from './generated-zone.ts';
export { canRenderIncrementally, RenderMemo, serializeRenderCache, WholeListNeededError } from './incremental/index.ts';
export { renderOutputs } from './render-outputs.ts';
export { getDisplayName } from './sort-entries.ts';
export { type Contributor, hasCreditsZone } from './zones/index.ts';
