export { applyAcceptedStatus, isFailure, parseAcceptOption } from './accept-option.ts';
export { checkLinksCached } from './cached-check.ts';
export { type CheckTargets, mergeLinks, resolveTargets } from './targets.ts';
export type { VerdictCache } from './verdict-cache.ts';
