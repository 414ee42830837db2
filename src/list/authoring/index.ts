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
export { editLinks, type LinkEdit } from './edit-links.ts';
export { formatEntry, formatEntryFields } from './format-entry.ts';
export { formatFile, formatSchemaComment } from './format-file.ts';
export { detectFormLanguage, type IssueFormSubmission, parseIssueForm } from './parse-issue-form.ts';
export { suggestSection } from './suggest-section.ts';
