import { describe, expect, test } from 'vitest';
import { checkRemembering } from '../../src/cli/remembering.ts';
import type { VerdictCache } from '../../src/cli/verdict-cache.ts';
import { systemClock } from '../../src/net/clock.ts';
import { halfSilent } from '../net/half-silent.ts';

const forgetful: VerdictCache = { get: () => undefined, put: () => {}, close: () => {} };

describe('a check of which somebody has seen enough', () => {
  test.each([
    ['without a cache', undefined],
    ['with one', forgetful],
  ])('withdraws what it has asked, %s', async (_, cache) => {
    const { network, links, signals } = halfSilent();
    for await (const _first of checkRemembering(links, { network, clock: systemClock }, cache)) break;
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });
});
