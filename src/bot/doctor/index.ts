/**
 * `listkeeper doctor`: looks at what the App needs to run, and gives codes and values. Their words
 * are in the catalogues, under `doctor`.
 */

export { diagnose } from './diagnose.ts';
