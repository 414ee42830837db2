import { describe, expect, it } from 'vitest';
import { AbortToken } from '../../../src/http/cancellation/cancellation.ts';
import { withTimeout } from '../../../src/http/connection/with-timeout.ts';

const createLimits = (phaseTimeoutMs = 60_000) => ({
  abortToken: new AbortToken(),
  phaseTimeoutMs,
  endsAt: performance.now() + 60_000,
});
const silent = new Promise<never>(() => {});

describe('withTimeout', () => {
  it('returns the result of a task in time, without cleaning up', async () => {
    let cleanUps = 0;
    const limits = createLimits();
    const result = { done: true };
    expect(await withTimeout(limits, 'X_TIMEOUT', () => (cleanUps += 1), Promise.resolve(result))).toBe(result);
    limits.abortToken.abort();
    expect(cleanUps).toBe(0);
  });

  it('times out, and is aborted, with an error, and cleans up', async () => {
    let cleanUps = 0;
    const cleanUp = () => {
      cleanUps += 1;
    };
    expect(await withTimeout(createLimits(5), 'X_TIMEOUT', cleanUp, silent)).toEqual({
      kind: 'timeout',
      code: 'X_TIMEOUT',
      message: '5',
    });
    const limits = createLimits();
    const aborted = withTimeout(limits, 'X_TIMEOUT', cleanUp, silent);
    limits.abortToken.abort();
    expect(await aborted).toMatchObject({ kind: 'aborted' });
    expect(await withTimeout(limits, 'X_TIMEOUT', cleanUp, silent)).toMatchObject({ kind: 'aborted' });
    expect(cleanUps).toBe(3);
  });

  it('never rejects', async () => {
    expect(await withTimeout(createLimits(), 'X_TIMEOUT', () => {}, Promise.reject(new Error('broken')))).toMatchObject({
      kind: 'unreachable',
      message: 'broken',
    });
  });
});
