import type { Verdict } from '../../model/verdict.ts';
import { truncate } from '../../text/truncate.ts';
import type { CheckTarget, TargetVerdict } from '../services/shared/index.ts';

/** A second network, and whether asking it makes sense at all. */
export interface SecondOpinion {
  check(targets: CheckTarget[]): AsyncIterable<TargetVerdict>;
  /** False when the first network is not there: then nobody is doubted. */
  isWorthwhile(): Promise<boolean>;
  /** False when the second network is not there: then its silence agrees with nothing. */
  isOnline(): Promise<boolean>;
}

/**
 * Passes what is certain at once; what the first network could not reach, or saw missing without the owner's word, is asked again from elsewhere when all
 * else is done. Every target comes out exactly once.
 */
export async function* addSecondOpinions(
  judged: AsyncIterable<TargetVerdict>,
  { check, isWorthwhile, isOnline }: SecondOpinion,
): AsyncGenerator<TargetVerdict, void> {
  const doubted = new Map<string, TargetVerdict>();
  for await (const one of judged) {
    if (needsSecondOpinion(one[1])) doubted.set(one[0].identity.key, one);
    else yield one;
  }
  if (doubted.size === 0) return;
  if (!(await isWorthwhile())) return yield* doubted.values();
  for await (const [target, seen] of check([...doubted.values()].map(([doubtful]) => doubtful))) {
    const first = doubted.get(target.identity.key);
    if (first === undefined) continue;
    doubted.delete(target.identity.key);
    const isDeaf = seen.verdict === 'unreachable' && (seen.reason === 'proxy' || !(await isOnline()));
    yield [target, isDeaf ? first[1] : combineVerdicts(first[1], seen)];
  }
  yield* doubted.values();
}

function needsSecondOpinion({ verdict, evidence }: Verdict): boolean {
  return verdict === 'unreachable' || (verdict === 'gone' && evidence.authoritative !== true);
}

/** One verdict of two: who sees the thing is right; two who miss it alike confirm each other; a second that can not tell changes nothing. */
function combineVerdicts(first: Verdict, second: Verdict): Verdict {
  if (second.verdict === 'alive' || second.verdict === 'moved' || second.verdict === 'restricted')
    return markFromSecondNetwork(second);
  if (second.verdict === first.verdict) return markConfirmed(first);
  // The first heard nothing; a plain answer there is more than silence here.
  return second.verdict === 'gone' ? markFromSecondNetwork(second) : first;
}

function markFromSecondNetwork(seen: Verdict): Verdict {
  return { ...seen, evidence: { ...seen.evidence, asked: truncate(`${seen.evidence.asked}, from a second network`, 80) } };
}

function markConfirmed(seen: Verdict): Verdict {
  const asked = truncate(`${seen.evidence.asked}, also from a second network`, 80);
  return { ...seen, evidence: { ...seen.evidence, asked, confirmed: true } };
}
