import { expect, test } from 'vitest';
import { verdictsOn } from '../../src/jobs/links-of.ts';
import { systemClock } from '../../src/net/clock.ts';
import { halfSilent } from '../net/half-silent.ts';

test('asks nobody any more when what was seen can not be written down', async () => {
  const { network, links, signals } = halfSilent();
  const full = () => Promise.reject(new Error('the disk is full'));
  await expect(verdictsOn(links, { network, clock: systemClock }, full)).rejects.toThrow('the disk is full');
  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
});
