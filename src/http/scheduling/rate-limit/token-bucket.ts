/**
 * A token bucket with a rate that grows, as an estimate of what a host allows after it has refused.
 *
 * `burst` requests may be sent at once after a pause. Spent tokens come back at a rate that climbs
 * from `startRate` to about `plateauRate` and stays there for a while. Then it grows ever faster,
 * as TCP does after a loss (CUBIC, RFC 9438). Rates are requests per second, moments ms since 1970.
 */
export interface TokenBucket {
  burst: number;
  startRate: number;
  plateauRate: number;
  startedAt: number;
  /** How long the rate takes to reach the plateau. */
  recoveryMs: number;
  /** Tokens in the bucket at `updatedAt`. */
  tokens: number;
  updatedAt: number;
}

/** What was observed between two refusals. */
export interface RateWindow {
  /** When its first request was sent; undefined before the first response. */
  startedAt: number | undefined;
  /** Successful responses to requests of this window. */
  successCount: number;
}

/** What the refusals of a host have taught so far. */
export interface LearnedLimit {
  bucket: TokenBucket;
  /** How many requests a rested host answered before its first refusal, and in what time. */
  initialBurst?: { successCount: number; durationMs: number };
  /** When the request was sent that was refused last. */
  refusedAt: number;
}

/**
 * One refusal: of a request sent at `sentAt`, received at `now`, with a pause until `blockedUntil`.
 */
export interface RateLimitRefusal {
  previousLimit: LearnedLimit | undefined;
  window: RateWindow;
  sentAt: number;
  now: number;
  blockedUntil: number;
}

/**
 * Longer pauses do not lower the first estimate further: many hosts name far more than they need.
 */
const maxInformativePauseMs = 5000;
/** Requests per second. */
const minRate = 0.1;
/** Above this rate a limit no longer matters. */
const maxRate = 1000;
/**
 * The recovery takes this many pauses. A refusal costs its pause, so the longer that is, the more
 * slowly the next refusal is risked.
 */
const recoveryPauses = 5;
const minRecoveryMs = 1000;
const maxRecoveryMs = 30_000;
/** Share of the successes before a refusal that is taken as the burst. */
const burstShare = 3 / 4;
/** Successes from which an estimate is fully trusted. */
const fullConfidenceCount = 40;
/** An initial burst is outlasted only by a window longer than it by this much, in ms. */
const burstMarginMs = 500;
/** Requests per second of an overloaded host before anything is known of it. */
const overloadedRate = 5;

/** Requests per second that may be sent at `now`, in the long run. */
export function computeRate({ startRate, plateauRate, startedAt, recoveryMs }: TokenBucket, now: number): number {
  const progress = Math.max(0, now - startedAt) / recoveryMs - 1;
  return Math.min(maxRate, Math.max(minRate, plateauRate + (plateauRate - startRate) * progress ** 3));
}

function computeTokens(bucket: TokenBucket, now: number): number {
  const { burst, tokens, updatedAt } = bucket;
  return Math.min(burst, tokens + (computeRate(bucket, now) * Math.max(0, now - updatedAt)) / 1000);
}

/** When the next request may be sent. */
export function getNextTokenTime(bucket: TokenBucket, now: number): number {
  const missing = 1 - computeTokens(bucket, now);
  return missing <= 0 ? now : now + Math.ceil((missing * 1000) / computeRate(bucket, now));
}

/** The bucket after one request has been sent. */
export function consumeToken(bucket: TokenBucket, now: number): TokenBucket {
  return { ...bucket, tokens: computeTokens(bucket, now) - 1, updatedAt: now };
}

/**
 * Estimates a host's rate limit from a refusal.
 *
 * - A refusal before any success asks for a longer pause, and says nothing of the rate.
 * - The first refusal shows the burst. If the requested pause refills it, that gives the rate.
 * - Later refusals give two lower bounds of the rate, see `learnFromLaterRefusal`.
 */
export function learnLimit(refusal: RateLimitRefusal): LearnedLimit {
  const { previousLimit, window, sentAt } = refusal;
  const observed = {
    successCount: window.successCount,
    durationMs: Math.max(0, sentAt - (window.startedAt ?? sentAt)),
    pauseMs: Math.max(1, refusal.blockedUntil - refusal.now),
  };
  const currentRate = previousLimit === undefined ? 1 : computeRate(previousLimit.bucket, sentAt);
  if (window.successCount === 0) return learnFromRepeatedRefusal(refusal, observed, currentRate);
  if (previousLimit?.initialBurst === undefined) return learnFromFirstRefusal(refusal, observed);
  return learnFromLaterRefusal(refusal, { ...previousLimit, initialBurst: previousLimit.initialBurst }, observed, currentRate);
}

