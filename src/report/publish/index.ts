/**
 * The check and the pull request about generated files.
 */

export { buildPublishCheck, formatFactsPullRequest, formatPublishPullRequest } from './publish.ts';
