export { findPublishBlockers, publishOutputs } from './publish-outputs.ts';
