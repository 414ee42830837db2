export type { CheckFormat } from './format.ts';
export { type FormatName, loadFormat } from './load-format.ts';
