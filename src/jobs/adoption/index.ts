/**
 * Proposes to set a Markdown list up: one pull request with data, settings and the generated
 * README. Reading the Markdown is in `list/import/`.
 */

export { adoptList, followList } from './adopt-list.ts';
