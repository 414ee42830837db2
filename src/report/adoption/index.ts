/**
 * The pull request that offers to set a list up, and its settings file.
 */

export { formatAdoptionPullRequest, type InitialLinkCheck } from './pull-request.ts';
export { formatAdoptionSettings, formatReadmeSettings, issueFormPath } from './settings-file.ts';
