export { formatAdoptionPullRequest, type InitialLinkCheck } from './pull-request.ts';
export { formatAdoptionSettings, issueFormPath } from './settings-file.ts';
