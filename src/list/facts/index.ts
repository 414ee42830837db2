/**
 * Reads facts of an entry from words: `Organization: A laboratory`, `规模：约 5 万条`. The issue form,
 * `listkeeper new` and the import share these words.
 */

export type { Fact } from './fact-fields.ts';
export { type EntryFactFields, readFacts } from './read-facts.ts';
export { findStatedFacts, splitFacts } from './split-facts.ts';
