import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { FifoQueue } from '../../../src/http/scheduling/fifo-queue.ts';

describe('FifoQueue', () => {
  it('returns items in order of arrival, with pushes and shifts mixed', () => {
    const queue = new FifoQueue<number>();
    const shifted: (number | undefined)[] = [];
    for (let number = 0; number < 200; number += 1) {
      queue.push(number);
      if (number % 3 !== 0) shifted.push(queue.peek(), queue.shift());
    }
    const remaining = queue.size;
    shifted.push(...queue.drain().flatMap((number) => [number, number]));
    expect(remaining).toBe(67);
    expect(shifted).toEqual(Array.from({ length: 200 }, (_, number) => [number, number]).flat());
    expect([queue.size, queue.peek(), queue.shift()]).toEqual([0, undefined, undefined]);
  });

  it('does not keep removed items alive, which would leak memory in a long run', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const queue = new FifoQueue<object>();
    const refs: WeakRef<object>[] = [];
    const fill = (count: number) => {
      for (let number = 0; number < count; number += 1) {
        const item = { number };
        refs.push(new WeakRef(item));
        queue.push(item);
      }
    };
    fill(100);
    for (let number = 0; number < 100; number += 1) queue.shift();
    // V8 keeps what was used in this turn of the event loop until the turn ends.
    await new Promise(setImmediate);
    collect();
    expect(refs.filter((ref) => ref.deref() !== undefined)).toEqual([]);
  });
});
