import { describe, expect, it } from 'vitest';
import {
  createRateLimitState,
  exceedsMaxWait,
  getMinIntervalMs,
  getNextSendTime,
  parseRateSignal,
  parseRetryAfter,
  type RateLimitState,
  type RateSignal,
  updateRateLimit,
} from '../../../src/http/scheduling/rate-limiter.ts';
import type { HostPace } from '../../../src/http/types.ts';
import fc from '../../seeded-fast-check.ts';

const now = Date.UTC(2026, 0, 1);
const pace: HostPace = { maxConcurrent: 8, minIntervalMs: 0 };
const noJitter = () => 0;

describe('retry-after', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, now + 120_000],
    ['more than half a minute, whole', { 'retry-after': '3600' }, now + 3_600_000],
    ['a date', { 'retry-after': new Date(now + 90_000).toUTCString() }, now + 90_000],
    [
      'a date of a server whose clock is wrong',
      { 'retry-after': new Date(now + 500_000).toUTCString(), date: new Date(now + 440_000).toUTCString() },
      now + 60_000,
    ],
    ['never longer than a week', { 'retry-after': '999999999' }, now + 7 * 86_400_000],
    ['nothing', {}, undefined],
    ['zero', { 'retry-after': '0' }, undefined],
    ['the past', { 'retry-after': new Date(now - 90_000).toUTCString() }, undefined],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
  ])('reads %s', (_, headers, expected) => {
    expect(parseRetryAfter(headers as Record<string, string>, now)).toBe(expected);
  });
});

describe('what an answer says about speed', () => {
  it.each<[number, Record<string, string>, RateSignal]>([
    [429, {}, { kind: 'wait' }],
    [429, { 'retry-after': '3' }, { kind: 'wait', until: now + 3000 }],
    [429, { 'x-ratelimit-reset': String(now / 1000 + 40) }, { kind: 'wait', until: now + 40_000 }],
    [429, { 'ratelimit-reset': '40' }, { kind: 'wait', until: now + 40_000 }],
    [503, { 'retry-after': '3' }, { kind: 'wait', until: now + 3000 }],
    [503, {}, { kind: 'trouble' }],
    [403, {}, { kind: 'fine' }],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 5) }, { kind: 'wait', until: now + 5000 }],
    [404, {}, { kind: 'fine' }],
    [500, {}, { kind: 'nothing' }],
  ])('%d %j', (status, headers, signal) => expect(parseRateSignal(status, headers, now)).toEqual(signal));
});

