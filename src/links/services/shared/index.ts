/**
 * What the checkers of services share: requests with a verdict for every failure, batches, file
 * shares, hubs, handles, and metadata.
 */

export { iterateBatches, mapConcurrently, mergeAsync, splitIntoBatches } from './async.ts';
export { browserUserAgent } from './browser-user-agent.ts';
export type { CheckContext, HostRule, ServiceContext } from './check-context.ts';
export {
  type CheckTarget,
  createTargetCollection,
  type TargetCollection,
  type TargetOutcome,
  type TargetVerdict,
} from './check-target.ts';
export { createFileShareCheck, createJsonPost, createShareVerdict } from './file-share.ts';
export { isDeletedNameUrl, queryHandle } from './handle-system.ts';
export { createHubCheck } from './hub.ts';
export type { Canaries, CanarySet, LinkService, TargetChecker } from './link-service.ts';
export {
  cleanMetadataText,
  type FetchMetadata,
  type LinkMetadata,
  normalizeAuthors,
  omitUndefined,
} from './metadata.ts';
export { createRecordVerdict } from './record-verdict.ts';
export {
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  detach,
  parseJsonResponse,
  sendRequest,
} from './responses.ts';
