/** Splits a list into batches of at most `size` items. */
export function splitIntoBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Like `splitIntoBatches`, but makes each batch only when it is asked for. */
export function* iterateBatches<T>(items: Iterable<T>, size: number): Generator<T[], void> {
  let batch: T[] = [];
  for (const item of items) {
    if (batch.push(item) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Items that are read ahead of the consumer, at most. */
const maxBufferedItems = 256;

/**
 * Merges several sources in the order of arrival, with back-pressure: while nobody consumes, no
 * source is read further than the buffer holds.
 * @throws the first error of any source.
 */
export async function* mergeAsync<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T, void> {
  let buffer: T[] = [];
  let openSources = sources.length;
  let failure: { error: unknown } | undefined;
  let wake = Promise.withResolvers<void>();
  let spaceAvailable = Promise.withResolvers<void>();
  const pump = async (source: AsyncIterable<T>) => {
    try {
      for await (const item of source) {
        buffer.push(item);
        wake.resolve();
        while (buffer.length >= maxBufferedItems) await spaceAvailable.promise;
      }
    } catch (error) {
      failure ??= { error };
    }
    openSources--;
    wake.resolve();
  };
  for (const source of sources) void pump(source);
  for (;;) {
    const batch = buffer;
    buffer = [];
    spaceAvailable.resolve();
    spaceAvailable = Promise.withResolvers<void>();
    for (const item of batch) yield item;
    if (failure !== undefined) throw failure.error;
    if (buffer.length > 0) continue;
    if (openSources === 0) return;
    await wake.promise;
    wake = Promise.withResolvers<void>();
  }
}

/**
 * Runs `work` for all items, at most `limit` at once, and yields the results in the order of
 * arrival.
 */
export function mapConcurrently<T, R>(items: Iterable<T>, limit: number, work: (item: T) => Promise<R>): AsyncGenerator<R, void> {
  return mergeAsync(createWorkers(items, limit, work));
}

function createWorkers<T, R>(items: Iterable<T>, count: number, work: (item: T) => Promise<R>): AsyncGenerator<R, void>[] {
  // The workers share one iterator, so each item is worked on once.
  const iterator = items[Symbol.iterator]();
  return Array.from({ length: count }, async function* () {
    for (let next = iterator.next(); !next.done; next = iterator.next()) yield await work(next.value);
  });
}
