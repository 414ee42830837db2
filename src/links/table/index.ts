/**
 * Compact storage for lists of a million links: bytes and numbers in typed arrays, outside of what
 * the garbage collector has to trace.
 */

export { HashIndex, hashText } from './hash-index.ts';
export { LinkTable } from './link-table.ts';
export { NumberList } from './number-list.ts';
