import type { Verdict } from '../../model/verdict.ts';
import { truncate } from '../../text/truncate.ts';
import type { CheckTarget, TargetVerdict } from '../services/shared/index.ts';

/** The check by a second network. */
export interface SecondOpinion {
  check(targets: CheckTarget[]): AsyncIterable<TargetVerdict>;
  /** False when the first network is offline: then its failures say nothing. */
  isWorthwhile(): Promise<boolean>;
  /** False when the second network is offline: then its failures confirm nothing. */
  isOnline(): Promise<boolean>;
}

/**
 * Passes certain verdicts at once. Targets that the first network could not reach, or saw missing
 * without the owner's word, are checked again by the second network after all others.
 * Every target is yielded exactly once.
 */
export async function* addSecondOpinions(
  verdicts: AsyncIterable<TargetVerdict>,
  { check, isWorthwhile, isOnline }: SecondOpinion,
): AsyncGenerator<TargetVerdict, void> {
  const uncertain = new Map<string, TargetVerdict>();
  for await (const one of verdicts) {
    if (needsSecondOpinion(one[1])) uncertain.set(one[0].identity.key, one);
    else yield one;
  }
  if (uncertain.size === 0) return;
  if (!(await isWorthwhile())) return yield* uncertain.values();
  for await (const [target, seen] of check([...uncertain.values()].map(([target]) => target))) {
    const first = uncertain.get(target.identity.key);
    if (first === undefined) continue;
    uncertain.delete(target.identity.key);
    const isUnusable = seen.verdict === 'unreachable' && (seen.reason === 'proxy' || !(await isOnline()));
    yield [target, isUnusable ? first[1] : combineVerdicts(first[1], seen)];
  }
  yield* uncertain.values();
}

function needsSecondOpinion({ verdict, evidence }: Verdict): boolean {
  return verdict === 'unreachable' || (verdict === 'gone' && evidence.authoritative !== true);
}

/**
 * Combines two verdicts: a network that reaches the target is right, two that miss it alike confirm
 * each other.
 */
function combineVerdicts(first: Verdict, second: Verdict): Verdict {
  if (second.verdict === 'alive' || second.verdict === 'moved' || second.verdict === 'restricted')
    return markFromSecondNetwork(second);
  if (second.verdict === first.verdict) return markConfirmed(first);
  // The first got no response at all, so that an answer of the second counts.
  return second.verdict === 'gone' ? markFromSecondNetwork(second) : first;
}

function markFromSecondNetwork(seen: Verdict): Verdict {
  return { ...seen, evidence: { ...seen.evidence, asked: truncate(`${seen.evidence.asked}, from a second network`, 80) } };
}

function markConfirmed(seen: Verdict): Verdict {
  const asked = truncate(`${seen.evidence.asked}, also from a second network`, 80);
  return { ...seen, evidence: { ...seen.evidence, asked, confirmed: true } };
}
