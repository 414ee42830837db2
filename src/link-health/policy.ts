import type { Settings } from '../list/schema/index.ts';
import type { LinkHealthState, LinkStatus } from '../model/link-health.ts';
import type { CheckedLink } from '../model/verdict.ts';
import {
  daysBetween,
  formatInstant,
  type Instant,
  type LinkRecord,
  maxStrikesAtEachEnd,
  provesExistence,
  type Strike,
  type StrikeKind,
} from './record/record.ts';

/**
 * When a link is dead. The numbers follow Wikipedia's InternetArchiveBot: three failures in a row,
 * days apart, and any success resets the count. A denial by the owner of the identifier counts
 * after the second one. Silence needs one more failure. When a link is checked again is decided in
 * `schedule.ts`.
 */

/** What the strikes of a link amount to. */
export type LinkHealth = Pick<LinkStatus, 'state' | 'since' | 'strikes' | 'certain' | 'silent'>;

/** When a list considers a link dead, and how often it checks a healthy one. */
export interface HealthPolicy {
  /** Strikes with an answer. Silence takes one more. */
  strikes: number;
  /** Days from the first strike to the last, with an answer. */
  days: number;
  /** The same for silence: hosts come back after a fortnight. */
  silentDays: number;
  /** Most days between two checks of a healthy link. */
  checkIntervalDays: number;
}

/** Days. */
export const policyLimits = {
  /**
   * Between two strikes that count as two. Planned are three; an inconclusive check between them
   * may leave fewer.
   */
  minDaysBetweenStrikes: 2,
  /** Between two denials by the owner, so that two runs at once count once. */
  minDaysBetweenOwnerDenials: 1 / 24,
  /** How long a link that works again is called recovered. */
  recoveredDays: 14,
  /**
   * Between two checks of a healthy link in a list of ordinary size. A dead link fails at most six
   * days after its death and is confirmed after six more. The two days left of a fortnight are for
   * walls, quotas and outages of our own network.
   */
  minCheckIntervalDays: 6,
  maxCheckIntervalDays: 30,
  /**
   * Between two strikes in a row. After more, nobody looked in between, or a clock was wrong, and
   * the count starts anew.
   */
  maxDaysBetweenStrikes: 45,
  /** Healthy links checked in that time. In a longer list the interval grows. */
  checksPerInterval: 2000,
} as const;

/** The policy without settings. */
export const defaultPolicy: HealthPolicy = {
  strikes: 3,
  days: 6,
  silentDays: 14,
  checkIntervalDays: policyLimits.minCheckIntervalDays,
};

/** The policy of a list by its settings and its length. */
export function resolvePolicy({ every, dead }: Settings['links'], linkCount: number): HealthPolicy {
  if (every === 'month') return { ...dead, checkIntervalDays: policyLimits.maxCheckIntervalDays };
  const scaledInterval = (policyLimits.minCheckIntervalDays * linkCount) / policyLimits.checksPerInterval;
  return {
    ...dead,
    checkIntervalDays: Math.min(policyLimits.maxCheckIntervalDays, Math.max(policyLimits.minCheckIntervalDays, scaledInterval)),
  };
}

/**
 * The strikes that count: those after the last gap in which nobody looked. Many strikes before a
 * gap stay: there it is the middle of a long row that was cut out.
 */
function selectRecentRow(strikes: readonly Strike[]): readonly Strike[] {
  let start = 0;
  for (const [index, strike] of strikes.entries()) {
    const previous = strikes[index - 1];
    const isGap = previous !== undefined && daysBetween(previous.at, strike.at) > policyLimits.maxDaysBetweenStrikes;
    if (isGap && index - start < maxStrikesAtEachEnd) start = index;
  }
  return start === 0 ? strikes : strikes.slice(start);
}

/** How many strikes are days apart, and the days from the first to the last. */
function measureStrikes(strikes: readonly Strike[]): { counted: number; span: number } {
  let counted = 0;
  let last: Instant | undefined;
  for (const strike of strikes) {
    if (last !== undefined && daysBetween(last, strike.at) < policyLimits.minDaysBetweenStrikes) continue;
    counted += 1;
    last = strike.at;
  }
  const first = strikes[0];
  return { counted, span: first && last ? daysBetween(first.at, last) : 0 };
}

