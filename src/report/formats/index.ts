export { formatNote } from '../verdicts/index.ts';
export { formatOfflineMessage, formatPosition, isJudged, type LinkReport } from './link-report.ts';
