import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createConnectThrottle } from '../../../src/http/connection/connect-throttle.ts';

describe('createConnectThrottle', () => {
  it('starts a few per turn of the event loop, in order, and all in the end', async () => {
    const waitToStart = createConnectThrottle(2);
    const started: number[] = [];
    const start = async (name: number) => {
      await waitToStart();
      started.push(name);
    };
    const all = Promise.all([1, 2, 3, 4, 5].map(start));
    await Promise.resolve().then(() => {});
    expect(started).toEqual([1, 2]);
    // Responses are read between the first turn and the next.
    await turn();
    expect(started).toEqual([1, 2]);
    await turn();
    expect(started).toEqual([1, 2, 3, 4]);
    // A new one does not overtake those that wait.
    const last = start(6);
    await all;
    expect(started.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
    await last;
    expect(started).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('starts at once again after a pause', async () => {
    const waitToStart = createConnectThrottle(1);
    await waitToStart();
    for (let i = 0; i < 3; i += 1) await turn();
    let started = false;
    void waitToStart().then(() => {
      started = true;
    });
    await Promise.resolve();
    expect(started).toBe(true);
  });
});