describe('adjusting', () => {
  it('rests as long as a host is known to want, whatever less it says', () => {
    const slow: HostPace = { maxConcurrent: 1, minIntervalMs: 2500, minBackoffMs: 61_000 };
    const restAfter = (signal: RateSignal) =>
      updateRateLimit(createRateLimitState(slow), signal, slow, now, now, noJitter).blockedUntil - now;
    expect(restAfter({ kind: 'wait' })).toBe(61_000);
    expect(restAfter({ kind: 'wait', until: now + 3000 })).toBe(61_000);
    expect(restAfter({ kind: 'wait', until: now + 90_000 })).toBe(90_000);
  });

  it('halves on a request to wait, and waits until the time named', () => {
    const after = updateRateLimit(createRateLimitState(pace), { kind: 'wait', until: now + 3000 }, pace, now, now, noJitter);
    expect(after).toMatchObject({ concurrencyLimit: 4, blockedUntil: now + 3000 });
  });

  it('does not halve again for answers to what was sent before, but heeds their times', () => {
    const once = updateRateLimit(createRateLimitState(pace), { kind: 'wait', until: now + 3000 }, pace, now, now - 50, noJitter);
    const twice = updateRateLimit(once, { kind: 'wait', until: now + 5000 }, pace, now + 10, now - 40, noJitter);
    expect(twice).toMatchObject({ concurrencyLimit: 4, blockedUntil: now + 5000 });
  });

  it('backs off twice as long each time no time is named, up to a minute', () => {
    let tempo = createRateLimitState(pace);
    let at = now;
    const waits = Array.from({ length: 8 }, () => {
      tempo = updateRateLimit(tempo, { kind: 'wait' }, pace, at, at, noJitter);
      const wait = tempo.blockedUntil - at;
      at = tempo.blockedUntil;
      return wait / 1000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('spaces requests out when even one at a time is too fast', () => {
    const one: RateLimitState = { ...createRateLimitState(pace), concurrencyLimit: 1 };
    const refused = updateRateLimit(one, { kind: 'wait' }, pace, now, now, noJitter);
    expect(getMinIntervalMs(refused, refused.blockedUntil)).toBeGreaterThanOrEqual(1000);
    const troubled = updateRateLimit(one, { kind: 'trouble' }, pace, now, now, noJitter);
    expect(getNextSendTime(troubled, now)).toBe(now);
    expect(getMinIntervalMs(troubled, now)).toBe(200);
    expect(
      getMinIntervalMs(updateRateLimit(troubled, { kind: 'trouble' }, pace, now + 1, now + 1, noJitter), now + 1),
    ).toBeCloseTo(400, 0);
  });

  it('recovers slowly, and goes back to what held when more was too much', () => {
    let tempo = updateRateLimit(createRateLimitState(pace), { kind: 'wait', until: now + 1 }, pace, now, now, noJitter);
    tempo = updateRateLimit(tempo, { kind: 'wait', until: now + 2 }, pace, now + 1, now + 1, noJitter);
    expect(tempo.concurrencyLimit).toBe(2);
    let good = 0;
    while (tempo.concurrencyLimit === 2) {
      tempo = updateRateLimit(tempo, { kind: 'fine' }, pace, now + 2, now + 2, noJitter);
      good += 1;
    }
    expect(good).toBeGreaterThan(50);
    expect(updateRateLimit(tempo, { kind: 'wait' }, pace, now + 3, now + 3, noJitter).concurrencyLimit).toBe(2);
  });

  it('takes a 503 now and then for a page’s trouble, and several in a row of a host that did answer for a limit', () => {
    const trouble: RateSignal = { kind: 'trouble' };
    const down = [1, 2, 3, 4, 5].reduce(
      (tempo, i) => updateRateLimit(tempo, trouble, pace, now + i, now + i, noJitter),
      createRateLimitState(pace),
    );
    expect(down.blockedUntil).toBe(0);
    const answered = updateRateLimit(createRateLimitState(pace), { kind: 'fine' }, pace, now, now, noJitter);
    const limiting = [1, 2, 3].reduce((tempo, i) => updateRateLimit(tempo, trouble, pace, now + i, now + i, noJitter), answered);
    expect(limiting.blockedUntil).toBeGreaterThan(now);
  });

  it('keeps its numbers sane whatever comes', () => {
    const signal = fc.oneof<fc.Arbitrary<RateSignal>[]>(
      fc.constant<RateSignal>({ kind: 'fine' }),
      fc.constant<RateSignal>({ kind: 'wait' }),
      fc.constant<RateSignal>({ kind: 'trouble' }),
      fc.constant<RateSignal>({ kind: 'nothing' }),
      fc.nat(10_000_000).map((ms): RateSignal => ({ kind: 'wait', until: now + ms })),
    );
    const event = fc.record({ signal, after: fc.nat(5000), ago: fc.nat(5000) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let at = now;
        let tempo: RateLimitState = createRateLimitState(pace);
        for (const { signal, after, ago } of events) {
          at += after;
          const next = updateRateLimit(tempo, signal, pace, at, at - ago, noJitter);
          expect(next.concurrencyLimit).toBeGreaterThanOrEqual(1);
          expect(next.concurrencyLimit).toBeLessThanOrEqual(pace.maxConcurrent);
          expect(Number.isInteger(next.concurrencyLimit)).toBe(true);
          expect(next.blockedUntil).toBeGreaterThanOrEqual(tempo.blockedUntil);
          expect(getMinIntervalMs(next, at)).toBeGreaterThan(0);
          expect(getMinIntervalMs(next, at)).toBeLessThanOrEqual(10_001);
          expect(getNextSendTime(next, at)).toBeLessThanOrEqual(Math.max(at, next.blockedUntil) + 10_001);
          tempo = next;
        }
      }),
    );
  });
});

describe('patience', () => {
  it('ends with one wait that is too long, with many in a row, and with too many in all', () => {
    const wait = (tempo: RateLimitState, from: number, ms: number) =>
      updateRateLimit(tempo, { kind: 'wait', until: from + ms }, pace, from, from, noJitter);
    expect(exceedsMaxWait(wait(createRateLimitState(pace), now, 60_000), now, 120_000)).toBe(false);
    expect(exceedsMaxWait(wait(createRateLimitState(pace), now, 130_000), now, 120_000)).toBe(true);
    const inRow = wait(wait(createRateLimitState(pace), now, 80_000), now + 80_000, 80_000);
    expect(exceedsMaxWait(inRow, now + 80_000, 120_000)).toBe(true);
    const between = updateRateLimit(
      wait(createRateLimitState(pace), now, 80_000),
      { kind: 'fine' },
      pace,
      now + 80_000,
      now + 80_000,
      noJitter,
    );
    expect(exceedsMaxWait(wait(between, now + 80_000, 80_000), now + 80_000, 120_000)).toBe(false);
  });
});
