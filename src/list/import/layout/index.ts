export type { SectionDraft } from './classify-sections.ts';
export type { DetectedLayout } from './detect-layout.ts';
export type { EntryDraft } from './entry-drafts.ts';
export { type SplitDocument, splitDocument } from './split-document.ts';
