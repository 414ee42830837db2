import { findNearest } from '../../schema/index.ts';

/**
 * The most suggestions for one list. Each compares the text with every candidate, so without a
 * limit a hostile list would cost quadratic time.
 */
export const maxSuggestions = 200;

/** The candidate nearest to a text, as a field of a finding. */
export function suggestNearest(text: string, allowed: readonly string[]): { nearest?: string } {
  const nearest = findNearest(text, allowed)?.value;
  return nearest === undefined ? {} : { nearest };
}

/** Suggests the entry id that was probably meant, up to `maxSuggestions` times. */
export function createIdSuggester(ids: readonly string[]): (id: string) => { nearest?: string } {
  let remaining = maxSuggestions;
  return (id) => (remaining-- > 0 ? suggestNearest(id, ids) : {});
}
