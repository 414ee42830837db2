import type { Settings } from '../list/settings.ts';
import { type Health, healthOf, limits, type Policy, standard } from './policy.ts';
import { daysBetween, type History, type Instant, isAhead, type LinkRecord, lastLook, msOf } from './record.ts';

/**
 * When a link is asked again, and when the next run has to be: doubts soon, links that are well as rarely as lets a death be told within a
 * fortnight, and in a long list as rarely as its length demands.
 */

/** When a link is worth another request, in milliseconds since 1970. */
export interface NextLook {
  /** It is asked in any run from here on. */
  from: number;
  /** For this a run is made, where none comes by itself; left out where the link can wait for the next one. */
  by?: number;
}

const dayMs = 86_400_000;
const hourMs = dayMs / 24;

/** Days until a link is asked again whose last look said nothing: a wall or a quota has often gone by then. */
const patience = [0.5, 1];
/** Days between two looks at a link that failed, and at one whose owner said no. */
const afterStrike = 3;
const afterNo = 1;
/** Days between two looks at a link that is dead, and from the sixtieth day on. */
const afterDeath = 7;
const longAfterDeath = 30;

/** When a link is asked again, by what is remembered of it. */
export function nextLook(record: LinkRecord, { state }: Pick<Health, 'state'>, policy: Policy = standard): NextLook {
  const asked = lastLook(record);
  const last = msOf(asked);
  const after = (days: number): number => last + days * dayMs;
  const soon = (days: number): NextLook => ({ from: after(days), by: after(days) });
  if (state === 'dead') return { from: after(sinceFirst(record, asked) > 60 ? longAfterDeath : afterDeath) };
  const wait = patience[saidNothing(record) - 1];
  if (wait !== undefined && (state === 'suspect' || record.alive !== undefined)) return soon(wait);
  if (state === 'suspect') {
    if (record.strikes.some(({ kind }) => kind === 'no')) return soon(afterNo);
    return soon(decisive(record, asked, policy) ?? afterStrike);
  }
  if (record.unjudged?.verdict === 'limited') return { from: after(1) };
  if (record.alive === undefined) return { from: after(7) };
  // A little before it has to be, so that one run takes along what the next would be made for; long rests end on different days.
  const ripe = (policy.rest * 11) / 12 - (jitter(record.id) * (policy.rest - limits.rest)) / 4;
  const proven = daysBetween(record.back ?? record.seen, record.alive);
  return { from: after(Math.min(ripe, Math.max(3, proven / 2))), by: after(policy.rest) };
}

/** Days until the look on which a link in doubt would be dead by a page's word, or by silence, where that is about the time to ask anyway. */
function decisive(record: LinkRecord, asked: Instant, { days, silentDays }: Policy): number | undefined {
  const silent = record.strikes.every(({ kind }) => kind === 'silence');
  const left = (silent ? silentDays : days) - sinceFirst(record, asked);
  return left > 0 && left < afterStrike + 1 ? Math.max(left, limits.betweenStrikes) : undefined;
}

const sinceFirst = ({ strikes }: LinkRecord, until: Instant): number => daysBetween(strikes[0]?.at ?? until, until);

/** How many of the last looks said nothing. */
const saidNothing = ({ looks, judged, unjudged }: LinkRecord): number =>
  unjudged === undefined ? 0 : looks.filter(({ at }) => at > (judged?.at ?? '')).length;

/** From 0 to 1, always the same for one link, so that links that came together are not all due together. */
function jitter(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  return (hash >>> 0) / 0xffff_ffff;
}

/**
 * Whether a link should be asked in a run that starts now. A link without a record always is; two hours' grace keep a daily run from
 * missing by minutes what it would then see a day late. Doubts have none: they would be met just before they can be decided. A look that
 * lies ahead is one of a clock that was wrong, and none.
 */
export function due(record: LinkRecord | undefined, now: Date, policy: Policy = standard): boolean {
  if (record === undefined || isAhead(lastLook(record), now)) return true;
  const health = healthOf(record, now, policy);
  const grace = health.state === 'suspect' ? 0 : 2 * hourMs;
  return nextLook(record, health, policy).from - grace <= now.getTime();
}

type Every = Settings['links']['every'];

const periods: Record<Every, number | undefined> = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs, off: undefined };

/** When the schedule of the settings alone would come round, in milliseconds since 1970; undefined when never. */
export function scheduled(every: Every, now: Date): number | undefined {
  const period = periods[every];
  return period === undefined ? undefined : now.getTime() + period;
}

/** What a run left undone. */
export interface LeftOver {
  /** Links that are due and did not fit into it. */
  late: number;
  /** Links of the list that nothing is known of yet. */
  unknown: number;
}

/**
 * When links are to be looked at again, in milliseconds since 1970: by the schedule, or sooner where a link is in doubt or has rested long
 * enough, but once a day at most: what is due in between goes together. Undefined where the settings want no runs.
 */
export function nextRun(
  after: History,
  every: Every,
  policy: Policy,
  now: Date,
  { late, unknown }: LeftOver,
): number | undefined {
  const round = scheduled(every, now);
  if (round === undefined) return undefined;
  if (late > 0) return now.getTime() + hourMs;
  let soonest = round;
  let isLeft = unknown > 0;
  for (const record of after.links.values()) {
    const { by } = nextLook(record, healthOf(record, now, policy), policy);
    if (by === undefined || by >= soonest) continue;
    if (by > now.getTime()) soonest = by;
    else isLeft = true;
  }
  const wanted = Math.max(soonest, now.getTime() + dayMs);
  // What was put off, by a quota or for want of time, waits less, but is not tried every hour for ever.
  return isLeft ? Math.min(wanted, now.getTime() + dayMs / 4) : wanted;
}

/** When a run that met no network is tried again. */
export const nextTry = (every: Every, now: Date): number | undefined =>
  scheduled(every, now) === undefined ? undefined : now.getTime() + hourMs;
