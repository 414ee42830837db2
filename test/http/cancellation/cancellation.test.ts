import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { listenForAbort } from '../../../src/http/cancellation/cancellation.ts';

it('calls all listeners of a signal, with id event listener', () => {
  const run = new AbortController();
  const notified: number[] = [];
  const stops = [1, 2, 3].map((id) => listenForAbort(run.signal, () => notified.push(id)));
  expect(getEventListeners(run.signal, 'abort')).toHaveLength(1);
  stops[1]?.();
  run.abort();
  expect(notified).toEqual([1, 3]);
  listenForAbort(run.signal, () => notified.push(4));
  listenForAbort(undefined, () => notified.push(5));
  expect(notified).toEqual([1, 3]);
});
