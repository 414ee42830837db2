export { findHandWritten } from './find-hand-written.ts';
export { reportMistakes } from './report-mistakes.ts';
export { countAddressDestinations, describeLosses, findLosses } from './verify-lossless.ts';
