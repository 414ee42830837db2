import type { Verdict } from '../../model/verdict.ts';
import { truncate } from '../../text/truncate.ts';
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

/** So many noes of one service in one run are to be proved. */
const minGoneVerdicts = 3;

/** What became of the proof. `unanswered`: the service would not answer it. */
type CanaryResult = 'confirmed' | 'unanswered' | { contradiction: string };

/**
 * Lets a service judge, and proves it when it says no to many things: an interface that has changed its ways, or shows strangers nothing, calls
 * everything gone. Noes are held back until there are three of them; then a thing that is surely there and one that surely is not are asked for.
 * Read wrongly, the noes are worth nothing (`unknown`); not to be had, they are no longer the owner's word. Where no such things are known, a
 * run in which the service shows nothing alive at all proves nothing either. Everything else passes at once.
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
  for await (const judged of service.check(targets, context)) {
    const [, seen] = judged;
    if (canaries === 'any-alive' && (seen.verdict === 'alive' || seen.verdict === 'moved' || seen.verdict === 'restricted'))
      canaryResult = 'confirmed';
    if (seen.verdict !== 'gone') yield judged;
    else if (canaryResult === undefined) heldBack.push(judged);
    else yield applyCanaryResult(judged, canaryResult);
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
  const seen = new Map<string, Verdict>();
  for await (const [target, verdict] of service.check(createTargetCollection(targets), context)) seen.set(target.url, verdict);
  const [there, missing] = [seen.get(alive)?.verdict, seen.get(dead)?.verdict];
  if (there === 'gone') return { contradiction: `${alive} is there and was called gone too` };
  if (missing === 'alive' || missing === 'moved') return { contradiction: `${dead} can not be there and was called alive` };
  return there === 'alive' || there === 'moved' ? 'confirmed' : 'unanswered';
}

function applyCanaryResult([target, seen]: TargetVerdict, canaryResult: CanaryResult): TargetVerdict {
  if (canaryResult === 'confirmed') return [target, seen];
  const { authoritative: _, ...evidence } = seen.evidence;
  if (canaryResult === 'unanswered') return [target, { ...seen, evidence }];
  return [
    target,
    { verdict: 'unknown', reason: 'ambiguous', evidence: { ...evidence, marker: truncate(canaryResult.contradiction, 200) } },
  ];
}
