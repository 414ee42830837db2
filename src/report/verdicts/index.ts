export { describeEvidence, describeMarker, formatEvidence, formatMarker, formatSource } from './evidence.ts';
export { formatNote, formatVerdict } from './verdict.ts';
