import { describe, expect, it } from 'vitest';
import { createCircuitBreaker } from '../../../src/http/scheduling/circuit-breaker.ts';

describe('a place that cannot be reached', () => {
  const why = { kind: 'refused', message: 'no' } as const;

  it('is left alone after some failures in a row, longer each time, until it works', () => {
    let now = 0;
    const breaker = createCircuitBreaker({ failureThreshold: 3, minOpenMs: 1000, maxOpenMs: 3000, now: () => now });
    const fail = (times: number) => {
      for (let i = 0; i < times; i += 1) breaker.recordFailure('a', why);
    };
    fail(2);
    expect(breaker.getOpenError('a')).toBeUndefined();
    fail(1);
    expect(breaker.getOpenError('a')).toEqual(why);
    expect(breaker.getOpenError('b')).toBeUndefined();
    // What was already on its way when it opened does not count again.
    fail(5);
    now = 1000;
    expect(breaker.getOpenError('a')).toBeUndefined();
    fail(1);
    now = 2999;
    expect(breaker.getOpenError('a')).toEqual(why);
    now = 3000;
    fail(1);
    now = 5999;
    expect(breaker.getOpenError('a')).toEqual(why);
    now = 6000;
    breaker.recordSuccess('a');
    fail(2);
    expect(breaker.getOpenError('a')).toBeUndefined();
  });
});
