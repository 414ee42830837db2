import { describe, expect, it } from 'vitest';
import { openBreaker } from '../../src/net/breaker.ts';

describe('a place that cannot be reached', () => {
  const why = { kind: 'refused', message: 'no' } as const;

  it('is left alone after some failures in a row, longer each time, until it works', () => {
    let now = 0;
    const breaker = openBreaker({ after: 3, rest: 1000, longest: 3000, now: () => now });
    const fail = (times: number) => {
      for (let i = 0; i < times; i += 1) breaker.failed('a', why);
    };
    fail(2);
    expect(breaker.open('a')).toBeUndefined();
    fail(1);
    expect(breaker.open('a')).toEqual(why);
    expect(breaker.open('b')).toBeUndefined();
    // What was already on its way when it opened does not count again.
    fail(5);
    now = 1000;
    expect(breaker.open('a')).toBeUndefined();
    fail(1);
    now = 2999;
    expect(breaker.open('a')).toEqual(why);
    now = 3000;
    fail(1);
    now = 5999;
    expect(breaker.open('a')).toEqual(why);
    now = 6000;
    breaker.worked('a');
    fail(2);
    expect(breaker.open('a')).toBeUndefined();
  });
});
