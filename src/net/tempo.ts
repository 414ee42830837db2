import { allowedAt, type Lesson, learn, type Refusal, type Round, rateAt, slower, spend } from './allowance.ts';
import type { Pace } from './network.ts';

/** How fast a host is asked at the moment. Times are in ms, moments in ms since 1970. */
export interface Tempo {
  /** Requests at once; falls by half, rises by one. */
  limit: number;
  /** How many requests in how much time its refusals have taught us to send. */
  lesson: Lesson | undefined;
  /** Since it last refused. */
  round: Round;
  /** What the lesson was learnt from: good answers to what was sent before may yet come. */
  refusal: Refusal | undefined;
  /** Nothing is sent before. */
  notBefore: number;
  /** When it was last told to slow down: answers to what was sent before that are no news. */
  slowedAt: number;
  /** How often in a row it asked to wait without saying how long. */
  level: number;
  /** Good answers since the limit last changed, and how many it takes to try a higher one. */
  good: number;
  wanted: number;
  /** The highest limit that held for as long as was wanted. */
  held: number;
  /** Any good answer since the queue began. */
  everGood: boolean;
  /** Refusals without a time (503) in a row. */
  refusals: number;
  /** Waiting so far: since the last good answer, and since the queue began. */
  waited: number;
  waitedInAll: number;
}

export function newTempo(pace: Pace): Tempo {
  return {
    limit: pace.concurrency,
    lesson: undefined,
    round: { since: undefined, good: 0 },
    refusal: undefined,
    notBefore: 0,
    slowedAt: 0,
    level: 0,
    good: 0,
    wanted: 32,
    held: 0,
    everGood: false,
    refusals: 0,
    waited: 0,
    waitedInAll: 0,
  };
}

/** What an answer said about speed. */
export type Signal = { kind: 'fine' } | { kind: 'wait'; until?: number } | { kind: 'trouble' } | { kind: 'nothing' };

const longestBackOff = 60_000;

/**
 * The next state after an answer to a request sent at `sentAt`. A request to wait sets not-before to the time the host named, or, when it named none or
 * refuses again at once, to 1, 2, 4 … 60 s from now; it teaches how many requests in how much time the host may be sent (`allowance.ts`); and it halves
 * the number of requests at once, unless the host had given for long before. Good answers raise that by one, the more rarely the more often it was too much. A 503
 * without a time is trouble: the first ones only slow us down, several in a row from a host that did answer before are taken as a request to wait (nginx
 * limits so).
 */
export function adjust(before: Tempo, signal: Signal, pace: Pace, now: number, sentAt: number, random: () => number): Tempo {
  if (signal.kind === 'nothing') return before;
  // What was sent in the very millisecond of a refusal was sent before it was heard.
  const isNews = sentAt > before.slowedAt;
  const since = before.round.since ?? sentAt;
  if (signal.kind === 'fine') {
    const good = { ...before, level: 0, refusals: 0, waited: 0, everGood: true, good: before.good + 1 };
    if (isNews) return quicken({ ...good, round: { since, good: before.round.good + 1 } }, pace);
    if (before.refusal === undefined) return good;
    const refusal = { ...before.refusal, round: { ...before.refusal.round, good: before.refusal.round.good + 1 } };
    return { ...good, refusal, lesson: learn(refusal) };
  }
  if (signal.kind === 'trouble') {
    const refusals = before.refusals + 1;
    if (!before.everGood || refusals < 3)
      return isNews ? troubled({ ...before, refusals, slowedAt: now }, now) : { ...before, refusals };
  }
  const level = isNews ? before.level + 1 : before.level;
  const backOff = Math.min(longestBackOff, 1000 * 2 ** (level - 1)) * (1 + random() / 4);
  const named = signal.kind === 'wait' ? signal.until : undefined;
  // Who refuses again at once, after the rest that it asked for, has named too short a one.
  const asked = !isNews
    ? (named ?? before.notBefore)
    : Math.max(named ?? 0, named === undefined || level > 1 ? now + backOff : 0);
  const until = isNews && pace.rest !== undefined ? Math.max(asked, now + pace.rest) : asked;
  const notBefore = Math.max(before.notBefore, until);
  const longer = Math.max(0, notBefore - Math.max(now, before.notBefore));
  const next = { ...before, level, notBefore, waited: before.waited + longer, waitedInAll: before.waitedInAll + longer };
  if (!isNews) return next;
  const refusal = { before: before.lesson, round: { ...before.round, since }, sentAt, now, notBefore };
  // Who gave for long and then refused has a limit in time, which the lesson keeps; who refuses soon may not want so many at once.
  const soon = before.lesson === undefined || before.round.good < 2 * before.limit;
  const taught = { ...next, refusal, lesson: learn(refusal), slowedAt: now, round: { since: undefined, good: 0 } };
  return soon || before.held > 0 ? fewer(taught) : { ...taught, good: 0 };
}

