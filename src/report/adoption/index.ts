/**
 * The pull request that offers to set a list up, and its settings file.
 */

export type { AdoptionProblem } from './problems.ts';
export { formatAdoptionPullRequest, type InitialLinkCheck } from './pull-request.ts';
export { formatAdoptionSettings, formatReadmeSettings, issueFormPath, replaceSourceSetting } from './settings-file.ts';
