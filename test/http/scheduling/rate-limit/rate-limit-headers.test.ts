import { describe, expect, it } from 'vitest';
import {
  parseRateSignal,
  parseRetryAfter,
  type RateSignal,
} from '../../../../src/http/scheduling/rate-limit/rate-limit-headers.ts';

const now = Date.UTC(2026, 0, 1);

describe('parseRetryAfter', () => {
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

describe('parseRateSignal', () => {
  it.each<[number, Record<string, string>, RateSignal]>([
    [429, {}, { kind: 'backoff' }],
    [429, { 'retry-after': '3' }, { kind: 'backoff', until: now + 3000 }],
    [429, { 'x-ratelimit-reset': String(now / 1000 + 40) }, { kind: 'backoff', until: now + 40_000 }],
    [429, { 'ratelimit-reset': '40' }, { kind: 'backoff', until: now + 40_000 }],
    [
      429,
      { ratelimit: '"api";r=0;t=55', 'ratelimit-policy': '"fixed window";"api";q=500;w=300' },
      { kind: 'backoff', until: now + 55_000 },
    ],
    [
      429,
      { ratelimit: '"api";r=0', 'ratelimit-policy': '"fixed window";"api";q=500;w=300' },
      { kind: 'backoff', until: now + 300_000 },
    ],
    [429, { ratelimit: '"api";r=489;t=189' }, { kind: 'backoff' }],
    [403, { ratelimit: '"a";r=7;t=9, "b";r=0;t=5' }, { kind: 'backoff', until: now + 5000 }],
    [200, { ratelimit: '"api";r=0;t=55' }, { kind: 'ok' }],
    [503, { 'retry-after': '3' }, { kind: 'backoff', until: now + 3000 }],
    [503, {}, { kind: 'overloaded' }],
    [403, {}, { kind: 'ok' }],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 5) }, { kind: 'backoff', until: now + 5000 }],
    [404, {}, { kind: 'ok' }],
    [500, {}, { kind: 'none' }],
  ])('%d %j', (status, headers, signal) => expect(parseRateSignal(status, headers, now)).toEqual(signal));
});
