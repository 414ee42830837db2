export { renderEntry } from './entry-markdown.ts';
export { findGeneratedZone, formatStartMarker, generatedEndMarker, hasZoneMarkers } from './generated-zone.ts';
export { renderOutputs } from './render-outputs.ts';
export { getDisplayName } from './sort-entries.ts';
