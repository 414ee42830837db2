/** Links to files and headings in the same folder: `check` looks for them without a request. */

export { LocalLinks } from './local-links.ts';