/** @param hasAnswered Whether the link was ever seen alive by us. */
function isDead(strikes: readonly Strike[], policy: HealthPolicy, hasAnswered: boolean): boolean {
  const ownerDenials = strikes.filter(({ kind }) => kind === 'no');
  const [firstDenial, lastDenial] = [ownerDenials[0], ownerDenials.at(-1)];
  if (firstDenial && lastDenial && daysBetween(firstDenial.at, lastDenial.at) >= policyLimits.minDaysBetweenOwnerDenials)
    return true;
  const answered = measureStrikes(strikes.filter(({ kind }) => kind !== 'silence'));
  if (answered.counted >= policy.strikes && answered.span >= policy.days) return true;
  // Only silent strikes count here: two odd pages and then an outage of ten days would otherwise
  // add up to a fortnight of failures.
  const silent = measureStrikes(strikes.filter((strike) => strike.kind === 'silence' && isTellingSilence(strike, hasAnswered)));
  return silent.counted > policy.strikes && silent.span >= policy.silentDays;
}

/**
 * One network may be blocked. With a second one, both must get no answer. Without it, a host that
 * never answered us may have shut out our network for good: living sites do so to the runners of
 * GitHub for months (ebu/awesome-broadcasting#243, UmbrellaDocs/linkspector#167).
 */
function isTellingSilence({ reason, confirmed }: Strike, hasAnswered: boolean): boolean {
  return confirmed ?? (hasAnswered || !unansweredReasons.has(reason));
}

/** No answer of any kind came. An error of a server is one. */
const unansweredReasons: ReadonlySet<string> = new Set(['timeout', 'refused', 'reset', 'dns']);

/**
 * When a dead link became one: the strike since which it is dead without interruption. Undefined
 * for a link that is not dead.
 */
export function findDeathInstant({ strikes, alive }: LinkRecord, policy: HealthPolicy = defaultPolicy): Instant | undefined {
  const wasDeadAfter = (count: number) => isDead(selectRecentRow(strikes.slice(0, count)), policy, alive !== undefined);
  let diedAt: Instant | undefined;
  for (let count = strikes.length; count > 0 && wasDeadAfter(count); count -= 1) diedAt = strikes[count - 1]?.at;
  return diedAt;
}

/**
 * The health of a link by its record.
 * @param now only to tell how long ago it recovered: time alone never makes a link dead.
 */
export function assessHealth(record: LinkRecord, now: Date, policy: HealthPolicy = defaultPolicy): LinkHealth {
  const strikes = selectRecentRow(record.strikes);
  const state = deriveState(record, strikes, now, policy);
  return {
    state,
    since: strikes[0]?.at ?? (state === 'recovered' ? record.back : undefined) ?? record.seen,
    strikes: measureStrikes(strikes).counted,
    certain: strikes.some(({ kind }) => kind === 'no'),
    silent: strikes.length > 0 && strikes.every(({ kind }) => kind === 'silence'),
  };
}

function deriveState(record: LinkRecord, strikes: readonly Strike[], now: Date, policy: HealthPolicy): LinkHealthState {
  if (strikes.length > 0) return isDead(strikes, policy, record.alive !== undefined) ? 'dead' : 'suspect';
  if (record.back !== undefined && daysBetween(record.back, formatInstant(now)) < policyLimits.recoveredDays) return 'recovered';
  return record.alive === undefined ? 'unjudged' : 'healthy';
}

/**
 * Failures without an answer. An expired certificate is an answer, and a browser may still show the
 * page.
 */
const silenceReasons: ReadonlySet<string> = new Set(['timeout', 'refused', 'reset', 'dns', 'server-error', 'no-such-host']);

/**
 * The kind of strike that a check counts as. Walls, quotas, logins and unclear results are none.
 */
export function classifyStrike(link: CheckedLink): StrikeKind | undefined {
  if (provesExistence(link)) return undefined;
  if (link.verdict === 'gone') return link.evidence.authoritative ? 'no' : 'failure';
  return link.verdict === 'unreachable' && silenceReasons.has(link.reason) ? 'silence' : undefined;
}
