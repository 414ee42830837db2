/**
 * Compares the rendered README with its source, and reports losses, likely mistakes, and what stays
 * hand-written.
 */

export { findHandWritten } from './find-hand-written.ts';
export { reportMistakes } from './report-mistakes.ts';
export { countAddressDestinations, describeLosses, findLosses } from './verify-lossless.ts';
