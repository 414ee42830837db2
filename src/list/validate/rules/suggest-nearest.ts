import { findNearest } from '../../schema/index.ts';
import { formatYamlScalar } from '../../yaml/index.ts';

/**
 * The most suggestions for one list. Each compares the text with every candidate, so without a
 * limit a hostile list would cost quadratic time.
 */
export const maxSuggestions = 200;

/** What a finding says about the candidate nearest to a text. */
export interface NearestCandidate {
  nearest?: string;
  /** The same, where it is the only candidate that near. */
  fix?: string;
}

/** The candidate nearest to a text, as fields of a finding. */
export function suggestNearest(text: string, allowed: readonly string[]): NearestCandidate {
  const correction = findNearest(text, allowed);
  if (correction === undefined) return {};
  const { value, isCertain } = correction;
  return { nearest: value, ...(isCertain ? { fix: formatYamlScalar(value) } : {}) };
}

/** Suggests the entry id that was probably meant, up to `maxSuggestions` times. */
export function createIdSuggester(ids: readonly string[]): (id: string) => NearestCandidate {
  let remaining = maxSuggestions;
  return (id) => (remaining-- > 0 ? suggestNearest(id, ids) : {});
}
