import { describe, expect, test } from 'vitest';
import { iterateBatches, mapConcurrently, mergeAsync, splitIntoBatches } from '../../../../src/links/services/shared/async.ts';

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

describe('batches', () => {
  test.each([
    [[], 2, []],
    [[1, 2, 3], 2, [[1, 2], [3]]],
    [[1, 2], 2, [[1, 2]]],
    [[1], 5, [[1]]],
  ])('of %j by %i are %j', (items, size, expected) => {
    expect(splitIntoBatches(items, size)).toEqual(expected);
    expect([...iterateBatches(items, size)]).toEqual(expected);
  });

  test('are made when they are asked for, and not before', () => {
    const taken: number[] = [];
    function* source() {
      for (let index = 0; ; index += 1) {
        taken.push(index);
        yield index;
      }
    }
    const batches = iterateBatches(source(), 3);
    expect(batches.next().value).toEqual([0, 1, 2]);
    expect(taken).toEqual([0, 1, 2]);
  });
});

describe('sources that are merged', () => {
  test('come in the order of arrival', async () => {
    const first = Promise.withResolvers<string>();
    async function* slow() {
      yield await first.promise;
    }
    async function* quick() {
      yield 'b';
      first.resolve('a');
      yield 'c';
    }
    const items = await collect(mergeAsync([slow(), quick()]));
    expect(items[0]).toBe('b');
    expect(items.toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('are nothing where there are none', async () => {
    expect(await collect(mergeAsync([]))).toEqual([]);
  });

  test('are read no further than the buffer while nobody consumes', async () => {
    let made = 0;
    async function* endless() {
      for (;;) yield made++;
    }
    const merged = mergeAsync([endless()]);
    await merged.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBeLessThan(1000);
    await merged.return();
  });

  test('give what came before the error of one of them, and then the error', async () => {
    async function* failing() {
      yield 1;
      throw new Error('first');
    }
    const seen: number[] = [];
    const run = async () => {
      for await (const item of mergeAsync([failing()])) seen.push(item);
    };
    await expect(run()).rejects.toThrow('first');
    expect(seen).toEqual([1]);
  });
});

describe('concurrent work', () => {
  test('is done once for each item, by so many at once', async () => {
    let running = 0;
    let most = 0;
    const done = await collect(
      mapConcurrently([1, 2, 3, 4, 5], 2, async (item) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        return item * 10;
      }),
    );
    expect(done.toSorted((a, b) => a - b)).toEqual([10, 20, 30, 40, 50]);
    expect(most).toBe(2);
  });

  test('rejects with the first error', async () => {
    await expect(collect(mapConcurrently([1], 3, () => Promise.reject(new Error('x'))))).rejects.toThrow('x');
  });
});
