import { createMarker } from '../../model/marker.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { identify } from '../identify/index.ts';
import {
  type Canaries,
  type CheckTarget,
  createTargetCollection,
  type LinkService,
  type ServiceContext,
  type TargetCollection,
  type TargetVerdict,
} from '../services/shared/index.ts';

/** From this many `gone` verdicts of one service in one run, the service is verified. */
const minGoneVerdicts = 3;

/**
 * - `confirmed`: the service shows what is there, and does not show what is not.
 * - `unavailable`: it would not talk about its canaries now. That says nothing about what it said before.
 * - `doubtful`: nothing shows that it tells living from dead.
 * - `contradiction`: it is wrong about its canaries. A marker.
 */
type CanaryResult = 'confirmed' | 'unavailable' | 'doubtful' | { contradiction: string };

/**
 * Runs a service's checker, and verifies it when it calls many targets gone: an API that has changed,
 * or that rejects us, calls everything gone.
 *
 * `gone` verdicts are held back until there are three. Then canaries are checked: addresses that last,
 * of different owners, and addresses that cannot exist. One that shows a living canary is believed, since
 * a single canary may have died itself. If the checker calls all living ones gone, or all missing ones
 * alive, its `gone` verdicts become `unknown`. If the service refuses to answer, the verdicts stay.
 * For services with `any-alive`, any other verdict of the run that shows a living target serves as the
 * canary; without one they lose `authoritative`. All other verdicts pass at once.
 */
export async function* checkWithCanaries(
  service: LinkService,
  targets: TargetCollection,
  context: ServiceContext,
): AsyncGenerator<TargetVerdict, void> {
  const canaries = targets.length < minGoneVerdicts ? undefined : service.canaries?.(context);
  if (canaries === undefined) return yield* service.check(targets, context);
  let heldBack: TargetVerdict[] = [];
  let canaryResult: CanaryResult | undefined;
  for await (const result of service.check(targets, context)) {
    const [, { verdict }] = result;
    if (canaries === 'any-alive' && (verdict === 'alive' || verdict === 'moved' || verdict === 'restricted'))
      canaryResult = 'confirmed';
    if (verdict !== 'gone') yield result;
    else if (canaryResult === undefined) heldBack.push(result);
    else yield applyCanaryResult(result, canaryResult);
    if (canaries !== 'any-alive' && canaryResult === undefined && heldBack.length >= minGoneVerdicts)
      canaryResult = await checkCanaries(service, canaries, context);
    if (canaryResult === undefined) continue;
    for (const one of heldBack) yield applyCanaryResult(one, canaryResult);
    heldBack = [];
  }
  for (const one of heldBack) yield heldBack.length < minGoneVerdicts ? one : applyCanaryResult(one, 'doubtful');
}

async function checkCanaries(service: LinkService, canaries: Canaries, context: ServiceContext): Promise<CanaryResult> {
  const { alive, missing } = canaries;
  const targets = [...alive, ...missing].map((url): CheckTarget => ({ identity: identify(url), url, names: [] }));
  const verdicts = new Map<string, VerdictName>();
  for await (const [target, { verdict }] of service.check(createTargetCollection(targets), context))
    verdicts.set(target.url, verdict);
  const isShown = (url: string) => verdicts.get(url) === 'alive' || verdicts.get(url) === 'moved';
  const isDenied = (url: string) => verdicts.get(url) === 'gone';
  if (alive.every(isDenied)) return { contradiction: createMarker('living-canary-called-gone', alive[0]) };
  if (missing.every(isShown)) return { contradiction: createMarker('dead-canary-called-alive', missing[0]) };
  if (alive.some(isShown)) return 'confirmed';
  return alive.some(isDenied) ? 'doubtful' : 'unavailable';
}

function applyCanaryResult([target, verdict]: TargetVerdict, canaryResult: CanaryResult): TargetVerdict {
  if (canaryResult === 'confirmed' || canaryResult === 'unavailable') return [target, verdict];
  const { authoritative: _, ...evidence } = verdict.evidence;
  if (canaryResult === 'doubtful') return [target, { ...verdict, evidence }];
  return [target, { verdict: 'unknown', reason: 'ambiguous', evidence: { ...evidence, marker: canaryResult.contradiction } }];
}
