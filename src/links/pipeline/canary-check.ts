import type { VerdictName } from '../../model/verdict.ts';
import { identify } from '../identify/index.ts';
import {
  type Canaries,
  type CanarySet,
  type CheckTarget,
  createTargetCollection,
  type LinkService,
  type ServiceContext,
  type TargetCollection,
  type TargetVerdict,
} from '../services/shared/index.ts';
import { createMarker } from '../verdict/index.ts';

/** From this many `gone` verdicts of one service in one run, the service is verified. */
const minGoneVerdicts = 3;

/**
 * - `confirmed`: the service shows what is there, and does not show what is not.
 * - `unavailable`: it would not talk about its canaries now. That says nothing about what it said
 *   before.
 * - `doubtful`: nothing shows that it tells living from dead.
 * - `contradiction`: it is wrong about its canaries. A marker.
 */
type CanaryResult = 'confirmed' | 'unavailable' | 'doubtful' | { contradiction: string };

/**
 * The `gone` verdicts that one set of canaries is asked about: of a service, or of one of its
 * servers.
 */
interface VerifiedGroup {
  canaries: Canaries | 'any-alive';
  heldBack: TargetVerdict[];
  result: CanaryResult | undefined;
}

/**
 * Runs a service's checker, and verifies it when it calls many targets gone. An API that has
 * changed, or that rejects us, calls everything gone.
 *
 * - `gone` verdicts are held back until there are three of one group. All other verdicts pass at
 *   once.
 * - Then canaries are checked: addresses that last, of different owners, and addresses that cannot
 *   exist. One living canary that is shown is enough, since another may have died itself.
 * - If the checker calls all living ones gone, or all missing ones alive, its `gone` verdicts
 *   become `unknown`. If the service refuses to answer, they stay.
 * - With `any-alive`, any other verdict of the run that shows a living target serves as the canary.
 *   Without one the verdicts lose `authoritative`.
 */
export function checkWithCanaries(
  service: LinkService,
  targets: TargetCollection,
  context: ServiceContext,
): AsyncIterable<TargetVerdict> {
  const canaries = targets.length < minGoneVerdicts ? undefined : service.canaries?.(context);
  const results = service.check(targets, context);
  return canaries === undefined ? results : verifyResults(results, canaries, { service, context });
}

async function* verifyResults(
  results: AsyncIterable<TargetVerdict>,
  canaries: CanarySet,
  { service, context }: { service: LinkService; context: ServiceContext },
): AsyncGenerator<TargetVerdict, void> {
  const groups = new VerifiedGroups(canaries);
  for await (const result of results) {
    const group = groups.find(result[0]);
    if (group === undefined) yield result;
    else yield* verifyResult(result, group, { service, context });
  }
  for (const { heldBack } of groups.all())
    for (const one of heldBack) yield heldBack.length < minGoneVerdicts ? one : applyCanaryResult(one, 'doubtful');
}

class VerifiedGroups {
  readonly #canaries: CanarySet;
  readonly #groups = new Map<string, VerifiedGroup>();

  constructor(canaries: CanarySet) {
    this.#canaries = canaries;
  }

  /** The group of a target; undefined for a server without canaries. */
  find({ identity }: CheckTarget): VerifiedGroup | undefined {
    if (this.#canaries === 'any-alive' || !('byHost' in this.#canaries)) return this.#get('', this.#canaries);
    const host = URL.parse(identity.url)?.hostname ?? '';
    const canaries = Object.hasOwn(this.#canaries.byHost, host) ? this.#canaries.byHost[host] : undefined;
    return canaries === undefined ? undefined : this.#get(host, canaries);
  }

  all(): Iterable<VerifiedGroup> {
    return this.#groups.values();
  }

  #get(name: string, canaries: Canaries | 'any-alive'): VerifiedGroup {
    const group = this.#groups.get(name) ?? { canaries, heldBack: [], result: undefined };
    this.#groups.set(name, group);
    return group;
  }
}

async function* verifyResult(
  result: TargetVerdict,
  group: VerifiedGroup,
  { service, context }: { service: LinkService; context: ServiceContext },
): AsyncGenerator<TargetVerdict, void> {
  const { canaries } = group;
  const [, { verdict }] = result;
  if (canaries === 'any-alive' && (verdict === 'alive' || verdict === 'moved' || verdict === 'restricted'))
    group.result = 'confirmed';
  if (verdict !== 'gone') yield result;
  else if (group.result === undefined) group.heldBack.push(result);
  else yield applyCanaryResult(result, group.result);
  if (canaries !== 'any-alive' && group.result === undefined && group.heldBack.length >= minGoneVerdicts)
    group.result = await checkCanaries(service, canaries, context);
  if (group.result === undefined) return;
  for (const one of group.heldBack.splice(0)) yield applyCanaryResult(one, group.result);
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
