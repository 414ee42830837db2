/**
 * How a source is laid out: what is the list and what surrounds it, which lines or table rows are
 * entries, and what their parts are.
 */

export type { EntryDraft, SectionDraft } from './draft-types.ts';
export { type SplitDocument, splitDocument } from './split-document.ts';
export type { CellFacts } from './table-columns.ts';
