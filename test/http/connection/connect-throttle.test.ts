import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createConnectThrottle } from '../../../src/http/connection/connect-throttle.ts';

describe('a ramp', () => {
  it('lets few begin in one turn of the event loop, in their order, and all in the end', async () => {
    const ramp = createConnectThrottle(2);
    const begun: number[] = [];
    const begin = async (name: number) => {
      await ramp();
      begun.push(name);
    };
    const all = Promise.all([1, 2, 3, 4, 5].map(begin));
    await Promise.resolve().then(() => {});
    expect(begun).toEqual([1, 2]);
    // What has begun gets on first: answers are read between the first turn and the next.
    await turn();
    expect(begun).toEqual([1, 2]);
    await turn();
    expect(begun).toEqual([1, 2, 3, 4]);
    // Who comes now is not before who has waited.
    const last = begin(6);
    await all;
    expect(begun.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
    await last;
    expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('begins at once again after a rest', async () => {
    const ramp = createConnectThrottle(1);
    await ramp();
    for (let i = 0; i < 3; i += 1) await turn();
    let begun = false;
    void ramp().then(() => {
      begun = true;
    });
    await Promise.resolve();
    expect(begun).toBe(true);
  });
});
