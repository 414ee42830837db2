import type { HostPace } from '../types.ts';
import {
  computeRate,
  consumeToken,
  getNextTokenTime,
  halveRate,
  type LearnedLimit,
  learnLimit,
  type RateLimitRefusal,
  type RateWindow,
} from './token-bucket.ts';

/** How fast a host is asked at the moment. Times are in ms, moments in ms since 1970. */
export interface RateLimitState {
  /** Requests at once; falls by half, rises by one. */
  concurrencyLimit: number;
  /** How many requests in how much time its refusals have taught us to send. */
  learnedLimit: LearnedLimit | undefined;
  /** Since it last refused. */
  window: RateWindow;
  /** What the lesson was learnt from: good answers to what was sent before may yet come. */
  lastRefusal: RateLimitRefusal | undefined;
  /** Nothing is sent before. */
  blockedUntil: number;
  /** When it was last told to slow down: answers to what was sent before that are no news. */
  lastSlowdownAt: number;
  /** How often in a row it asked to wait without saying how long. */
  backoffLevel: number;
  /** Good answers since the limit last changed, and how many it takes to try a higher one. */
  successCount: number;
  successesToRaise: number;
  /** The highest limit that held for as long as was wanted. */
  stableLimit: number;
  /** Any good answer since the queue began. */
  hasSucceeded: boolean;
  /** Refusals without a time (503) in a row. */
  unavailableCount: number;
  /** Waiting so far: since the last good answer, and since the queue began. */
  waitedMs: number;
  totalWaitedMs: number;
}

export function createRateLimitState(pace: HostPace): RateLimitState {
  return {
    concurrencyLimit: pace.maxConcurrent,
    learnedLimit: undefined,
    window: { startedAt: undefined, successCount: 0 },
    lastRefusal: undefined,
    blockedUntil: 0,
    lastSlowdownAt: 0,
    backoffLevel: 0,
    successCount: 0,
    successesToRaise: 32,
    stableLimit: 0,
    hasSucceeded: false,
    unavailableCount: 0,
    waitedMs: 0,
    totalWaitedMs: 0,
  };
}

/** What an answer said about speed. */
export type RateSignal = { kind: 'fine' } | { kind: 'wait'; until?: number } | { kind: 'trouble' } | { kind: 'nothing' };

const maxBackoffMs = 60_000;

/**
 * The next state after an answer to a request sent at `sentAt`. A request to wait sets not-before to the time the host named, or, when it named none or
 * refuses again at once, to 1, 2, 4 … 60 s from now; it teaches how many requests in how much time the host may be sent (`allowance.ts`); and it halves
 * the number of requests at once, unless the host had given for long before. Good answers raise that by one, the more rarely the more often it was too much. A 503
 * without a time is trouble: the first ones only slow us down, several in a row from a host that did answer before are taken as a request to wait (nginx
 * limits so).
 */
export function updateRateLimit(
  state: RateLimitState,
  signal: RateSignal,
  pace: HostPace,
  now: number,
  sentAt: number,
  random: () => number,
): RateLimitState {
  if (signal.kind === 'nothing') return state;
  // What was sent in the very millisecond of a refusal was sent before it was heard.
  const isAfterLastSlowdown = sentAt > state.lastSlowdownAt;
  const since = state.window.startedAt ?? sentAt;
  if (signal.kind === 'fine') {
    const succeeded: RateLimitState = {
      ...state,
      backoffLevel: 0,
      unavailableCount: 0,
      waitedMs: 0,
      hasSucceeded: true,
      successCount: state.successCount + 1,
    };
    if (isAfterLastSlowdown)
      return raiseConcurrency({ ...succeeded, window: { startedAt: since, successCount: state.window.successCount + 1 } }, pace);
    if (state.lastRefusal === undefined) return succeeded;
    const refusal: RateLimitRefusal = {
      ...state.lastRefusal,
      window: { ...state.lastRefusal.window, successCount: state.lastRefusal.window.successCount + 1 },
    };
    return { ...succeeded, lastRefusal: refusal, learnedLimit: learnLimit(refusal) };
  }
  if (signal.kind === 'trouble') {
    const refusals = state.unavailableCount + 1;
    if (!state.hasSucceeded || refusals < 3)
      return isAfterLastSlowdown
        ? slowDown({ ...state, unavailableCount: refusals, lastSlowdownAt: now }, now)
        : { ...state, unavailableCount: refusals };
  }
  const backoffLevel = isAfterLastSlowdown ? state.backoffLevel + 1 : state.backoffLevel;
  const backoffMs = Math.min(maxBackoffMs, 1000 * 2 ** (backoffLevel - 1)) * (1 + random() / 4);
  const namedUntil = signal.kind === 'wait' ? signal.until : undefined;
  // Who refuses again at once, after the rest that it asked for, has named too short a one.
  const requestedUntil = !isAfterLastSlowdown
    ? (namedUntil ?? state.blockedUntil)
    : Math.max(namedUntil ?? 0, namedUntil === undefined || backoffLevel > 1 ? now + backoffMs : 0);
  const until =
    isAfterLastSlowdown && pace.minBackoffMs !== undefined ? Math.max(requestedUntil, now + pace.minBackoffMs) : requestedUntil;
  const blockedUntil = Math.max(state.blockedUntil, until);
  const addedWaitMs = Math.max(0, blockedUntil - Math.max(now, state.blockedUntil));
  const next: RateLimitState = {
    ...state,
    backoffLevel,
    blockedUntil,
    waitedMs: state.waitedMs + addedWaitMs,
    totalWaitedMs: state.totalWaitedMs + addedWaitMs,
  };
  if (!isAfterLastSlowdown) return next;
  const refusal: RateLimitRefusal = {
    previousLimit: state.learnedLimit,
    window: { ...state.window, startedAt: since },
    sentAt,
    now,
    blockedUntil,
  };
  // Who gave for long and then refused has a limit in time, which the lesson keeps; who refuses soon may not want so many at once.
  const isEarlyRefusal = state.learnedLimit === undefined || state.window.successCount < 2 * state.concurrencyLimit;
  const learned: RateLimitState = {
    ...next,
    lastRefusal: refusal,
    learnedLimit: learnLimit(refusal),
    lastSlowdownAt: now,
    window: { startedAt: undefined, successCount: 0 },
  };
  return isEarlyRefusal || state.stableLimit > 0 ? lowerConcurrency(learned) : { ...learned, successCount: 0 };
}

