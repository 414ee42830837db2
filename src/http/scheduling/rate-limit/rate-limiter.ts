import type { HostPace } from '../../types.ts';
import type { RateSignal } from './rate-limit-headers.ts';
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

/** How fast a host may be asked at the moment. Durations are in ms, moments in ms since 1970. */
export interface RateLimitState {
  /** Concurrent requests. Adapts by AIMD: additive increase, multiplicative decrease. */
  concurrencyLimit: number;
  /** The rate limit that the host's refusals suggest. */
  learnedLimit: LearnedLimit | undefined;
  /** Since the last refusal. */
  window: RateWindow;
  /** What `learnedLimit` was learned from. Successes of requests sent before it are still added. */
  lastRefusal: RateLimitRefusal | undefined;
  /** No request is sent before this. */
  blockedUntil: number;
  /**
   * When the host last asked to slow down. Responses to requests sent before that are no new
   * information.
   */
  lastSlowdownAt: number;
  /** Consecutive requests to wait, which is the exponent of the backoff. */
  backoffLevel: number;
  /** Successes since the concurrency limit changed, and how many raise it. */
  successCount: number;
  successesToRaise: number;
  /** The highest concurrency limit that was ever raised from; 0 for none. */
  stableLimit: number;
  /** Any success since the queue was last empty. */
  hasSucceeded: boolean;
  /** Consecutive refusals without a time (503). */
  unavailableCount: number;
  /** Time waited since the last success, and since the queue was last empty. */
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
    successesToRaise: minSuccessesToRaise,
    stableLimit: 0,
    hasSucceeded: false,
    unavailableCount: 0,
    waitedMs: 0,
    totalWaitedMs: 0,
  };
}

const minBackoffMs = 1000;
const maxBackoffMs = 60_000;
const minSuccessesToRaise = 32;
const maxSuccessesToRaise = 512;
/**
 * Consecutive 503s of a host that has answered before, from which they count as rate limiting
 * (nginx's default status).
 */
const unavailableAsBackoff = 3;
/** The total wait while a queue lasts may be this many times the wait without a success. */
const totalWaitFactor = 5;

/** One response: what it said, when its request was sent, and when it arrived. */
export interface RateObservation {
  signal: RateSignal;
  sentAt: number;
  now: number;
}

/**
 * The state after a response.
 *
 * - `ok` raises the concurrency limit by one after enough successes, and after more each time that
 *   one was too many.
 * - `backoff` blocks the host until the time it named. If it named none, or refuses again at once,
 *   the pause is an exponential backoff of 1, 2, 4 … 60 s with jitter. It updates the learned rate
 *   limit, and halves the concurrency unless the host had answered for long.
 * - `overloaded` only slows down at first. Several in a row, from a host that did answer before,
 *   count as `backoff`.
 *
 * @param random - between 0 and 1, for the jitter.
 */
export function updateRateLimit(
  state: RateLimitState,
  observation: RateObservation,
  pace: HostPace,
  random: () => number,
): RateLimitState {
  const { signal, now, sentAt } = observation;
  if (signal.kind === 'none') return state;
  // A request sent in the same millisecond as a refusal counts as sent before it.
  const isAfterLastSlowdown = sentAt > state.lastSlowdownAt;
  if (signal.kind === 'ok') return recordSuccess(state, sentAt, isAfterLastSlowdown, pace);
  if (signal.kind === 'overloaded') {
    const unavailableCount = state.unavailableCount + 1;
    if (!state.hasSucceeded || unavailableCount < unavailableAsBackoff)
      return isAfterLastSlowdown
        ? slowDown({ ...state, unavailableCount, lastSlowdownAt: now }, now)
        : { ...state, unavailableCount };
  }
  const blocked = blockHost(state, observation, { isAfterLastSlowdown, pace, random });
  if (!isAfterLastSlowdown) return blocked;
  return recordRefusal(state, blocked, observation);
}

function recordSuccess(state: RateLimitState, sentAt: number, isAfterLastSlowdown: boolean, pace: HostPace): RateLimitState {
  const succeeded: RateLimitState = {
    ...state,
    backoffLevel: 0,
    unavailableCount: 0,
    waitedMs: 0,
    hasSucceeded: true,
    successCount: state.successCount + 1,
  };
  const { window, lastRefusal } = state;
  if (isAfterLastSlowdown) {
    const startedAt = window.startedAt ?? sentAt;
    return raiseConcurrency({ ...succeeded, window: { startedAt, successCount: window.successCount + 1 } }, pace);
  }
  if (lastRefusal === undefined) return succeeded;
  const refusalWindow = { ...lastRefusal.window, successCount: lastRefusal.window.successCount + 1 };
  const refusal: RateLimitRefusal = { ...lastRefusal, window: refusalWindow };
  return { ...succeeded, lastRefusal: refusal, learnedLimit: learnLimit(refusal) };
}

