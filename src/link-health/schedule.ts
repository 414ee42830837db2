import type { Settings } from '../list/schema/index.ts';
import { assessHealth, defaultPolicy, type HealthPolicy, type LinkHealth, policyLimits } from './policy.ts';
import {
  daysBetween,
  exceedsClockSkew,
  type Instant,
  type LinkHistory,
  type LinkRecord,
  lastCheckedAt,
  parseInstantMs,
} from './record/record.ts';

/**
 * When a link is checked again, and when the next run is needed. Links in doubt are checked soon.
 * Healthy ones are checked just often enough to report a death within a fortnight. In a long list
 * they are checked less often.
 */

/** When a link is checked next, in ms since 1970. */
export interface NextCheck {
  /** Any run from here on checks it. */
  dueAt: number;
  /** A run is scheduled for it by then. Missing where the link can wait for the next run. */
  deadline?: number;
}

const dayMs = 86_400_000;
const hourMs = dayMs / 24;

/**
 * Days until the recheck after one, and after two, inconclusive checks. A wall or a quota is often
 * gone by then.
 */
const inconclusiveRetryDays = [0.5, 1];
/** Days between two checks of a link that failed, and of one that its owner denies. */
const strikeRecheckDays = 3;
const ownerDenialRecheckDays = 1;
/** Days between two checks of a dead link, and from its sixtieth day on. */
const deadRecheckDays = 7;
const longDeadRecheckDays = 30;

/** When a link is checked next, by its record. */
export function planNextCheck(
  record: LinkRecord,
  { state }: Pick<LinkHealth, 'state'>,
  policy: HealthPolicy = defaultPolicy,
): NextCheck {
  const checkedAt = lastCheckedAt(record);
  const last = parseInstantMs(checkedAt);
  const after = (days: number): number => last + days * dayMs;
  const soon = (days: number): NextCheck => ({ dueAt: after(days), deadline: after(days) });
  if (state === 'dead')
    return { dueAt: after(daysSinceFirstStrike(record, checkedAt) > 60 ? longDeadRecheckDays : deadRecheckDays) };
  const wait = inconclusiveRetryDays[countInconclusiveChecks(record) - 1];
  if (wait !== undefined && (state === 'suspect' || record.alive !== undefined)) return soon(wait);
  if (state === 'suspect') {
    if (record.strikes.some(({ kind }) => kind === 'no')) return soon(ownerDenialRecheckDays);
    return soon(daysUntilDecision(record, checkedAt, policy) ?? strikeRecheckDays);
  }
  if (record.unjudged?.verdict === 'limited') return { dueAt: after(1) };
  if (record.alive === undefined) return { dueAt: after(7) };
  // A little early, so that one run covers links that would otherwise cause the next one. Long
  // intervals end on different days.
  const intervalDays =
    (policy.checkIntervalDays * 11) / 12 -
    (idJitter(record.id) * (policy.checkIntervalDays - policyLimits.minCheckIntervalDays)) / 4;
  const provenAliveDays = daysBetween(record.back ?? record.seen, record.alive);
  return { dueAt: after(Math.min(intervalDays, Math.max(3, provenAliveDays / 2))), deadline: after(policy.checkIntervalDays) };
}

/**
 * Days until the check on which a link in doubt would be dead, by a page's word or by silence. Only
 * where that is about the time to ask anyway.
 */
function daysUntilDecision(record: LinkRecord, asked: Instant, { days, silentDays }: HealthPolicy): number | undefined {
  const silent = record.strikes.every(({ kind }) => kind === 'silence');
  const left = (silent ? silentDays : days) - daysSinceFirstStrike(record, asked);
  return left > 0 && left < strikeRecheckDays + 1 ? Math.max(left, policyLimits.minDaysBetweenStrikes) : undefined;
}

const daysSinceFirstStrike = ({ strikes }: LinkRecord, until: Instant): number => daysBetween(strikes[0]?.at ?? until, until);

/** How many of the last checks were inconclusive. */
const countInconclusiveChecks = ({ looks, judged, unjudged }: LinkRecord): number =>
  unjudged === undefined ? 0 : looks.filter(({ at }) => at > (judged?.at ?? '')).length;

/** From 0 to 1 and stable for a link, so that links added together are not all due together. */
function idJitter(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  return (hash >>> 0) / 0xffff_ffff;
}

/**
 * Whether a link should be checked in a run that starts now. A link without a record always is.
 *
 * Two hours of tolerance: without them a daily run could miss a link by minutes and check it a day
 * late. Links in doubt have no tolerance, since a check just before the deadline decides nothing. A
 * check in the future comes from a wrong clock, and does not count.
 */
export function isDue(record: LinkRecord | undefined, now: Date, policy: HealthPolicy = defaultPolicy): boolean {
  if (record === undefined || exceedsClockSkew(lastCheckedAt(record), now)) return true;
  const health = assessHealth(record, now, policy);
  const graceMs = health.state === 'suspect' ? 0 : 2 * hourMs;
  return planNextCheck(record, health, policy).dueAt - graceMs <= now.getTime();
}

type CheckFrequency = Settings['links']['every'];

const periodsMs: Record<CheckFrequency, number | undefined> = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs, off: undefined };

/**
 * When the schedule of the settings alone would start a run, in milliseconds since 1970; undefined
 * when never.
 */
export function scheduledRunAt(every: CheckFrequency, now: Date): number | undefined {
  const period = periodsMs[every];
  return period === undefined ? undefined : now.getTime() + period;
}

/** What a run did not check. */
export interface RemainingLinks {
  /** Due links beyond the limit of one run. */
  late: number;
  /** Links of the list without a record. */
  unknown: number;
}

/**
 * When links are to be checked again, in milliseconds since 1970. That is by the schedule, or
 * sooner where a link is in doubt or has rested long enough. It is once a day at most: what is due
 * in between goes together. Undefined where the settings want no runs.
 */
export function nextRunAt(
  after: LinkHistory,
  {
    every,
    policy,
    now,
    remaining: { late, unknown },
  }: { every: CheckFrequency; policy: HealthPolicy; now: Date; remaining: RemainingLinks },
): number | undefined {
  const scheduledAt = scheduledRunAt(every, now);
  if (scheduledAt === undefined) return undefined;
  if (late > 0) return now.getTime() + hourMs;
  let earliest = scheduledAt;
  let hasPostponed = unknown > 0;
  for (const record of after.links.values()) {
    const { deadline } = planNextCheck(record, assessHealth(record, now, policy), policy);
    if (deadline === undefined || deadline >= earliest) continue;
    if (deadline > now.getTime()) earliest = deadline;
    else hasPostponed = true;
  }
  const wanted = Math.max(earliest, now.getTime() + dayMs);
  // Links that were put off, by a quota or for lack of time, wait less. They are not retried every
  // hour.
  return hasPostponed ? Math.min(wanted, now.getTime() + dayMs / 4) : wanted;
}

/** When a run without a network is tried again. */
export const retryRunAt = (every: CheckFrequency, now: Date): number | undefined =>
  scheduledRunAt(every, now) === undefined ? undefined : now.getTime() + hourMs;
