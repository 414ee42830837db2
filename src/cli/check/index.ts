/**
 * `listkeeper check`: finds links in files, checks each once, and prints verdicts as they come in.
 * Parts: targets (arguments to links), networks, the verdict cache, the link history, and output
 * formats.
 */

export { applyAcceptedStatus, isFailure, parseAcceptOption } from './accept-option.ts';
export type { CheckOptions } from './check-options.ts';
export { parseHostHeaders } from './host-headers.ts';
export { hasSecondNetwork, openCheckNetworks } from './networks.ts';
export { checkOffline, checkOnline } from './run-checks.ts';
export type { CheckTargets } from './targets/check-targets.ts';
export { mergeJudged, resolveTargets } from './targets/targets.ts';
export { createUrlFilter } from './url-filter.ts';
export type { VerdictCache } from './verdict-cache.ts';
