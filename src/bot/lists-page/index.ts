/**
 * The page `/lists` for who keeps several lists: read-only, and off until the operator sets a token
 * or the App's client. Jobs leave what they have seen of a list in the job store. GitHub is only
 * asked who a visitor is, and what they may see.
 *
 * Start with `list-records.ts` (what is stored), `render-page.ts` (what is shown) and
 * `sign-in/sign-in.ts` (to whom).
 */

export { forgetLists, ListRecords, type RecordedRepository, type RepositoryStatus } from './list-records.ts';
export type { ListsPage } from './lists-page.ts';
export { type OpenListsPage, readListsPage } from './open-lists-page.ts';
export { findRemovedLists } from './removed-lists.ts';