/** Sets `blockedUntil`, and counts the wait. */
function blockHost(
  state: RateLimitState,
  { signal, now }: RateObservation,
  { isAfterLastSlowdown, pace, random }: { isAfterLastSlowdown: boolean; pace: HostPace; random: () => number },
): RateLimitState {
  const backoffLevel = isAfterLastSlowdown ? state.backoffLevel + 1 : state.backoffLevel;
  const backoffMs = Math.min(maxBackoffMs, minBackoffMs * 2 ** (backoffLevel - 1)) * (1 + random() / 4);
  const namedUntil = signal.kind === 'backoff' ? signal.until : undefined;
  // A host that refuses again right after the pause it named has named too short a pause.
  const needsBackoff = namedUntil === undefined || backoffLevel > 1;
  const requestedUntil = isAfterLastSlowdown
    ? Math.max(namedUntil ?? 0, needsBackoff ? now + backoffMs : 0)
    : (namedUntil ?? state.blockedUntil);
  const minUntil = isAfterLastSlowdown && pace.minBackoffMs !== undefined ? now + pace.minBackoffMs : 0;
  const blockedUntil = Math.max(state.blockedUntil, requestedUntil, minUntil);
  const addedWaitMs = Math.max(0, blockedUntil - Math.max(now, state.blockedUntil));
  return {
    ...state,
    backoffLevel,
    blockedUntil,
    waitedMs: state.waitedMs + addedWaitMs,
    totalWaitedMs: state.totalWaitedMs + addedWaitMs,
  };
}

/** Learns from a refusal of a request that was sent after the last slowdown. */
function recordRefusal(state: RateLimitState, blocked: RateLimitState, { sentAt, now }: RateObservation): RateLimitState {
  const refusal: RateLimitRefusal = {
    previousLimit: state.learnedLimit,
    window: { ...state.window, startedAt: state.window.startedAt ?? sentAt },
    sentAt,
    now,
    blockedUntil: blocked.blockedUntil,
  };
  const learned: RateLimitState = {
    ...blocked,
    lastRefusal: refusal,
    learnedLimit: learnLimit(refusal),
    lastSlowdownAt: now,
    window: { startedAt: undefined, successCount: 0 },
  };
  // A host that answered for long limits the rate, which the bucket keeps to. A host that refuses
  // early may limit concurrency.
  const isEarlyRefusal = state.learnedLimit === undefined || state.window.successCount < 2 * state.concurrencyLimit;
  return isEarlyRefusal || state.stableLimit > 0 ? lowerConcurrency(learned) : { ...learned, successCount: 0 };
}

function slowDown(state: RateLimitState, now: number): RateLimitState {
  const lowered = lowerConcurrency(state);
  return state.concurrencyLimit > 1 ? lowered : { ...lowered, learnedLimit: halveRate(state.learnedLimit, now) };
}

function lowerConcurrency(state: RateLimitState): RateLimitState {
  // Goes back to the limit that held before it was raised; without one, halves.
  const concurrencyLimit =
    state.stableLimit > 0 && state.stableLimit < state.concurrencyLimit
      ? state.stableLimit
      : Math.max(1, Math.floor(state.concurrencyLimit / 2));
  return {
    ...state,
    successCount: 0,
    successesToRaise: Math.min(maxSuccessesToRaise, state.successesToRaise * 4),
    concurrencyLimit,
    stableLimit: concurrencyLimit < state.stableLimit ? 0 : state.stableLimit,
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

/** When the next request may be sent: after the pause, and as the learned limit allows. */
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

/** The least ms between two requests in the long run, if a response takes 100 ms. */
export function getMinIntervalMs({ learnedLimit, concurrencyLimit }: RateLimitState, now: number): number {
  return Math.max(100 / concurrencyLimit, learnedLimit === undefined ? 0 : 1000 / computeRate(learnedLimit.bucket, now));
}

/**
 * Whether the host's pause exceeds what a run may wait: `maxWaitMs` without a success, and five
 * times that in total while its queue lasts.
 */
export function exceedsMaxWait(state: RateLimitState, now: number, maxWaitMs: number): boolean {
  if (state.blockedUntil <= now) return false;
  return state.waitedMs > maxWaitMs || state.totalWaitedMs > totalWaitFactor * maxWaitMs || state.blockedUntil - now > maxWaitMs;
}
