import { describe, expect, it } from 'vitest';
import {
  adjust,
  freeAt,
  gapOf,
  isBeyond,
  newTempo,
  retryAfter,
  type Signal,
  speedSignal,
  type Tempo,
} from '../../src/net/tempo.ts';
import fc from '../property.ts';

const now = Date.UTC(2026, 0, 1);
const pace = { concurrency: 8, spacing: 0 };
const still = () => 0;

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
    expect(retryAfter(headers as Record<string, string>, now)).toBe(expected);
  });
});

describe('what an answer says about speed', () => {
  it.each<[number, Record<string, string>, Signal]>([
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
  ])('%d %j', (status, headers, signal) => expect(speedSignal(status, headers, now)).toEqual(signal));
});

describe('adjusting', () => {
  it('rests as long as a host is known to want, whatever less it says', () => {
    const slow = { concurrency: 1, spacing: 2500, rest: 61_000 };
    const restAfter = (signal: Signal) => adjust(newTempo(slow), signal, slow, now, now, still).notBefore - now;
    expect(restAfter({ kind: 'wait' })).toBe(61_000);
    expect(restAfter({ kind: 'wait', until: now + 3000 })).toBe(61_000);
    expect(restAfter({ kind: 'wait', until: now + 90_000 })).toBe(90_000);
  });

  it('halves on a request to wait, and waits until the time named', () => {
    const after = adjust(newTempo(pace), { kind: 'wait', until: now + 3000 }, pace, now, now, still);
    expect(after).toMatchObject({ limit: 4, notBefore: now + 3000 });
  });

  it('does not halve again for answers to what was sent before, but heeds their times', () => {
    const once = adjust(newTempo(pace), { kind: 'wait', until: now + 3000 }, pace, now, now - 50, still);
    const twice = adjust(once, { kind: 'wait', until: now + 5000 }, pace, now + 10, now - 40, still);
    expect(twice).toMatchObject({ limit: 4, notBefore: now + 5000 });
  });

  it('backs off twice as long each time no time is named, up to a minute', () => {
    let tempo = newTempo(pace);
    let at = now;
    const waits = Array.from({ length: 8 }, () => {
      tempo = adjust(tempo, { kind: 'wait' }, pace, at, at, still);
      const wait = tempo.notBefore - at;
      at = tempo.notBefore;
      return wait / 1000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('spaces requests out when even one at a time is too fast', () => {
    const one = { ...newTempo(pace), limit: 1 };
    const refused = adjust(one, { kind: 'wait' }, pace, now, now, still);
    expect(gapOf(refused, refused.notBefore)).toBeGreaterThanOrEqual(1000);
    const troubled = adjust(one, { kind: 'trouble' }, pace, now, now, still);
    expect(freeAt(troubled, now)).toBe(now);
    expect(gapOf(troubled, now)).toBe(200);
    expect(gapOf(adjust(troubled, { kind: 'trouble' }, pace, now + 1, now + 1, still), now + 1)).toBeCloseTo(400, 0);
  });

  it('recovers slowly, and goes back to what held when more was too much', () => {
    let tempo = adjust(newTempo(pace), { kind: 'wait', until: now + 1 }, pace, now, now, still);
    tempo = adjust(tempo, { kind: 'wait', until: now + 2 }, pace, now + 1, now + 1, still);
    expect(tempo.limit).toBe(2);
    let good = 0;
    while (tempo.limit === 2) {
      tempo = adjust(tempo, { kind: 'fine' }, pace, now + 2, now + 2, still);
      good += 1;
    }
    expect(good).toBeGreaterThan(50);
    expect(adjust(tempo, { kind: 'wait' }, pace, now + 3, now + 3, still).limit).toBe(2);
  });

  it('takes a 503 now and then for a page’s trouble, and several in a row of a host that did answer for a limit', () => {
    const trouble: Signal = { kind: 'trouble' };
    const down = [1, 2, 3, 4, 5].reduce((tempo, i) => adjust(tempo, trouble, pace, now + i, now + i, still), newTempo(pace));
    expect(down.notBefore).toBe(0);
    const answered = adjust(newTempo(pace), { kind: 'fine' }, pace, now, now, still);
    const limiting = [1, 2, 3].reduce((tempo, i) => adjust(tempo, trouble, pace, now + i, now + i, still), answered);
    expect(limiting.notBefore).toBeGreaterThan(now);
  });

  it('keeps its numbers sane whatever comes', () => {
    const signal = fc.oneof<fc.Arbitrary<Signal>[]>(
      fc.constant<Signal>({ kind: 'fine' }),
      fc.constant<Signal>({ kind: 'wait' }),
      fc.constant<Signal>({ kind: 'trouble' }),
      fc.constant<Signal>({ kind: 'nothing' }),
      fc.nat(10_000_000).map((ms): Signal => ({ kind: 'wait', until: now + ms })),
    );
    const event = fc.record({ signal, after: fc.nat(5000), ago: fc.nat(5000) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let at = now;
        let tempo: Tempo = newTempo(pace);
        for (const { signal, after, ago } of events) {
          at += after;
          const next = adjust(tempo, signal, pace, at, at - ago, still);
          expect(next.limit).toBeGreaterThanOrEqual(1);
          expect(next.limit).toBeLessThanOrEqual(pace.concurrency);
          expect(Number.isInteger(next.limit)).toBe(true);
          expect(next.notBefore).toBeGreaterThanOrEqual(tempo.notBefore);
          expect(gapOf(next, at)).toBeGreaterThan(0);
          expect(gapOf(next, at)).toBeLessThanOrEqual(10_001);
          expect(freeAt(next, at)).toBeLessThanOrEqual(Math.max(at, next.notBefore) + 10_001);
          tempo = next;
        }
      }),
    );
  });
});

describe('patience', () => {
  it('ends with one wait that is too long, with many in a row, and with too many in all', () => {
    const wait = (tempo: Tempo, from: number, ms: number) =>
      adjust(tempo, { kind: 'wait', until: from + ms }, pace, from, from, still);
    expect(isBeyond(wait(newTempo(pace), now, 60_000), now, 120_000)).toBe(false);
    expect(isBeyond(wait(newTempo(pace), now, 130_000), now, 120_000)).toBe(true);
    const inRow = wait(wait(newTempo(pace), now, 80_000), now + 80_000, 80_000);
    expect(isBeyond(inRow, now + 80_000, 120_000)).toBe(true);
    const between = adjust(wait(newTempo(pace), now, 80_000), { kind: 'fine' }, pace, now + 80_000, now + 80_000, still);
    expect(isBeyond(wait(between, now + 80_000, 80_000), now + 80_000, 120_000)).toBe(false);
  });
});
