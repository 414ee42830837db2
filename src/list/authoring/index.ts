/**
 * Writes data files: new entries from a command line or an issue form, edits of single links,
 * formatting and automatic fixes.
 *
 * Edits are text splices, so that comments, order and quotes of the author stay. Each result is
 * read again and refused if anything else changed.
 */

export { applyFixes } from './apply-fixes.ts';
export {
  createLink,
  deriveEntryId,
  draftEntry,
  findUnusedId,
  flattenSections,
  type NewEntryDraft,
  type NewEntryFields,
  parseLinkOption,
  suggestKind,
  suggestRole,
} from './draft-entry.ts';
export { editLinks, type LinkEdit, type LinkEditResult } from './edit-links/index.ts';
export { type FixedFiles, fixFiles } from './fix-files.ts';
export { formatEntry, formatEntryFields } from './format-entry.ts';
export { formatFile, formatSchemaComment } from './format-file.ts';
export { detectFormLanguage, type IssueFormSubmission, parseIssueForm } from './parse-issue-form.ts';
export { findPreviewTemplate, previewDraft } from './preview-draft.ts';
export { suggestSection } from './suggest-section.ts';
