import type { Settings } from '../list/schema/index.ts';
import type { CheckedLink } from '../model/verdict.ts';
import {
  daysBetween,
  formatInstant,
  type Instant,
  type LinkRecord,
  provesExistence,
  type Strike,
  type StrikeKind,
} from './record.ts';

/**
 * When a link is dead. The numbers follow what keeps Wikipedia's own bot right: three failures in a row, days apart, any success resets;
 * at once only on an authoritative no, and that one seen twice. Silence gets one look more. When a link is asked again is in `schedule.ts`.
 */

export const linkHealthStates = ['healthy', 'suspect', 'dead', 'recovered', 'unjudged'] as const;
export type LinkHealthState = (typeof linkHealthStates)[number];

export interface LinkHealth {
  /** `unjudged`: no look has ever said anything about it. */
  state: LinkHealthState;
  /** When the state began: the first failure in a row, the return, or the first look. */
  since: Instant;
  /** Failed looks in a row that count. */
  strikes: number;
  /** True when the owner of the identifier says no. */
  certain: boolean;
  /** True when nobody ever answered, so that it may be our side. */
  silent: boolean;
}

/** What a list wants before a link of it is called dead, and how long a link that is well may rest. */
export interface HealthPolicy {
  /** Strikes where a page says no; silence takes one more. */
  strikes: number;
  /** Days from the first strike to the last, where a page says no. */
  days: number;
  /** The same where nobody answers: hosts come back after a fortnight. */
  silentDays: number;
  /** Days from one look at a link that is well to the next, at most. */
  checkIntervalDays: number;
}

/** Days. */
export const policyLimits = {
  /** Between two strikes that count as two. They are three days apart, but where a look between them said nothing. */
  minDaysBetweenStrikes: 2,
  /** Between two authoritative noes: enough that two runs at once are one witness. */
  minDaysBetweenOwnerDenials: 1 / 24,
  /** How long a link that came back is called recovered. */
  recoveredDays: 14,
  /**
   * How long links that are well rest in a list of ordinary size. A death is met six days after it at the latest and is known after six
   * more: two are left, until it is a fortnight, for walls, quotas and our own network's outages.
   */
  minCheckIntervalDays: 6,
  maxCheckIntervalDays: 30,
  /** So many links that are well are looked at in that time; in a longer list each has to rest longer. */
  checksPerInterval: 2000,
} as const;

/** The policy where nobody set anything. */
export const defaultPolicy: HealthPolicy = {
  strikes: 3,
  days: 6,
  silentDays: 14,
  checkIntervalDays: policyLimits.minCheckIntervalDays,
};

/** The policy of a list by its settings, for so many links. */
export function resolvePolicy({ every, dead }: Settings['links'], linkCount: number): HealthPolicy {
  if (every === 'month') return { ...dead, checkIntervalDays: policyLimits.maxCheckIntervalDays };
  const scaledInterval = (policyLimits.minCheckIntervalDays * linkCount) / policyLimits.checksPerInterval;
  return {
    ...dead,
    checkIntervalDays: Math.min(policyLimits.maxCheckIntervalDays, Math.max(policyLimits.minCheckIntervalDays, scaledInterval)),
  };
}

/** How many strikes of some kinds stand days apart, and how far the first is from the last. */
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

function isDead(strikes: readonly Strike[], policy: HealthPolicy): boolean {
  const ownerDenials = strikes.filter(({ kind }) => kind === 'no');
  const [firstDenial, lastDenial] = [ownerDenials[0], ownerDenials.at(-1)];
  if (firstDenial && lastDenial && daysBetween(firstDenial.at, lastDenial.at) >= policyLimits.minDaysBetweenOwnerDenials)
    return true;
  const answered = measureStrikes(strikes.filter(({ kind }) => kind !== 'silence'));
  if (answered.counted >= policy.strikes && answered.span >= policy.days) return true;
  // One place that hears nothing may be behind a wall of its own; where another was asked too, both must hear nothing.
  // Silence alone counts here: an odd page or two and then an outage of ten days would be a fortnight of failures.
  const silent = measureStrikes(strikes.filter(({ kind, confirmed }) => kind === 'silence' && confirmed !== false));
  return silent.counted > policy.strikes && silent.span >= policy.silentDays;
}

/**
 * What the history says about a link.
 * @param now only tells how long ago a return was: time alone never makes a link dead.
 */
export function assessHealth(record: LinkRecord, now: Date, policy: HealthPolicy = defaultPolicy): LinkHealth {
  const { strikes } = record;
  const state = deriveState(record, now, policy);
  return {
    state,
    since: strikes[0]?.at ?? (state === 'recovered' ? record.back : undefined) ?? record.seen,
    strikes: measureStrikes(strikes).counted,
    certain: strikes.some(({ kind }) => kind === 'no'),
    silent: strikes.length > 0 && strikes.every(({ kind }) => kind === 'silence'),
  };
}

function deriveState(record: LinkRecord, now: Date, policy: HealthPolicy): LinkHealthState {
  if (record.strikes.length > 0) return isDead(record.strikes, policy) ? 'dead' : 'suspect';
  if (record.back !== undefined && daysBetween(record.back, formatInstant(now)) < policyLimits.recoveredDays) return 'recovered';
  return record.alive === undefined ? 'unjudged' : 'healthy';
}

/** Silence that may be our network's or the server's; an expired certificate is an answer, and a browser may show the page. */
const silenceReasons: ReadonlySet<string> = new Set(['timeout', 'refused', 'reset', 'dns', 'server-error', 'no-such-host']);

/** What a look counts as, if it is a strike at all. Walls, quotas, logins and what could not be told never are. */
export function classifyStrike(link: CheckedLink): StrikeKind | undefined {
  if (provesExistence(link)) return undefined;
  if (link.verdict === 'gone') return link.evidence.authoritative ? 'no' : 'failure';
  return link.verdict === 'unreachable' && silenceReasons.has(link.reason) ? 'silence' : undefined;
}
