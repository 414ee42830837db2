/**
 * What the parts of a verdict mean: the markers that checkers note, and the notes that raise doubt.
 */

export { isDoubtNote } from './doubt.ts';
export { createMarker, parseMarker } from './marker.ts';
