import { cut } from './services/reply.ts';
import type { Judged, Target } from './services/service.ts';
import type { Verdict } from './verdict.ts';

/** A second network, and whether asking it makes sense at all. */
export interface SecondLook {
  ask(targets: Target[]): AsyncIterable<Judged>;
  /** False when the first network is not there: then nobody is doubted. */
  worthwhile(): Promise<boolean>;
  /** False when the second network is not there: then its silence agrees with nothing. */
  hears(): Promise<boolean>;
}

/**
 * Passes what is certain at once; what the first network could not reach, or saw missing without the owner's word, is asked again from elsewhere when all
 * else is done. Every target comes out exactly once.
 */
export async function* lookedAtTwice(
  judged: AsyncIterable<Judged>,
  { ask, worthwhile, hears }: SecondLook,
): AsyncGenerator<Judged, void> {
  const doubted = new Map<string, Judged>();
  for await (const one of judged) {
    if (isDoubtful(one[1])) doubted.set(one[0].identity.key, one);
    else yield one;
  }
  if (doubted.size === 0) return;
  if (!(await worthwhile())) return yield* doubted.values();
  for await (const [target, seen] of ask([...doubted.values()].map(([doubtful]) => doubtful))) {
    const first = doubted.get(target.identity.key);
    if (first === undefined) continue;
    doubted.delete(target.identity.key);
    const isDeaf = seen.verdict === 'unreachable' && (seen.reason === 'proxy' || !(await hears()));
    yield [target, isDeaf ? first[1] : together(first[1], seen)];
  }
  yield* doubted.values();
}

function isDoubtful({ verdict, evidence }: Verdict): boolean {
  return verdict === 'unreachable' || (verdict === 'gone' && evidence.authoritative !== true);
}

/** One verdict of two: who sees the thing is right; two who miss it alike confirm each other; a second that can not tell changes nothing. */
function together(first: Verdict, second: Verdict): Verdict {
  if (second.verdict === 'alive' || second.verdict === 'moved' || second.verdict === 'restricted') return fromThere(second);
  if (second.verdict === first.verdict) return confirmed(first);
  // The first heard nothing; a plain answer there is more than silence here.
  return second.verdict === 'gone' ? fromThere(second) : first;
}

function fromThere(seen: Verdict): Verdict {
  return { ...seen, evidence: { ...seen.evidence, asked: cut(`${seen.evidence.asked}, from a second network`, 80) } };
}

function confirmed(seen: Verdict): Verdict {
  const asked = cut(`${seen.evidence.asked}, also from a second network`, 80);
  return { ...seen, evidence: { ...seen.evidence, asked, confirmed: true } };
}
