/**
 * What a host that has refused is taken to allow: a bucket of requests, such as most hosts keep themselves. `burst` may go at once when nothing has been asked
 * for a while; what was spent comes back at a rate that climbs from `from` to about `plateau`, stays there for a while, and then climbs ever faster, as
 * TCP does after a loss (CUBIC, RFC 9438). Rates are requests a second, moments ms since 1970, spans ms.
 */
export interface TokenBucket {
  burst: number;
  startRate: number;
  plateauRate: number;
  startedAt: number;
  recoveryMs: number;
  /** In the bucket at `at`. */
  tokens: number;
  updatedAt: number;
}

/** What was seen between two refusals. */
export interface RateWindow {
  /** When its first request was sent; undefined before the first answer. */
  startedAt: number | undefined;
  /** Good answers to what was sent in it. */
  successCount: number;
}

/** What refusals have taught so far. */
export interface LearnedLimit {
  bucket: TokenBucket;
  /** What a host that had not been asked for a while gave before it refused, and how long that took. */
  initialBurst?: { good: number; ms: number };
  /** When the request was sent that was refused last. */
  refusedAt: number;
}

/** One refusal, as seen: of a request sent at `sentAt`, heard at `now`, with a rest until `notBefore`. */
export interface RateLimitRefusal {
  previousLimit: LearnedLimit | undefined;
  window: RateWindow;
  sentAt: number;
  now: number;
  blockedUntil: number;
}

/** The rate that a first refusal suggests is never that of a longer rest: many hosts name far more than it takes. */
const maxInformativePauseMs = 5000;
const minRate = 0.1;
/** What a refusal costs is its rest: the longer it is, the more slowly the next one is risked. */
const recoveryPauses = 5;
const maxRecoveryMs = 30_000;
/** Beyond this it is no limit any more. */
const maxRate = 1000;

/** Requests a second that may be sent at `now`, in the long run. */
export function computeRate({ startRate, plateauRate, startedAt, recoveryMs }: TokenBucket, now: number): number {
  const along = Math.max(0, now - startedAt) / recoveryMs - 1;
  return Math.min(maxRate, Math.max(minRate, plateauRate + (plateauRate - startRate) * along ** 3));
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

/** The same after one request has been sent. */
export function consumeToken(bucket: TokenBucket, now: number): TokenBucket {
  return { ...bucket, tokens: computeTokens(bucket, now) - 1, updatedAt: now };
}

/**
 * What a refusal teaches. The first one says what the host gave from its brim: if the rest it asks for fills it again, then at that rate. From the second one on there are two numbers that its rate can not be below: what it gave
 * between two refusals, when it had nothing left, over the time between them; and what it gave more than from its brim, over the time that took longer.
 * Who refuses before he has given anything wants a longer rest, and says nothing of his rate.
 */
export function learnLimit({ previousLimit, window, sentAt, now, blockedUntil }: RateLimitRefusal): LearnedLimit {
  const { successCount } = window;
  const durationMs = Math.max(0, sentAt - (window.startedAt ?? sentAt));
  const pauseMs = Math.max(1, blockedUntil - now);
  const currentRate = previousLimit === undefined ? 1 : computeRate(previousLimit.bucket, sentAt);
  if (successCount === 0) {
    const allowance = createTokenBucket(
      { burst: previousLimit?.bucket.burst ?? 1, from: currentRate * 0.8, plateau: currentRate, span: recoveryPauses * pauseMs },
      1,
      blockedUntil,
    );
    return { refusedAt: sentAt, ...previousLimit, bucket: allowance };
  }
  if (previousLimit?.initialBurst === undefined) {
    const from = (successCount * 1000) / (durationMs + Math.min(pauseMs, maxInformativePauseMs));
    const burst = Math.max(1, (successCount * 3) / 4);
    // The fewer it gave, the less they say, and the sooner it is worth while to try more.
    const plateau = from * Math.min(8, 1.2 + 8 / successCount);
    const allowance = createTokenBucket(
      { burst, from, plateau, span: recoveryPauses * pauseMs * computeConfidence(successCount) },
      (from * pauseMs) / 1000,
      blockedUntil,
    );
    return { bucket: allowance, initialBurst: { good: successCount, ms: durationMs }, refusedAt: sentAt };
  }
  const { bucket, initialBurst } = previousLimit;
  const sustainedRate = (successCount * 1000) / Math.max(1, sentAt - previousLimit.refusedAt);
  const outlastsInitialBurst = durationMs > initialBurst.ms + 500 && successCount > initialBurst.good;
  const rateBeyondBurst = outlastsInitialBurst ? ((successCount - initialBurst.good) * 1000) / (durationMs - initialBurst.ms) : 0;
  const plateau = Math.max(Math.min(currentRate, Math.max(sustainedRate, rateBeyondBurst)), currentRate / 4);
  const burst = Math.max(1, successCount < bucket.burst ? (successCount * 3) / 4 : bucket.burst);
  const span = Math.max(recoveryPauses * pauseMs, 100_000 / plateau) * computeConfidence(successCount);
  const next = createTokenBucket({ burst, from: plateau * 0.9, plateau, span }, (plateau * pauseMs) / 1000, blockedUntil);
  return { bucket: next, initialBurst, refusedAt: sentAt };
}

/** Few answers say little, and are soon doubted. */
function computeConfidence(successCount: number): number {
  return Math.min(1, successCount / 40);
}

/** For a host in trouble, of which nothing was learnt but that one request at a time is too much: half as often. */
export function halveRate(previousLimit: LearnedLimit | undefined, now: number): LearnedLimit {
  const rate = previousLimit === undefined ? 5 : computeRate(previousLimit.bucket, now) / 2;
  return {
    refusedAt: now,
    ...previousLimit,
    bucket: createTokenBucket({ burst: 1, from: rate, plateau: rate, span: maxRecoveryMs }, 0, now),
  };
}

function createTokenBucket(
  { burst, from, plateau, span }: { burst: TokenBucket['burst']; from: number; plateau: number; span: number },
  tokens: number,
  startedAt: number,
): TokenBucket {
  return {
    burst,
    startRate: Math.max(minRate, from),
    plateauRate: Math.max(minRate, plateau),
    recoveryMs: Math.min(maxRecoveryMs, Math.max(1000, span)),
    startedAt: startedAt,
    updatedAt: startedAt,
    // The host itself says that it may be asked then.
    tokens: Math.min(burst, Math.max(1, tokens)),
  };
}
