import { describe, expect, it } from 'vitest';
import { accelerate, bypassProxyFor } from '../../../src/cli/demo/demo-network.ts';

describe('the clock of a simulation', () => {
  it('runs faster, and its waits are shorter by as much', async () => {
    let now = 1000;
    const slept: number[] = [];
    const clock = accelerate({ now: () => now, sleep: async (ms) => void slept.push(ms) }, 20);
    expect(clock.now()).toBe(1000);
    now += 50;
    expect(clock.now()).toBe(2000);
    await clock.sleep(1000);
    expect(slept).toEqual([50]);
  });

  it('can be stopped in a wait', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { signal } = new AbortController();
    await accelerate({ now: () => 0, sleep: async (_, given) => void signals.push(given) }, 20).sleep(1, signal);
    expect(signals).toEqual([signal]);
  });
});

describe('the proxy of the caller', () => {
  it.each([
    [{}, '127.0.0.1:4000,127.0.0.1'],
    [{ NO_PROXY: 'intra.example.org' }, 'intra.example.org,127.0.0.1:4000,127.0.0.1'],
    [{ no_proxy: 'intra.example.org' }, 'intra.example.org,127.0.0.1:4000,127.0.0.1'],
  ])('is not asked for the embedded GitHub, beside what %j excepts', (environment, expected) => {
    const bypassed = bypassProxyFor({ url: 'http://127.0.0.1:4000' }, { HTTPS_PROXY: 'http://proxy:3128', ...environment });
    expect(bypassed).toEqual({ ...environment, HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: expected, no_proxy: expected });
  });
});
