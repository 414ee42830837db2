import type { CheckedLink } from '../links/verdict.ts';
import {
  daysAfter,
  daysBetween,
  type Instant,
  instantOf,
  isSuccess,
  type LinkRecord,
  type Strike,
  type StrikeKind,
} from './record.ts';

/**
 * When a link is dead, and when it is asked again. The numbers follow what keeps Wikipedia's own bot right: three failures in a row,
 * days apart, any success resets; at once only on an authoritative no, and that one seen twice. Silence gets one look more.
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
  /** When it should be asked again. */
  next: Instant;
}

/** Days. */
export const limits = {
  /** Between two strikes that count as two. */
  betweenStrikes: 3,
  /** From the first strike to the last, where a page says no. */
  failureSpan: 6,
  /** The same where nobody answers: hosts come back after a fortnight. */
  silenceSpan: 14,
  /** Strikes where a page says no, and where nobody answers: a weekly look meets one long outage twice and a chance failure before it. */
  failureStrikes: 3,
  silenceStrikes: 4,
  /** Between two authoritative noes: enough that two runs at once are one witness. */
  betweenNoes: 1 / 24,
  /** How long a link that came back is called recovered. */
  recovered: 14,
} as const;

/** How many strikes of some kinds stand at least three days apart, and how far the first is from the last. */
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

function isDead(strikes: readonly Strike[]): boolean {
  const noes = strikes.filter(({ kind }) => kind === 'no');
  const [firstNo, lastNo] = [noes[0], noes.at(-1)];
  if (firstNo && lastNo && daysBetween(firstNo.at, lastNo.at) >= limits.betweenNoes) return true;
  const told = weigh(strikes.filter(({ kind }) => kind !== 'silence'));
  if (told.counted >= limits.failureStrikes && told.span >= limits.failureSpan) return true;
  // One place that hears nothing may be behind a wall of its own; where another was asked too, both must hear nothing.
  const all = weigh(strikes.filter(({ confirmed }) => confirmed !== false));
  return all.counted >= limits.silenceStrikes && all.span >= limits.silenceSpan;
}

/**
 * What the history says about a link.
 * @param now only tells how long ago a return was: time alone never makes a link dead.
 */
export function healthOf(record: LinkRecord, now: Date): Health {
  const { strikes } = record;
  const state = stateOf(record, instantOf(now));
  const first = strikes[0]?.at;
  return {
    state,
    since: first ?? (state === 'recovered' ? record.back : undefined) ?? record.seen,
    strikes: weigh(strikes).counted,
    certain: strikes.some(({ kind }) => kind === 'no'),
    silent: strikes.length > 0 && strikes.every(({ kind }) => kind === 'silence'),
    next: dueAt(record, state),
  };
}

function stateOf(record: LinkRecord, now: Instant): HealthState {
  if (record.strikes.length > 0) return isDead(record.strikes) ? 'dead' : 'suspect';
  if (record.back !== undefined && daysBetween(record.back, now) < limits.recovered) return 'recovered';
  return record.alive === undefined ? 'unjudged' : 'healthy';
}

/** When a link is worth another request: doubts soon, good old links rarely, at most thirty days apart. */
function dueAt(record: LinkRecord, state: HealthState): Instant {
  const asked = lastLook(record);
  if (state === 'suspect') {
    const noes = record.strikes.some(({ kind }) => kind === 'no');
    return daysAfter(asked, noes ? 1 : limits.betweenStrikes);
  }
  if (state === 'dead') return daysAfter(asked, daysBetween(record.strikes[0]?.at ?? asked, asked) > 60 ? 30 : 7);
  if (record.unjudged !== undefined) return daysAfter(asked, record.unjudged.verdict === 'limited' ? 1 : 7);
  if (record.alive === undefined) return daysAfter(asked, 7);
  const proven = daysBetween(record.back ?? record.seen, record.alive);
  return daysAfter(asked, Math.min(30, Math.max(3, proven / 2)) * (1 - jitter(record.id) / 10));
}

const lastLook = (record: LinkRecord): Instant => {
  const { judged, unjudged } = record;
  return (
    [judged?.at, unjudged?.at, record.alive, record.seen]
      .filter((at) => at !== undefined)
      .sort()
      .at(-1) ?? record.seen
  );
};

/** From 0 to 1, always the same for one link, so that links that came together are not all due together. */
function jitter(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  return (hash >>> 0) / 0xffff_ffff;
}

/**
 * Whether a link should be asked in a run that starts now. A link without a record always is; two hours' grace keeps a weekly run
 * from missing by minutes what it would then see a week late.
 */
export function due(record: LinkRecord | undefined, now: Date): boolean {
  if (record === undefined) return true;
  const grace = 2 / 24;
  return daysBetween(healthOf(record, now).next, instantOf(now)) >= -grace;
}

/** Silence that may be our network's or the server's; an expired certificate is an answer, and a browser may show the page. */
const silences: ReadonlySet<string> = new Set(['timeout', 'refused', 'reset', 'dns', 'server-error', 'no-such-host']);

/** What a look counts as, if it is a strike at all. Walls, quotas, logins and what could not be told never are. */
export function strikeKind(link: CheckedLink): StrikeKind | undefined {
  if (isSuccess(link)) return undefined;
  if (link.verdict === 'gone') return link.evidence.authoritative ? 'no' : 'failure';
  return link.verdict === 'unreachable' && silences.has(link.reason) ? 'silence' : undefined;
}
