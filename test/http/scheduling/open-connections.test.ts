import { expect, it } from 'vitest';
import { canFinishOnOpenConnections } from '../../../src/http/scheduling/open-connections.ts';

it.each([
  [3, 3, 249, true],
  [3, 4, 0, false],
  [3, 3, 250, false],
  [0, 0, 0, true],
])('%d in flight, %d waiting, %d ms after the last response: %s', (inFlight, waiting, now, expected) => {
  expect(canFinishOnOpenConnections({ inFlight, waiting, lastEndedAt: 0 }, now)).toBe(expected);
});
