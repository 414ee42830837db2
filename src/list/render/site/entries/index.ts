/**
 * Entries as the pages of a site show them: names, links with their state, facts. All texts are
 * plain; `pages/` makes HTML of them.
 */

export {
  type FactValue,
  formatPublications,
  getAccessLabel,
  getKindLabel,
  listLicenses,
} from './entry-facts.ts';
export { buildEntryView, type EntryView, type TextView, viewText } from './entry-view.ts';
export { hasOwnPage } from './has-own-page.ts';
export { findLinkStatus, type LinkView, summarizeLink } from './link-view.ts';
