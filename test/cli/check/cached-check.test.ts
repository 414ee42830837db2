import { describe, expect, test } from 'vitest';
import { checkLinksCached } from '../../../src/cli/check/cached-check.ts';
import type { VerdictCache } from '../../../src/cli/check/verdict-cache.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createHalfSilentClient } from '../../http/half-silent-client.ts';

const forgetful: VerdictCache = { get: () => undefined, put: () => {}, close: () => {} };

describe('a check whose consumer stops early', () => {
  test.each([
    ['without a cache', undefined],
    ['with one', forgetful],
  ])('cancels its requests, %s', async (_, cache) => {
    const { network, links, signals } = createHalfSilentClient();
    for await (const _first of checkLinksCached(links, { network, clock: systemClock }, cache)) break;
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });
});