interface ObservedWindow {
  successCount: number;
  durationMs: number;
  pauseMs: number;
}

function learnFromRepeatedRefusal(
  { previousLimit, sentAt, blockedUntil }: RateLimitRefusal,
  { pauseMs }: ObservedWindow,
  currentRate: number,
): LearnedLimit {
  const bucket = createTokenBucket(
    {
      burst: previousLimit?.bucket.burst ?? 1,
      startRate: currentRate * 0.8,
      plateauRate: currentRate,
      recoveryMs: recoveryPauses * pauseMs,
    },
    1,
    blockedUntil,
  );
  return { refusedAt: sentAt, ...previousLimit, bucket };
}

function learnFromFirstRefusal(
  { sentAt, blockedUntil }: RateLimitRefusal,
  { successCount, durationMs, pauseMs }: ObservedWindow,
): LearnedLimit {
  const startRate = (successCount * 1000) / (durationMs + Math.min(pauseMs, maxInformativePauseMs));
  // The fewer successes, the less they say, and the sooner it is worth trying more.
  const plateauRate = startRate * Math.min(8, 1.2 + 8 / successCount);
  const bucket = createTokenBucket(
    {
      burst: Math.max(1, successCount * burstShare),
      startRate,
      plateauRate,
      recoveryMs: recoveryPauses * pauseMs * computeConfidence(successCount),
    },
    (startRate * pauseMs) / 1000,
    blockedUntil,
  );
  return { bucket, initialBurst: { successCount, durationMs }, refusedAt: sentAt };
}

/**
 * Lowers the estimate to what was measured, at most to a quarter. Two measurements bound the rate
 * from below:
 * - The successes since the last refusal, when the bucket was empty, over the time since then.
 * - The successes beyond the initial burst, over the additional time.
 */
function learnFromLaterRefusal(
  { sentAt, blockedUntil }: RateLimitRefusal,
  { bucket, initialBurst, refusedAt }: LearnedLimit & Required<Pick<LearnedLimit, 'initialBurst'>>,
  { successCount, durationMs, pauseMs }: ObservedWindow,
  currentRate: number,
): LearnedLimit {
  const sustainedRate = (successCount * 1000) / Math.max(1, sentAt - refusedAt);
  const extraCount = successCount - initialBurst.successCount;
  const extraMs = durationMs - initialBurst.durationMs;
  const rateBeyondBurst = extraMs > burstMarginMs && extraCount > 0 ? (extraCount * 1000) / extraMs : 0;
  const plateauRate = Math.max(Math.min(currentRate, Math.max(sustainedRate, rateBeyondBurst)), currentRate / 4);
  const burst = Math.max(1, successCount < bucket.burst ? successCount * burstShare : bucket.burst);
  const recoveryMs = Math.max(recoveryPauses * pauseMs, 100_000 / plateauRate) * computeConfidence(successCount);
  const next = createTokenBucket(
    { burst, startRate: plateauRate * 0.9, plateauRate, recoveryMs },
    (plateauRate * pauseMs) / 1000,
    blockedUntil,
  );
  return { bucket: next, initialBurst, refusedAt: sentAt };
}

/** From 0 to 1. An estimate from few successes recovers sooner. */
function computeConfidence(successCount: number): number {
  return Math.min(1, successCount / fullConfidenceCount);
}

/** Halves the rate of an overloaded host that already gets one request at a time. */
export function halveRate(previousLimit: LearnedLimit | undefined, now: number): LearnedLimit {
  const rate = previousLimit === undefined ? overloadedRate : computeRate(previousLimit.bucket, now) / 2;
  return {
    refusedAt: now,
    ...previousLimit,
    bucket: createTokenBucket({ burst: 1, startRate: rate, plateauRate: rate, recoveryMs: maxRecoveryMs }, 0, now),
  };
}

function createTokenBucket(
  { burst, startRate, plateauRate, recoveryMs }: Pick<TokenBucket, 'burst' | 'startRate' | 'plateauRate' | 'recoveryMs'>,
  tokens: number,
  startedAt: number,
): TokenBucket {
  return {
    burst,
    startRate: Math.max(minRate, startRate),
    plateauRate: Math.max(minRate, plateauRate),
    recoveryMs: Math.min(maxRecoveryMs, Math.max(minRecoveryMs, recoveryMs)),
    startedAt,
    updatedAt: startedAt,
    // At least one token, because the host itself said that it may be asked then.
    tokens: Math.min(burst, Math.max(1, tokens)),
  };
}