function troubled(tempo: Tempo, now: number): Tempo {
  return tempo.limit > 1 ? fewer(tempo) : { ...fewer(tempo), lesson: slower(tempo.lesson, now) };
}

function fewer(tempo: Tempo): Tempo {
  // What held for long and was then raised is gone back to; what never held is halved.
  const limit = tempo.held > 0 && tempo.held < tempo.limit ? tempo.held : Math.max(1, Math.floor(tempo.limit / 2));
  return { ...tempo, good: 0, wanted: Math.min(512, tempo.wanted * 4), limit, held: limit < tempo.held ? 0 : tempo.held };
}

function quicken(tempo: Tempo, pace: Pace): Tempo {
  if (tempo.limit >= pace.concurrency || tempo.good < tempo.wanted) return tempo;
  return { ...tempo, good: 0, held: tempo.limit, limit: Math.min(pace.concurrency, tempo.limit + 1) };
}

/** When the next request may be sent: after what the host asked for, and as the lesson of its refusals allows. */
export function freeAt({ notBefore, lesson }: Tempo, now: number): number {
  return lesson === undefined ? notBefore : Math.max(notBefore, allowedAt(lesson.allowance, Math.max(now, notBefore)));
}

/** The state after a request has been sent. */
export function spent(tempo: Tempo, now: number): Tempo {
  const { lesson } = tempo;
  return lesson === undefined ? tempo : { ...tempo, lesson: { ...lesson, allowance: spend(lesson.allowance, now) } };
}

/** Least milliseconds between two requests in the long run. */
export function gapOf({ lesson, limit }: Tempo, now: number): number {
  return Math.max(100 / limit, lesson === undefined ? 0 : 1000 / rateAt(lesson.allowance, now));
}

/**
 * Whether waiting for `notBefore` is still within what a run may wait: `patience` ms without a good answer in between, and five times that in
 * all while the queue lasts.
 */
export function isBeyond(tempo: Tempo, now: number, patience: number): boolean {
  if (tempo.notBefore <= now) return false;
  return tempo.waited > patience || tempo.waitedInAll > 5 * patience || tempo.notBefore - now > patience;
}

/**
 * What status and headers say about speed. `wait`: 429; 503 or 403 with `retry-after`; 403 with nothing left of `x-ratelimit-remaining`. The moment
 * is `retry-after` (seconds, or a date by the server's own clock), else the `reset` of the rate-limit headers. `trouble`: any other 503.
 */
export function speedSignal(status: number, headers: Record<string, string>, now: number): Signal {
  const until = retryAfter(headers, now);
  const nothingLeft = headers['x-ratelimit-remaining']?.trim() === '0';
  if (status === 429 || (status === 503 && until !== undefined) || (status === 403 && (until !== undefined || nothingLeft))) {
    const moment = until ?? rateLimitReset(headers, now);
    return moment === undefined ? { kind: 'wait' } : { kind: 'wait', until: moment };
  }
  if (status === 503) return { kind: 'trouble' };
  return status >= 500 ? { kind: 'nothing' } : { kind: 'fine' };
}

/** A week: whoever says more has made a mistake, and the next run will hear it again. */
const longestWait = 7 * 86_400_000;

/** `retry-after` as a moment; undefined when absent, unreadable or not in the future. RFC 9110, 10.2.3. */
export function retryAfter(headers: Record<string, string>, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (!text) return undefined;
  if (/^\d{1,12}(?:\.\d+)?$/.test(text)) return moment(Number(text) * 1000, now);
  const date = Date.parse(text);
  if (Number.isNaN(date)) return undefined;
  const theirs = Date.parse(headers.date ?? '');
  return moment(date - (Number.isNaN(theirs) ? now : theirs), now);
}

function rateLimitReset(headers: Record<string, string>, now: number): number | undefined {
  const text = (headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'] ?? '').trim();
  if (!/^\d{1,12}(?:\.\d+)?$/.test(text)) return undefined;
  const seconds = Number(text);
  // Some give seconds from now, others since 1970; nobody waits thirty years.
  return moment(seconds > 1_000_000_000 ? seconds * 1000 - now : seconds * 1000, now);
}

function moment(wait: number, now: number): number | undefined {
  return wait > 0 ? now + Math.min(wait, longestWait) : undefined;
}
