/**
 * The page `/lists` for who keeps several lists: read-only, off without the operator's token. Jobs
 * leave what they have seen of a list in the job store; the page asks GitHub for nothing.
 *
 * Start with `list-records.ts` (what is stored) and `render-page.ts` (what is shown).
 */

export { readListsToken } from './access-token.ts';
export { forgetLists, ListRecords, type RecordedRepository, type RepositoryStatus } from './list-records.ts';
export { ListsPage } from './lists-page.ts';
export { findRemovedLists } from './removed-lists.ts';
