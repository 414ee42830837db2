export { runPerHost } from './per-host-concurrency.ts';
export {
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  detach,
  parseJsonResponse,
  sendRequest,
} from './responses.ts';
export {
  type Canaries,
  type CheckContext,
  type CheckTarget,
  createTargetCollection,
  iterateBatches,
  type LinkService,
  mapConcurrently,
  mergeAsync,
  type ServiceContext,
  splitIntoBatches,
  type TargetCollection,
  type TargetVerdict,
} from './service.ts';
