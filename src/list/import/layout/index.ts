export type { EntryDraft, SectionDraft } from './draft-types.ts';
export { type SplitDocument, splitDocument } from './split-document.ts';
