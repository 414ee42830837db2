import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from '../../../src/http/scheduling/circuit-breaker.ts';

describe('CircuitBreaker', () => {
  const error = { kind: 'refused', message: 'no' } as const;

  it('opens after consecutive failures, for longer each time, until a success', () => {
    let now = 0;
    const breaker = new CircuitBreaker({ failureThreshold: 3, minOpenMs: 1000, maxOpenMs: 3000, now: () => now });
    const fail = (times: number) => {
      for (let i = 0; i < times; i += 1) breaker.recordFailure('a', error);
    };
    fail(2);
    expect(breaker.getOpenError('a')).toBeUndefined();
    fail(1);
    expect(breaker.getOpenError('a')).toEqual(error);
    expect(breaker.getOpenError('b')).toBeUndefined();
    // Failures of requests sent before it opened do not count.
    fail(5);
    now = 1000;
    expect(breaker.getOpenError('a')).toBeUndefined();
    fail(1);
    now = 2999;
    expect(breaker.getOpenError('a')).toEqual(error);
    now = 3000;
    fail(1);
    now = 5999;
    expect(breaker.getOpenError('a')).toEqual(error);
    now = 6000;
    breaker.recordSuccess('a');
    fail(2);
    expect(breaker.getOpenError('a')).toBeUndefined();
  });
});
