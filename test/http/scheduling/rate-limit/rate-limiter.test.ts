import { describe, expect, it } from 'vitest';
import type { RateSignal } from '../../../../src/http/scheduling/rate-limit/rate-limit-headers.ts';
import {
  createRateLimitState,
  exceedsMaxWait,
  getMinIntervalMs,
  getNextSendTime,
  type RateLimitState,
  updateRateLimit,
} from '../../../../src/http/scheduling/rate-limit/rate-limiter.ts';
import type { HostPace } from '../../../../src/http/types.ts';
import fc from '../../../seeded-fast-check.ts';

const now = Date.UTC(2026, 0, 1);
const pace: HostPace = { maxConcurrent: 8, minIntervalMs: 0 };
const noJitter = () => 0;
/** The state after a response at `at` to a request sent at `sentAt`. */
const observe = (state: RateLimitState, signal: RateSignal, at: number, sentAt = at, hostPace = pace) =>
  updateRateLimit(state, { signal, now: at, sentAt }, hostPace, noJitter);

describe('updateRateLimit', () => {
  it('blocks for the minimum backoff of the pace, even if the host names less', () => {
    const slow: HostPace = { maxConcurrent: 1, minIntervalMs: 2500, minBackoffMs: 61_000 };
    const getPauseAfter = (signal: RateSignal) => observe(createRateLimitState(slow), signal, now, now, slow).blockedUntil - now;
    expect(getPauseAfter({ kind: 'backoff' })).toBe(61_000);
    expect(getPauseAfter({ kind: 'backoff', until: now + 3000 })).toBe(61_000);
    expect(getPauseAfter({ kind: 'backoff', until: now + 90_000 })).toBe(90_000);
  });

  it('halves the concurrency on a backoff signal and blocks until the time named', () => {
    const after = observe(createRateLimitState(pace), { kind: 'backoff', until: now + 3000 }, now);
    expect(after).toMatchObject({ concurrencyLimit: 4, blockedUntil: now + 3000 });
  });

  it('does not halve again for requests sent before, but respects the times they name', () => {
    const once = observe(createRateLimitState(pace), { kind: 'backoff', until: now + 3000 }, now, now - 50);
    const twice = observe(once, { kind: 'backoff', until: now + 5000 }, now + 10, now - 40);
    expect(twice).toMatchObject({ concurrencyLimit: 4, blockedUntil: now + 5000 });
  });

  it('doubles the backoff each time no time is named, up to a minute', () => {
    let state = createRateLimitState(pace);
    let at = now;
    const waits = Array.from({ length: 8 }, () => {
      state = observe(state, { kind: 'backoff' }, at);
      const wait = state.blockedUntil - at;
      at = state.blockedUntil;
      return wait / 1000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('lowers the rate when even one request at a time is too much', () => {
    const one: RateLimitState = { ...createRateLimitState(pace), concurrencyLimit: 1 };
    const refused = observe(one, { kind: 'backoff' }, now);
    expect(getMinIntervalMs(refused, refused.blockedUntil)).toBeGreaterThanOrEqual(1000);
    const overloaded = observe(one, { kind: 'overloaded' }, now);
    expect(getNextSendTime(overloaded, now)).toBe(now);
    expect(getMinIntervalMs(overloaded, now)).toBe(200);
    expect(getMinIntervalMs(observe(overloaded, { kind: 'overloaded' }, now + 1), now + 1)).toBeCloseTo(400, 0);
  });

  it('raises the concurrency slowly, and returns to the last stable limit', () => {
    let state = observe(createRateLimitState(pace), { kind: 'backoff', until: now + 1 }, now);
    state = observe(state, { kind: 'backoff', until: now + 2 }, now + 1);
    expect(state.concurrencyLimit).toBe(2);
    let successes = 0;
    while (state.concurrencyLimit === 2) {
      state = observe(state, { kind: 'ok' }, now + 2);
      successes += 1;
    }
    expect(successes).toBeGreaterThan(50);
    expect(observe(state, { kind: 'backoff' }, now + 3).concurrencyLimit).toBe(2);
  });

  it('treats a single 503 as an error of the page, and several in a row from a host that had answered as rate limiting', () => {
    const unavailable: RateSignal = { kind: 'overloaded' };
    const down = [1, 2, 3, 4, 5].reduce((state, i) => observe(state, unavailable, now + i), createRateLimitState(pace));
    expect(down.blockedUntil).toBe(0);
    const answered = observe(createRateLimitState(pace), { kind: 'ok' }, now);
    const limiting = [1, 2, 3].reduce((state, i) => observe(state, unavailable, now + i), answered);
    expect(limiting.blockedUntil).toBeGreaterThan(now);
  });

  it('stays within its bounds after any sequence of signals', () => {
    const signal = fc.oneof<fc.Arbitrary<RateSignal>[]>(
      fc.constant<RateSignal>({ kind: 'ok' }),
      fc.constant<RateSignal>({ kind: 'backoff' }),
      fc.constant<RateSignal>({ kind: 'overloaded' }),
      fc.constant<RateSignal>({ kind: 'none' }),
      fc.nat(10_000_000).map((ms): RateSignal => ({ kind: 'backoff', until: now + ms })),
    );
    const event = fc.record({ signal, after: fc.nat(5000), ago: fc.nat(5000) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let at = now;
        let state: RateLimitState = createRateLimitState(pace);
        for (const { signal, after, ago } of events) {
          at += after;
          const next = observe(state, signal, at, at - ago);
          expect(next.concurrencyLimit).toBeGreaterThanOrEqual(1);
          expect(next.concurrencyLimit).toBeLessThanOrEqual(pace.maxConcurrent);
          expect(Number.isInteger(next.concurrencyLimit)).toBe(true);
          expect(next.blockedUntil).toBeGreaterThanOrEqual(state.blockedUntil);
          expect(getMinIntervalMs(next, at)).toBeGreaterThan(0);
          expect(getMinIntervalMs(next, at)).toBeLessThanOrEqual(10_001);
          expect(getNextSendTime(next, at)).toBeLessThanOrEqual(Math.max(at, next.blockedUntil) + 10_001);
          state = next;
        }
      }),
    );
  });
});

describe('exceedsMaxWait', () => {
  it('is true for one long wait, for waits in a row, and for many in total', () => {
    const wait = (state: RateLimitState, from: number, ms: number) => observe(state, { kind: 'backoff', until: from + ms }, from);
    expect(exceedsMaxWait(wait(createRateLimitState(pace), now, 60_000), now, 120_000)).toBe(false);
    expect(exceedsMaxWait(wait(createRateLimitState(pace), now, 130_000), now, 120_000)).toBe(true);
    const inRow = wait(wait(createRateLimitState(pace), now, 80_000), now + 80_000, 80_000);
    expect(exceedsMaxWait(inRow, now + 80_000, 120_000)).toBe(true);
    const between = observe(wait(createRateLimitState(pace), now, 80_000), { kind: 'ok' }, now + 80_000);
    expect(exceedsMaxWait(wait(between, now + 80_000, 80_000), now + 80_000, 120_000)).toBe(false);
  });
});
