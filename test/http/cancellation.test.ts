import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { listenForAbort } from '../../src/http/cancellation.ts';

it('tells all who wait under one signal, and only them, with one listener', () => {
  const run = new AbortController();
  const told: number[] = [];
  const stops = [1, 2, 3].map((one) => listenForAbort(run.signal, () => told.push(one)));
  expect(getEventListeners(run.signal, 'abort')).toHaveLength(1);
  stops[1]?.();
  run.abort();
  expect(told).toEqual([1, 3]);
  listenForAbort(run.signal, () => told.push(4));
  listenForAbort(undefined, () => told.push(5));
  expect(told).toEqual([1, 3]);
});
