export { buildPublishCheck, formatPublishPullRequest } from './publish.ts';
