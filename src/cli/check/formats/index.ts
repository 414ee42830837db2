export { type FormatName, loadFormat } from './load-format.ts';