function slowDown(state: RateLimitState, now: number): RateLimitState {
  return state.concurrencyLimit > 1
    ? lowerConcurrency(state)
    : { ...lowerConcurrency(state), learnedLimit: halveRate(state.learnedLimit, now) };
}

function lowerConcurrency(state: RateLimitState): RateLimitState {
  // What held for long and was then raised is gone back to; what never held is halved.
  const limit =
    state.stableLimit > 0 && state.stableLimit < state.concurrencyLimit
      ? state.stableLimit
      : Math.max(1, Math.floor(state.concurrencyLimit / 2));
  return {
    ...state,
    successCount: 0,
    successesToRaise: Math.min(512, state.successesToRaise * 4),
    concurrencyLimit: limit,
    stableLimit: limit < state.stableLimit ? 0 : state.stableLimit,
  };
}

function raiseConcurrency(state: RateLimitState, pace: HostPace): RateLimitState {
  if (state.concurrencyLimit >= pace.maxConcurrent || state.successCount < state.successesToRaise) return state;
  return {
    ...state,
    successCount: 0,
    stableLimit: state.concurrencyLimit,
    concurrencyLimit: Math.min(pace.maxConcurrent, state.concurrencyLimit + 1),
  };
}

/** When the next request may be sent: after what the host asked for, and as the lesson of its refusals allows. */
export function getNextSendTime({ blockedUntil, learnedLimit }: RateLimitState, now: number): number {
  return learnedLimit === undefined
    ? blockedUntil
    : Math.max(blockedUntil, getNextTokenTime(learnedLimit.bucket, Math.max(now, blockedUntil)));
}

/** The state after a request has been sent. */
export function recordSend(state: RateLimitState, now: number): RateLimitState {
  const { learnedLimit } = state;
  return learnedLimit === undefined
    ? state
    : { ...state, learnedLimit: { ...learnedLimit, bucket: consumeToken(learnedLimit.bucket, now) } };
}

/** Least milliseconds between two requests in the long run. */
export function getMinIntervalMs({ learnedLimit, concurrencyLimit }: RateLimitState, now: number): number {
  return Math.max(100 / concurrencyLimit, learnedLimit === undefined ? 0 : 1000 / computeRate(learnedLimit.bucket, now));
}

/**
 * Whether waiting for `notBefore` is still within what a run may wait: `patience` ms without a good answer in between, and five times that in
 * all while the queue lasts.
 */
export function exceedsMaxWait(state: RateLimitState, now: number, maxWaitMs: number): boolean {
  if (state.blockedUntil <= now) return false;
  return state.waitedMs > maxWaitMs || state.totalWaitedMs > 5 * maxWaitMs || state.blockedUntil - now > maxWaitMs;
}

/**
 * What status and headers say about speed. `wait`: 429; 503 or 403 with `retry-after`; 403 with nothing left of `x-ratelimit-remaining`. The moment
 * is `retry-after` (seconds, or a date by the server's own clock), else the `reset` of the rate-limit headers. `trouble`: any other 503.
 */
export function parseRateSignal(status: number, headers: Record<string, string>, now: number): RateSignal {
  const until = parseRetryAfter(headers, now);
  const nothingLeft = headers['x-ratelimit-remaining']?.trim() === '0';
  if (status === 429 || (status === 503 && until !== undefined) || (status === 403 && (until !== undefined || nothingLeft))) {
    const moment = until ?? parseRateLimitReset(headers, now);
    return moment === undefined ? { kind: 'wait' } : { kind: 'wait', until: moment };
  }
  if (status === 503) return { kind: 'trouble' };
  return status >= 500 ? { kind: 'nothing' } : { kind: 'fine' };
}

/** A week: whoever says more has made a mistake, and the next run will hear it again. */
const maxRetryAfterMs = 7 * 86_400_000;

/** `retry-after` as a moment; undefined when absent, unreadable or not in the future. RFC 9110, 10.2.3. */
export function parseRetryAfter(headers: Record<string, string>, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (!text) return undefined;
  if (/^\d{1,12}(?:\.\d+)?$/.test(text)) return toFutureTimestamp(Number(text) * 1000, now);
  const date = Date.parse(text);
  if (Number.isNaN(date)) return undefined;
  const serverTime = Date.parse(headers.date ?? '');
  return toFutureTimestamp(date - (Number.isNaN(serverTime) ? now : serverTime), now);
}

function parseRateLimitReset(headers: Record<string, string>, now: number): number | undefined {
  const text = (headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'] ?? '').trim();
  if (!/^\d{1,12}(?:\.\d+)?$/.test(text)) return undefined;
  const seconds = Number(text);
  // Some give seconds from now, others since 1970; nobody waits thirty years.
  return toFutureTimestamp(seconds > 1_000_000_000 ? seconds * 1000 - now : seconds * 1000, now);
}

function toFutureTimestamp(waitMs: number, now: number): number | undefined {
  return waitMs > 0 ? now + Math.min(waitMs, maxRetryAfterMs) : undefined;
}
