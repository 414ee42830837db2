export { formatNote, formatOfflineMessage, formatPosition, isJudged, type LinkReport } from './link-report.ts';
