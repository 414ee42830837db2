import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { onWithdrawal } from '../../src/net/withdraw.ts';

it('tells all who wait under one signal, and only them, with one listener', () => {
  const run = new AbortController();
  const told: number[] = [];
  const stops = [1, 2, 3].map((one) => onWithdrawal(run.signal, () => told.push(one)));
  expect(getEventListeners(run.signal, 'abort')).toHaveLength(1);
  stops[1]?.();
  run.abort();
  expect(told).toEqual([1, 3]);
  onWithdrawal(run.signal, () => told.push(4));
  onWithdrawal(undefined, () => told.push(5));
  expect(told).toEqual([1, 3]);
});
