/**
 * What surrounds every check: equal links as one target, canaries, mirrors, a second network, rules
 * for hosts, and how long a verdict is kept. `check.ts` puts these parts together.
 */

export { checkWithCanaries } from './canary-check.ts';
export { acceptByHost, withHostHeaders } from './host-rules.ts';
export { createMirrorCombiner } from './mirrors.ts';
export { type MonitoredNetwork, monitorNetwork } from './monitored-network.ts';
export { checkNamedForms, type JudgedTarget } from './named-forms.ts';
export { addSecondOpinions } from './second-opinion.ts';
export { createTargetIndex, getAccessCode, type TargetIndex } from './target-index.ts';
export { getVerdictTtlMs } from './verdict-ttl.ts';
