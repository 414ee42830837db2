import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createFifoQueue } from '../../../src/http/scheduling/fifo-queue.ts';

describe('a line', () => {
  it('gives back what came first, whatever is taken in between', () => {
    const line = createFifoQueue<number>();
    const out: (number | undefined)[] = [];
    for (let number = 0; number < 200; number += 1) {
      line.push(number);
      if (number % 3 !== 0) out.push(line.peek(), line.shift());
    }
    const left = line.size();
    out.push(...line.drain().flatMap((number) => [number, number]));
    expect(left).toBe(67);
    expect(out).toEqual(Array.from({ length: 200 }, (_, number) => [number, number]).flat());
    expect([line.size(), line.peek(), line.shift()]).toEqual([0, undefined, undefined]);
  });

  it('holds nothing that was taken: a run over a thousand hosts must not keep all that it has asked', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const line = createFifoQueue<object>();
    const refs: WeakRef<object>[] = [];
    const fill = (count: number) => {
      for (let number = 0; number < count; number += 1) {
        const item = { number };
        refs.push(new WeakRef(item));
        line.push(item);
      }
    };
    fill(100);
    for (let number = 0; number < 100; number += 1) line.shift();
    // What a turn of the event loop has touched, it holds until its end.
    await new Promise(setImmediate);
    collect();
    expect(refs.filter((ref) => ref.deref() !== undefined)).toEqual([]);
  });
});
