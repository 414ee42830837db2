/**
 * Edits single links of a data file, with as few changes as possible.
 *
 * `link-splices.ts` and `removal-splices.ts` change the text, `edited-data.ts` the data; both have
 * to agree.
 */

export { editLinks } from './edit-links.ts';
export type { LinkEdit, LinkEditResult } from './link-edit.ts';
