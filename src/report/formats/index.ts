/**
 * The result of a check of links for other programs: Markdown, JUnit XML and SARIF.
 * `cli/check/formats/` chooses one.
 */

export { formatNote } from '../verdicts/index.ts';
export { formatAddress, formatOfflineMessage, formatPosition, isJudged, type LinkReport } from './link-report.ts';
