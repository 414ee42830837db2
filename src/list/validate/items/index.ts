/**
 * What the items of a Markdown list have in common: the form of a line, and an alphabetical order.
 */

export { findMisplacedItems } from './item-order.ts';
export { findUnusualItems } from './item-style.ts';
