import type { CheckedLink } from '../links/verdict.ts';
import type { Settings } from '../list/settings.ts';
import { daysBetween, type Instant, instantOf, isSuccess, type LinkRecord, type Strike, type StrikeKind } from './record.ts';

/**
 * When a link is dead. The numbers follow what keeps Wikipedia's own bot right: three failures in a row, days apart, any success resets;
 * at once only on an authoritative no, and that one seen twice. Silence gets one look more. When a link is asked again is in `schedule.ts`.
 */

export const healthStates = ['healthy', 'suspect', 'dead', 'recovered', 'unjudged'] as const;
export type HealthState = (typeof healthStates)[number];

export interface Health {
  /** `unjudged`: no look has ever said anything about it. */
  state: HealthState;
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
export interface Policy {
  /** Strikes where a page says no; silence takes one more. */
  strikes: number;
  /** Days from the first strike to the last, where a page says no. */
  days: number;
  /** The same where nobody answers: hosts come back after a fortnight. */
  silentDays: number;
  /** Days from one look at a link that is well to the next, at most. */
  rest: number;
}

/** Days. */
export const limits = {
  /** Between two strikes that count as two. They are three days apart, but where a look between them said nothing. */
  betweenStrikes: 2,
  /** Between two authoritative noes: enough that two runs at once are one witness. */
  betweenNoes: 1 / 24,
  /** How long a link that came back is called recovered. */
  recovered: 14,
  /**
   * How long links that are well rest in a list of ordinary size. A death is met six days after it at the latest and is known after six
   * more: two are left, until it is a fortnight, for walls, quotas and our own network's outages.
   */
  rest: 6,
  longestRest: 30,
  /** So many links that are well are looked at in that time; in a longer list each has to rest longer. */
  looksPerRest: 2000,
} as const;

/** The policy where nobody set anything. */
export const standard: Policy = { strikes: 3, days: 6, silentDays: 14, rest: limits.rest };

/** The policy of a list by its settings, for so many links. */
export function policyOf({ every, dead }: Settings['links'], links: number): Policy {
  if (every === 'month') return { ...dead, rest: limits.longestRest };
  const stretched = (limits.rest * links) / limits.looksPerRest;
  return { ...dead, rest: Math.min(limits.longestRest, Math.max(limits.rest, stretched)) };
}

/** How many strikes of some kinds stand days apart, and how far the first is from the last. */
function weigh(strikes: readonly Strike[]): { counted: number; span: number } {
  let counted = 0;
  let last: Instant | undefined;
  for (const strike of strikes) {
    if (last !== undefined && daysBetween(last, strike.at) < limits.betweenStrikes) continue;
    counted += 1;
    last = strike.at;
  }
  const first = strikes[0];
  return { counted, span: first && last ? daysBetween(first.at, last) : 0 };
}

function isDead(strikes: readonly Strike[], policy: Policy): boolean {
  const noes = strikes.filter(({ kind }) => kind === 'no');
  const [firstNo, lastNo] = [noes[0], noes.at(-1)];
  if (firstNo && lastNo && daysBetween(firstNo.at, lastNo.at) >= limits.betweenNoes) return true;
  const told = weigh(strikes.filter(({ kind }) => kind !== 'silence'));
  if (told.counted >= policy.strikes && told.span >= policy.days) return true;
  // One place that hears nothing may be behind a wall of its own; where another was asked too, both must hear nothing.
  // Silence alone counts here: an odd page or two and then an outage of ten days would be a fortnight of failures.
  const silent = weigh(strikes.filter(({ kind, confirmed }) => kind === 'silence' && confirmed !== false));
  return silent.counted > policy.strikes && silent.span >= policy.silentDays;
}

/**
 * What the history says about a link.
 * @param now only tells how long ago a return was: time alone never makes a link dead.
 */
export function healthOf(record: LinkRecord, now: Date, policy: Policy = standard): Health {
  const { strikes } = record;
  const state = stateOf(record, now, policy);
  return {
    state,
    since: strikes[0]?.at ?? (state === 'recovered' ? record.back : undefined) ?? record.seen,
    strikes: weigh(strikes).counted,
    certain: strikes.some(({ kind }) => kind === 'no'),
    silent: strikes.length > 0 && strikes.every(({ kind }) => kind === 'silence'),
  };
}

function stateOf(record: LinkRecord, now: Date, policy: Policy): HealthState {
  if (record.strikes.length > 0) return isDead(record.strikes, policy) ? 'dead' : 'suspect';
  if (record.back !== undefined && daysBetween(record.back, instantOf(now)) < limits.recovered) return 'recovered';
  return record.alive === undefined ? 'unjudged' : 'healthy';
}

/** Silence that may be our network's or the server's; an expired certificate is an answer, and a browser may show the page. */
const silences: ReadonlySet<string> = new Set(['timeout', 'refused', 'reset', 'dns', 'server-error', 'no-such-host']);

/** What a look counts as, if it is a strike at all. Walls, quotas, logins and what could not be told never are. */
export function strikeKind(link: CheckedLink): StrikeKind | undefined {
  if (isSuccess(link)) return undefined;
  if (link.verdict === 'gone') return link.evidence.authoritative ? 'no' : 'failure';
  return link.verdict === 'unreachable' && silences.has(link.reason) ? 'silence' : undefined;
}
