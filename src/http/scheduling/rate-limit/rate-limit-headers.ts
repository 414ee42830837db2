/**
 * What a response says about the request rate.
 *
 * - `ok`: nothing against it.
 * - `backoff`: wait, until the given moment (ms since 1970) if the server named one.
 * - `overloaded`: a 503 without a time.
 * - `none`: no information, as for a failed request.
 */
export type RateSignal = { kind: 'ok' } | { kind: 'backoff'; until?: number } | { kind: 'overloaded' } | { kind: 'none' };

/** A week. More than that is an error of the server, and a later run will ask again. */
const maxRetryAfterMs = 7 * 86_400_000;
const numberPattern = /^\d{1,12}(?:\.\d+)?$/;

/**
 * Reads a response's rate signal. `backoff` is a 429, a 503 or 403 with `retry-after`, and a 403
 * whose `x-ratelimit-remaining` is 0 or whose `ratelimit` field has `r=0`. Its moment is that of
 * `retry-after`, else that of the `ratelimit` field, its policy, or the `reset` header.
 * @example parseRateSignal(429, { 'retry-after': '60' }, 0) // { kind: 'backoff', until: 60_000 }
 */
export function parseRateSignal(status: number, headers: Record<string, string>, now: number): RateSignal {
  const retryAfter = parseRetryAfter(headers, now);
  const hasNoQuota = headers['x-ratelimit-remaining']?.trim() === '0' || parseRateLimitField(headers, now) !== undefined;
  const isBackoff =
    status === 429 ||
    (status === 503 && retryAfter !== undefined) ||
    (status === 403 && (retryAfter !== undefined || hasNoQuota));
  if (isBackoff) {
    const until = retryAfter ?? parseRateLimitField(headers, now) ?? parseRateLimitReset(headers, now);
    return until === undefined ? { kind: 'backoff' } : { kind: 'backoff', until };
  }
  if (status === 503) return { kind: 'overloaded' };
  return status >= 500 ? { kind: 'none' } : { kind: 'ok' };
}

/**
 * Reads `retry-after` (RFC 9110, 10.2.3): seconds, or a date by the server's own clock.
 *
 * @returns ms since 1970; undefined when absent, unreadable or not in the future.
 */
export function parseRetryAfter(headers: Record<string, string>, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (!text) return undefined;
  if (numberPattern.test(text)) return toFutureTimestamp(Number(text) * 1000, now);
  const date = Date.parse(text);
  if (Number.isNaN(date)) return undefined;
  const serverTime = Date.parse(headers.date ?? '');
  return toFutureTimestamp(date - (Number.isNaN(serverTime) ? now : serverTime), now);
}

/**
 * Reads the fields of the IETF draft (draft-ietf-httpapi-ratelimit-headers): `ratelimit:
 * "api";r=0;t=55` and, where `t` is missing, `ratelimit-policy: "fixed window";"api";q=500;w=300`.
 *
 * @returns when a used-up quota is full again; undefined while something is left of every quota.
 */
function parseRateLimitField(headers: Record<string, string>, now: number): number | undefined {
  const used = (headers.ratelimit ?? '').split(',').find((item) => /;\s*r=0(?!\d)/.test(item));
  if (used === undefined) return undefined;
  const seconds = /;\s*t=(\d{1,9})/.exec(used)?.[1] ?? /;\s*w=(\d{1,9})/.exec(headers['ratelimit-policy'] ?? '')?.[1];
  return seconds === undefined ? undefined : toFutureTimestamp(Number(seconds) * 1000, now);
}

function parseRateLimitReset(headers: Record<string, string>, now: number): number | undefined {
  const text = (headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'] ?? '').trim();
  if (!numberPattern.test(text)) return undefined;
  const seconds = Number(text);
  // Some servers give seconds from now, others seconds since 1970. No delay is thirty years.
  return toFutureTimestamp(seconds > 1_000_000_000 ? seconds * 1000 - now : seconds * 1000, now);
}

function toFutureTimestamp(delayMs: number, now: number): number | undefined {
  return delayMs > 0 ? now + Math.min(delayMs, maxRetryAfterMs) : undefined;
}
