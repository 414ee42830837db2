import { expect, test } from 'vitest';
import { checkAllLinks, toCheckContext } from '../../../src/jobs/shared/entry-links.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createHalfSilentClient } from '../../http/half-silent-client.ts';

test('asks nobody any more when what was seen can not be written down', async () => {
  const { network, links, signals } = createHalfSilentClient();
  const full = () => Promise.reject(new Error('the disk is full'));
  await expect(checkAllLinks(links, { network, clock: systemClock }, full)).rejects.toThrow('the disk is full');
  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
});

test('gives the checker what the settings say of hosts', () => {
  const { network } = createHalfSilentClient();
  const hosts = [{ host: 'a.example', accept: [403], headers: {} }];
  expect(toCheckContext({ network, clock: systemClock, hosts })).toMatchObject({ hosts });
  expect(toCheckContext({ network, clock: systemClock })).not.toHaveProperty('hosts');
});
