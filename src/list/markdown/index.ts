/**
 * A list that is a Markdown file: its items as entries with positions, and edits of its lines. The
 * reading is that of the import. Review, link health and commands work on these entries as on those
 * of data files.
 */

export { alignEntryIds } from './align-entry-ids.ts';
export { editMarkdownLinks } from './edit-markdown-links.ts';
export { findListReadme, readmePaths } from './find-list-readme.ts';
export { readMarkdownLinks } from './locate-links.ts';
export { readMarkdownList } from './read-markdown-list.ts';
