/**
 * A verdict on a link and its evidence, in words. Verdicts are made in `links/`.
 */

export { describeEvidence, describeMarker, formatEvidence, formatMarker, formatSource } from './evidence.ts';
export { VerdictTally } from './tally.ts';
export { formatNote, formatVerdict } from './verdict.ts';
