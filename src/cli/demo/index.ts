/**
 * The bot on an embedded GitHub, for `start` without credentials and for `try`. Development code
 * (`sandbox/`) is loaded only here.
 */

export type { Demo } from './demo.ts';
export { localizeExampleFiles } from './example-files.ts';
export { openBrowser } from './open-browser.ts';
export { type DemoRun, runDemo } from './run-demo.ts';
