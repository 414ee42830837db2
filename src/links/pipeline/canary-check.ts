import { createMarker } from '../../model/marker.ts';
import type { Verdict } from '../../model/verdict.ts';
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

/** `unanswered`: the service did not answer for its canaries. `contradiction` is a marker. */
type CanaryResult = 'confirmed' | 'unanswered' | { contradiction: string };

/**
 * Runs a service's checker, and verifies it when it calls many targets gone: an API that has changed,
 * or that rejects us, calls everything gone.
 *
 * `gone` verdicts are held back until there are three. Then two canaries are checked, an address that
 * lasts and one that cannot exist. If the checker is wrong about either, its `gone` verdicts become
 * `unknown`; if there is no answer, they lose `authoritative`. For services with `any-alive`, any
 * other verdict of the run that shows a living target serves as the canary. All other verdicts pass at once.
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
  for (const one of heldBack) yield heldBack.length < minGoneVerdicts ? one : applyCanaryResult(one, 'unanswered');
}

async function checkCanaries(
  service: LinkService,
  { alive, missing: dead }: Canaries,
  context: ServiceContext,
): Promise<CanaryResult> {
  const targets = [alive, dead].map((url): CheckTarget => ({ identity: identify(url), url, names: [] }));
  const verdicts = new Map<string, Verdict>();
  for await (const [target, verdict] of service.check(createTargetCollection(targets), context))
    verdicts.set(target.url, verdict);
  const [aliveVerdict, deadVerdict] = [verdicts.get(alive)?.verdict, verdicts.get(dead)?.verdict];
  if (aliveVerdict === 'gone') return { contradiction: createMarker('living-canary-called-gone', alive) };
  if (deadVerdict === 'alive' || deadVerdict === 'moved')
    return { contradiction: createMarker('dead-canary-called-alive', dead) };
  return aliveVerdict === 'alive' || aliveVerdict === 'moved' ? 'confirmed' : 'unanswered';
}

function applyCanaryResult([target, verdict]: TargetVerdict, canaryResult: CanaryResult): TargetVerdict {
  if (canaryResult === 'confirmed') return [target, verdict];
  const { authoritative: _, ...evidence } = verdict.evidence;
  if (canaryResult === 'unanswered') return [target, { ...verdict, evidence }];
  return [target, { verdict: 'unknown', reason: 'ambiguous', evidence: { ...evidence, marker: canaryResult.contradiction } }];
}
