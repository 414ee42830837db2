export { formatAdoptionPullRequest, formatAdoptionSettings, type InitialLinkCheck, issueFormPath } from './adoption.ts';
