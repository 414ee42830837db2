/**
 * Output formats of `check`. Each is loaded on use, since most runs need only one.
 */

export type { CheckFormat } from './format.ts';
export { type FormatName, loadFormat } from './load-format.ts';
