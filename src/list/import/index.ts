/**
 * From a README to a list: entries, sections, a template that renders the same README, and a report
 * of what was not carried over.
 *
 * Start with `import-markdown.ts`. The steps are folders: `read/` Markdown, `layout/` into drafts,
 * `entries/` from drafts, `autofix/`, `template/`, and `verify/` that nothing is lost.
 * `docs/decisions/import.md` has the reasons.
 */

export { importMarkdown, insertZoneMarkers, readMarkdownEntries } from './import-markdown.ts';
export type { ImportedEntry, ImportedList } from './imported-list.ts';
export { isCuratedList } from './is-curated-list.ts';
export { addMissingScheme } from './read/index.ts';
export { findRefusal, isGeneratedPage } from './recognize-page.ts';
