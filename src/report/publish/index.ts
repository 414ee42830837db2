/**
 * The check and the pull request about generated files.
 */

export { buildPublishCheck, formatPublishPullRequest } from './publish.ts';
